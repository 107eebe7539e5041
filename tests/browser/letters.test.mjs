// Letters to fill in: her words become a letter in the language she chooses, to change, copy, print or open in another
// app. Nothing of it is kept or leaves the phone by itself; without scripts it is a form to fill in with a pen.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import axe from "axe-core/axe.min.js";
import { chosen, refuse } from "./clipboard.mjs";
import { fileAddress, pages, read, scripts, start, tab } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

/** Addresses are hashes of ids, so that a browser's history says nothing. */
const page = (language, id) =>
  `${language}/letters/${createHash("sha256").update(id).digest("hex").slice(0, 8)}.html`;
const letters = pages.filter((path) => /^(en|ur)\/letters\/[0-9a-f]{8}\.html$/.test(path));

/** What she fills in, field by field; of a list, entry by entry. */
const FILLED = {
  cybercrime: [
    {
      "crime-kind": "Blackmail",
      when: " 12-03-2026, 9 pm ",
      "other-account": "@someone & co",
      "what-happened": "He sent {when} my picture.\nHe wants money.",
      phone: "+92 300-0000000",
    },
  ],
  "evidence-log": [
    { when: "1 March", "what-happened": "پہلا پیغام", "kept-where": "With S." },
    {},
    { when: "2 March", links: "https://example.org/a?b=1" },
  ],
};

/** And the letters of it. Lines with an empty field are not there, and no more than one empty line stands between. */
const LETTERS = {
  cybercrime: {
    en: `To the National Cyber Crime Investigation Agency (NCCIA)

Kind of crime: Blackmail
When: 12-03-2026, 9 pm
Account or number of the other person: @someone & co

What happened: He sent {when} my picture.
He wants money.

I have written only what I know myself.

Mobile number: +92 300-0000000`,
    ur: `بنام نیشنل سائبر کرائم انویسٹی گیشن ایجنسی (NCCIA)

جرم کی قسم: Blackmail
کب: \u200e12-03-2026, 9 pm
دوسرے شخص کا اکاؤنٹ یا نمبر: @someone & co

کیا ہوا: He sent {when} my picture.
He wants money.

میں نے صرف وہ لکھا ہے جو میں خود جانتی ہوں۔

موبائل نمبر: \u200e+92 300-0000000`,
  },
  "evidence-log": {
    en: `What happened, by date

When: 1 March
What happened: پہلا پیغام
Where the proof is kept: With S.

When: 2 March
Link: https://example.org/a?b=1`,
    ur: `کیا ہوا، تاریخ کی ترتیب سے

کب: \u200e1 March
کیا ہوا: پہلا پیغام
ثبوت کہاں رکھا ہے: With S.

کب: \u200e2 March
لنک: https://example.org/a?b=1`,
  },
};

/** The letter `id` on the page of `language`, filled in; requests of any kind are written into `asked`. */
async function filled(language, id, { asked = [], width = 360, ...options } = {}) {
  const open = await tab(site, width, options);
  await open.goto(site.address + page(language, id));
  open.on("request", (request) => asked.push(request.url()));
  for (const [at, fields] of FILLED[id].entries()) {
    if (at) await open.click("button[name=more]");
    for (const [field, words] of Object.entries(fields)) {
      await open.locator(".entry").nth(at).locator(`[data-field="${field}"]`).fill(words);
    }
  }
  return open;
}

const written = (open) => open.locator("[name=message]").inputValue();
const shown = (open, selector) => open.locator(selector).evaluateAll((all) => all.map((one) => one.checkVisibility()));

test("there are letters in both languages, and only they load the script, of 1.1 kB", () => {
  assert.equal(letters.length, 14);
  const [name, ...others] = scripts.filter((file) => file.includes("/letter."));
  assert.ok(name && !others.length);
  assert.ok(gzipSync(read(name), { level: 9 }).length <= 1100);
  assert.doesNotMatch(read(name), /\?\.|\?\?|catch\s*\{|Storage|cookie|indexedDB|caches|fetch|history|https?:/);
  const users = pages.filter((path) => read(path).includes("/letter."));
  assert.deepEqual(users.filter((path) => /^(en|ur)\//.test(path)), letters);
});

test("the tab of a letter says nothing of it", () => {
  for (const path of letters) {
    const [, title] = read(path).match(/<title>(.*?)<\/title>/);
    assert.ok(["Phone help", "فون کی مدد"].includes(title), title);
  }
});

for (const id of Object.keys(FILLED)) {
  for (const language of ["en", "ur"]) {
    test(`${id}, read in ${language}: the letter in either language`, async () => {
      const asked = [];
      const open = await filled(language, id, { asked });
      assert.equal(await written(open), LETTERS[id][language], "first in her own");
      for (const other of ["en", "ur"]) {
        await open.check(`[name=words]:has(+ [lang=${other}])`);
        assert.equal(await written(open), LETTERS[id][other]);
        const [lang, dir] = await open.locator("[name=message]").evaluate((field) => [field.lang, field.dir]);
        assert.deepEqual([lang, dir], [other, other === "ur" ? "rtl" : "ltr"]);
      }
      const hrefs = () => open.locator(".check-in a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      const carry = (text) => [`sms:?body=${encodeURIComponent(text)}`, `whatsapp://send?text=${encodeURIComponent(text)}`];
      assert.deepEqual(await hrefs(), carry(LETTERS[id].ur));
      const own = "میں & I = 50% #1 + ?\nok";
      await open.fill("[name=message]", own);
      assert.deepEqual(await hrefs(), carry(own), "what she changes herself too");

      await open.click("button[type=reset]");
      assert.equal(await written(open), "");
      assert.deepEqual(await hrefs(), ["sms:?body=", "whatsapp://send?text="]);
      assert.equal(await open.locator(".entry").count(), 1);
      // The browser fetches the icon when it likes.
      assert.deepEqual(asked.filter((url) => !url.includes("/assets/icon.")), [], "nothing is asked of anybody");
      await open.close();
    });

    test(`${id}, read in ${language}: nothing is stored, and whatever way she leaves, it is gone`, async () => {
      const open = await filled(language, id);
      const empty = async (when) => {
        const left = await open.evaluate(() => [
          ...[...document.querySelectorAll("[data-field], [name=message]")].map((field) => field.value),
          document.querySelector(".sheet").textContent,
        ]);
        assert.equal(left.join(""), "", when);
        assert.equal(await open.locator(".entry").count(), 1, when);
      };
      const kept = await open.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        document.cookie,
        (await caches.keys()).length,
        (await indexedDB.databases()).length,
        history.state,
        name,
        location.search + location.hash,
      ]);
      assert.deepEqual(kept, [0, 0, "", 0, 0, null, "", ""]);
      await open.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
      await empty("as the browser puts it aside");
      await open.locator("[data-field]").first().fill("again");
      await open.reload();
      await empty("after a reload");
      await open.locator("[data-field]").first().fill("again");
      await open.goto(`${site.address}index.html`);
      await open.goBack();
      await open.waitForSelector("form.on");
      await open.waitForTimeout(50);
      await empty("after Back");
      await open.close();
    });

    test(`${id}, read in ${language}: on paper the letter alone`, async () => {
      const open = await filled(language, id);
      await open.emulateMedia({ media: "print" });
      const paper = (await open.locator("body").innerText()).trim();
      assert.equal(paper, LETTERS[id][language]);
      await open.evaluate(() => (window.print = () => (window.printed = true)));
      await open.emulateMedia({ media: "screen" });
      await open.click("button[name=print]");
      await open.waitForFunction(() => window.printed);
      await open.close();
    });
  }

  test(`${id}: where the phone refuses to copy, the words are marked, and she is told what to do`, async () => {
    const open = await filled("ur", id);
    await refuse(open);
    await open.click("button[name=copy]");
    await open.locator("[name=copy] + [role=status] > :last-child").waitFor();
    const [copied, marked] = await shown(open, "[name=copy] + [role=status] > *");
    assert.deepEqual([copied, marked], [false, true]);
    assert.equal(await chosen(open), LETTERS[id].ur);
    await open.locator("[name=message]").press("End");
    await open.locator("[name=message]").type("!");
    assert.deepEqual(await shown(open, "[name=copy] + [role=status] > *"), [false, false]);
    await open.close();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`${id}: axe finds nothing once it is filled in, ${colorScheme}`, async () => {
      const open = await filled("ur", id, { colorScheme, viewport: { width: 360, height: 9000 } });
      await open.evaluate(axe.source);
      const faults = await open.evaluate(async () => {
        const { violations } = await axe.run();
        return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
      });
      await open.close();
      assert.deepEqual(faults, []);
    });
  }
}

test("a list prints six entries to fill in with a pen, with scripts or without, as long as nothing is written", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const open = await tab(site, 360, { javaScriptEnabled });
    await open.goto(site.address + page("ur", "evidence-log"));
    assert.deepEqual(await shown(open, ".lines"), Array(5).fill(false));
    await open.emulateMedia({ media: "print" });
    assert.deepEqual(await shown(open, ".entry, .lines"), Array(6).fill(true));
    const rows = await open.locator(".lines").evaluateAll((all) => all.map((entry) => entry.querySelectorAll("hr").length));
    assert.deepEqual(rows, Array(5).fill(7), "a row for each field, one more for each of several lines");
    await open.close();
  }
});

for (const [how, address] of [
  ["by the clipboard", (path) => site.address + path],
  ["the old way, in a page opened as a file", fileAddress],
]) {
  test(`a letter is copied ${how}`, async () => {
    const open = await tab(site, 360);
    await open.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    if (address === fileAddress) {
      await open.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    }
    await open.goto(address(page("ur", "bank")));
    await open.locator("[data-field]").first().fill("x");
    const wanted = await written(open);
    await open.click("button[name=copy]");
    await open.waitForSelector(".check-in [role=status] :not([hidden])");
    assert.deepEqual(await shown(open, ".check-in [role=status] span"), [true, false]);
    await open.fill("[name=message]", "");
    assert.deepEqual(await shown(open, ".check-in [role=status] span"), [false, false], "“copied” goes away with the next word");
    await open.focus("[name=message]");
    await open.keyboard.press("Control+V");
    assert.equal(await written(open), wanted);
    await open.close();
  });
}

test("says by how much a letter is over a limit", async () => {
  const open = await tab(site, 360);
  await open.goto(site.address + page("en", "bank"));
  await open.evaluate(() => Object.assign(document.querySelector("form").dataset, { limit: 3, over: "%1 over." }));
  await open.fill("[name=message]", "چار۔x");
  await open.waitForFunction(() => document.querySelector(".check-in [role=status]").textContent === "5 characters. 2 over.");
  await open.close();
});

for (const path of letters) {
  test(`${path}: warns before the first field that can show who she is; all is wide enough for a thumb`, async () => {
    const open = await tab(site, 320);
    await open.goto(site.address + path);
    const [warning, ...others] = await open.locator(".entry .alert-caution").all();
    assert.ok(warning && !others.length);
    const order = await open.evaluate(() => {
      const marks = [...document.querySelectorAll(".entry .alert, .entry label em")];
      return marks.map((mark) => mark.localName);
    });
    assert.equal(order[0], "div");
    assert.ok(order.length > 1 && order.slice(1).every((name) => name === "em"));
    assert.ok(await open.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth));
    const small = await open.evaluate(() =>
      [...document.querySelectorAll("form a, form button, textarea, input:not([type=radio]), fieldset label")]
        .map((target) => target.getBoundingClientRect())
        .filter((box) => box.height < 47.9 || box.width < 47.9 || box.right > innerWidth || box.left < 0),
    );
    assert.deepEqual(small, []);
    await open.close();
  });

  test(`${path}: without scripts, and on paper, lines to write on`, async () => {
    const bare = await tab(site, 360, { javaScriptEnabled: false });
    await bare.goto(site.address + path);
    for (const media of ["screen", "print"]) {
      await bare.emulateMedia({ media });
      assert.ok((await shown(bare, "input, textarea, button, form a")).every((visible) => !visible), media);
      const lines = await bare.locator(".entry label").evaluateAll((labels) =>
        labels.map((label) => {
          const line = label.nextElementSibling;
          const box = line.getBoundingClientRect();
          return line.localName === "hr" && box.width > 250 && box.top - label.getBoundingClientRect().bottom >= 28;
        }),
      );
      assert.ok(lines.length > 3 && lines.every(Boolean), media);
    }
    await bare.close();
  });
}
