// What an author sees of `mashal serve`: changes come into the open page, faults over it, and nothing is loaded anew.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import axe from "axe-core/axe.min.js";
import { launch } from "./browser.mjs";
import { end, endAll, preview, timeout, write } from "./serving.mjs";

const theme = fileURLToPath(new URL("../../themes/default/", import.meta.url));

// ---- A site of its own ----------------------------------------------------------------------------------------------

const paragraphs = (word) => Array.from({ length: 40 }, (_, at) => `${word} ${at + 1}.`).join("\n\n");
const sources = `[[sources]]\ntitle = "Who says so"\nurl = "https://example.org/"\ndate = 2025-06-03\n`;
const guide = {
  en: `+++\ntitle = "Locks"\nsummary = "A lock for each door."\n\n${sources}+++\n\n${paragraphs("Paragraph")}\n`,
  ur: `+++\ntitle = "تالے"\nsummary = "ہر دروازے کا تالا۔"\n\n${sources}+++\n\n${paragraphs("پیراگراف")}\n`,
};
const files = {
  "mashal.toml": 'source_language = "en"\n\n[[languages]]\ntag = "en"\n\n[[languages]]\ntag = "ur"\n',
  "locales/en/site.ftl": "site-title = Doors and locks\nsite-tagline = Plain words\n",
  "locales/ur/site.ftl": "site-title = دروازے اور تالے\n",
  "content/en/_index.md": '+++\ntitle = "Start"\n+++\n\nWelcome.\n',
  "content/ur/_index.md": '+++\ntitle = "شروع"\n+++\n\nخوش آمدید۔\n',
  "content/en/locks.md": guide.en,
  "content/ur/locks.md": guide.ur,
  "content/en/spare.md": '+++\ntitle = "Spare"\n+++\n\nOnly here to go away.\n',
};

function newSite(changes = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "mashal-preview-"));
  for (const [name, text] of Object.entries({ ...files, ...changes })) write(folder, name, text);
  return folder;
}

// ---- The browser ----------------------------------------------------------------------------------------------------

let browser, folder, server;
const folders = [];

before(async () => {
  folders.push((folder = newSite()));
  [browser, server] = await Promise.all([launch(), preview(folder)]);
}, { timeout: 60_000 });

after(async () => {
  await browser?.close();
  await endAll();
  for (const each of folders) rmSync(each, { recursive: true, force: true });
}, { timeout: 60_000 });

let contexts = [];
let complaints = [];
afterEach(async () => {
  for (const context of contexts) await context.close();
  [contexts, complaints] = [[], []];
});

/** A tab of the size of a phone. What its console complains of must match `expected`, or `quiet()` fails. */
async function open(place, { expected = /^$/, prepare, at = server, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  contexts.push(context);
  context.setDefaultTimeout(timeout);
  if (prepare) await context.addInitScript(prepare);
  const page = await context.newPage();
  page.on("console", (message) => {
    const text = message.text();
    if (["error", "warning"].includes(message.type()) && !expected.test(text)) complaints.push(text);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => request.url().startsWith(at.address) || complaints.push(`asks for ${request.url()}`));
  // Not "load" alone: the client must have its first word from the server.
  const listening = page.waitForRequest(/\/__mashal\/events$/);
  await page.goto(at.address + place);
  await listening;
  // If the page is ever loaded anew, this is gone.
  await page.evaluate(() => (window.marker = "still here"));
  return page;
}

const quiet = () => assert.deepEqual(complaints, []);
const seen = (page, words) => page.getByText(words, { exact: true }).first().waitFor();
const untouched = async (page) => assert.equal(await page.evaluate(() => window.marker), "still here");
const edit = (name, change, where = folder) =>
  write(where, name, change(readFileSync(path.join(where, name), "utf8")));
const unclosed = (text) => text.replace(/^title = "(.*)"$/m, 'title = "$1');
const panel = (page) => page.getByRole("region", { name: /^\d+ error/ });

const scene = (name, run) => test(name, { timeout: 90_000 }, run);

// ---- Changes --------------------------------------------------------------------------------------------------------

scene("an edit comes into the page, which stays where it is", async () => {
  const page = await open("en/locks.html");
  await page.evaluate(() => {
    document.querySelector("details").open = true;
    const twentieth = document.querySelectorAll(".prose p")[19];
    scrollTo(0, twentieth.getBoundingClientRect().top);
  });
  const place = () =>
    page.evaluate(() => {
      const found = [...document.querySelectorAll(".prose p")].find((each) => each.textContent === "Paragraph 25.");
      return Math.round(found.getBoundingClientRect().top);
    });
  const address = page.url();
  const placeBefore = await place();

  edit("content/en/locks.md", (text) => text.replace("Paragraph 22.", "Paragraph twenty-two."));
  await seen(page, "Paragraph twenty-two.");
  assert.equal(await place(), placeBefore);

  // Above what is on screen: more lines there move nothing here.
  edit("content/en/locks.md", (text) => text.replace("Paragraph 3.", "One more.\n\nAnd one more.\n\nParagraph 3."));
  await page.getByText("And one more.").waitFor();
  assert.ok(Math.abs((await place()) - placeBefore) <= 1, `${await place()} ≠ ${placeBefore}`);
  assert.ok(await page.evaluate(() => scrollY > 300));

  assert.equal(await page.evaluate(() => document.querySelector("details").open), true);
  assert.equal(page.url(), address);
  await untouched(page);
  write(folder, "content/en/locks.md", guide.en);
  await seen(page, "Paragraph 22.");
  quiet();
});

scene("of many edits at once, the last is what stays", async () => {
  const page = await open("en/locks.html");
  for (let turn = 1; turn <= 12; turn += 1) {
    write(folder, "content/en/locks.md", guide.en.replace("Paragraph 1.", `Turn ${turn} of twelve.`));
    await new Promise((done) => setTimeout(done, 30));
  }
  await seen(page, "Turn 12 of twelve.");
  await page.waitForTimeout(700);
  await seen(page, "Turn 12 of twelve.");
  await untouched(page);
  write(folder, "content/en/locks.md", guide.en);
  await seen(page, "Paragraph 1.");
  quiet();
});

scene("title, language and classes follow, and what is typed stays", async () => {
  const page = await open("en/locks.html");
  // The theme has no field; one of a theme's own would stand like this.
  const base = readFileSync(path.join(theme, "templates/base.html"), "utf8");
  const field = '<p><label>Search <input id="search"></label> <input class="plain"></p>';
  const withField = base.replace("<footer", `${field}\n<footer`);
  write(folder, "themes/default/templates/base.html", withField);
  await page.locator("#search").fill("two-step");
  await page.evaluate(() => document.querySelector("#search").setSelectionRange(3, 5));
  edit("content/en/locks.md", (text) => text.replace('"Locks"', '"Keys"'));
  await page.waitForFunction(() => document.title.startsWith("Keys"));
  const typed = await page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return [value, selectionStart, selectionEnd];
  });
  assert.deepEqual(typed, ["two-step", 3, 5]);
  write(folder, "themes/default/templates/base.html", withField.replace('<body class="', '<body data-edited class="'));
  await page.locator("body[data-edited]").waitFor();
  assert.equal(await page.locator("#search").inputValue(), "two-step");
  rmSync(path.join(folder, "themes"), { recursive: true });
  write(folder, "content/en/locks.md", guide.en);
  await page.waitForFunction(() => document.title.startsWith("Locks") && !document.querySelector("#search"));
  await untouched(page);
  quiet();
});

scene("a colour in the style sheet changes on the page, without a moment without style", async () => {
  const css = readFileSync(path.join(theme, "assets/style.css"), "utf8");
  const page = await open("en/locks.html");
  await page.evaluate(() => {
    window.touched = 0;
    new MutationObserver((changes) => (window.touched += changes.length)).observe(document.body, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
    window.bare = 0;
    const look = () => {
      if (getComputedStyle(document.body).marginTop !== "0px") window.bare += 1;
      requestAnimationFrame(look);
    };
    look();
  });
  for (const [colour, wanted] of [["#123456", "rgb(18, 52, 86)"], ["#654321", "rgb(101, 67, 33)"]]) {
    write(folder, "themes/default/assets/style.css", css.replace(/--paper: #[0-9a-f]+/, `--paper: ${colour}`));
    await page.waitForFunction((now) => getComputedStyle(document.body).backgroundColor === now, wanted);
  }
  await page.waitForFunction(() => document.querySelectorAll("head link[rel=stylesheet]").length === 1);
  assert.deepEqual(await page.evaluate(() => [window.touched, window.bare]), [0, 0]);
  await untouched(page);
  rmSync(path.join(folder, "themes"), { recursive: true });
  await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor !== "rgb(101, 67, 33)");
  quiet();
});

scene("a template's and a message's change reach all open pages", async () => {
  const [english, urdu] = await Promise.all([open("en/locks.html"), open("ur/locks.html")]);
  edit("locales/ur/site.ftl", (text) => text.replace("دروازے اور تالے", "نئے تالے"));
  await seen(urdu, "نئے تالے");
  const base = readFileSync(path.join(theme, "templates/base.html"), "utf8");
  const edited = base.replace('<footer class="foot">', '<footer class="foot edited">');
  write(folder, "themes/default/templates/base.html", edited);
  for (const page of [english, urdu]) await page.locator("footer.edited").waitFor({ state: "attached" });
  rmSync(path.join(folder, "themes"), { recursive: true });
  write(folder, "locales/ur/site.ftl", files["locales/ur/site.ftl"]);
  for (const page of [english, urdu]) await page.locator("footer.edited").waitFor({ state: "detached" });
  await seen(urdu, "دروازے اور تالے");
  for (const page of [english, urdu]) await untouched(page);
  quiet();
});

scene("a page that is deleted says so, and comes back when it is there again", async () => {
  const page = await open("en/spare.html", { expected: /status of 404/ });
  rmSync(path.join(folder, "content/en/spare.md"));
  await page.getByText("This page no longer exists in the site.").waitFor();
  await seen(page, "Only here to go away.");
  write(folder, "content/en/spare.md", files["content/en/spare.md"].replace("to go away", "again"));
  await seen(page, "Only here again.");
  await page.getByText("This page no longer exists in the site.").waitFor({ state: "detached" });
  write(folder, "content/en/spare.md", files["content/en/spare.md"]);
  await seen(page, "Only here to go away.");
  await untouched(page);
  quiet();
});

// ---- Faults ---------------------------------------------------------------------------------------------------------

for (const [language, words] of [["en", "Paragraph 1."], ["ur", "پیراگراف 1."]]) {
  scene(`a fault is shown over the page and goes with its cause (${language})`, async () => {
    const page = await open(`${language}/locks.html`);
    edit("content/ur/locks.md", unclosed);
    await panel(page).waitFor();
    const place = panel(page).getByRole("button", { name: /content\/ur\/locks\.md:2:\d+/ });
    await place.waitFor();
    await panel(page).getByText("front-matter/syntax").waitFor();
    assert.match(await panel(page).locator(".excerpt").innerText(), /title = "تالے/);
    assert.ok(await page.getByText(words, { exact: true }).count(), "the page is still there");

    const beyond = await page.evaluate(() => {
      const root = document.querySelector("mashal-preview").shadowRoot;
      const wide = [...root.querySelectorAll("*")].filter((each) => {
        const box = each.getBoundingClientRect();
        return box.width > 1 && (box.left < 0 || box.right > innerWidth || each.scrollWidth > each.clientWidth + 1);
      });
      return [
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ...wide.filter((each) => getComputedStyle(each).display !== "inline").map((each) => each.outerHTML),
      ];
    });
    assert.deepEqual(beyond, [0], "nothing lies beyond the edge");

    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "1 error" }).click();
    await panel(page).waitFor();
    await panel(page).getByRole("button", { name: /^Hide/ }).click();
    await page.getByRole("button", { name: "1 error" }).waitFor();

    // Another fault brings them all back to the front, by themselves.
    edit("content/en/locks.md", unclosed);
    await page.getByRole("region", { name: "2 errors" }).waitFor();
    write(folder, "content/en/locks.md", guide.en);
    write(folder, "content/ur/locks.md", guide.ur);
    await panel(page).waitFor({ state: "detached" });
    await page.getByRole("button", { name: /error/ }).waitFor({ state: "detached" });
    await untouched(page);
    quiet();
  });
}

scene("a touch on a fault's place copies it, also where the browser has no clipboard for scripts", async () => {
  const withClipboard = { permissions: ["clipboard-read", "clipboard-write"] };
  const modern = await open("en/locks.html", withClipboard);
  const plain = await open("en/locks.html", { ...withClipboard, prepare: () => {
    Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
  } });
  edit("content/en/locks.md", unclosed);
  for (const page of [modern, plain]) {
    await panel(page).getByRole("button", { name: /locks\.md:2:/ }).click();
    await page.getByText(/^copied: content\/en\/locks\.md:2:\d+$/).waitFor();
  }
  write(folder, "content/en/locks.md", guide.en);
  await panel(plain).waitFor({ state: "detached" });
  quiet();
});

scene("the focus is not taken from someone who types", async () => {
  const page = await open("en/locks.html");
  await page.locator("summary").last().focus();
  edit("content/en/locks.md", unclosed);
  await panel(page).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.localName), "summary");
  write(folder, "content/en/locks.md", guide.en);
  await panel(page).waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.localName), "summary");
  quiet();
});

for (const colorScheme of ["light", "dark"]) {
  scene(`axe finds nothing in what is drawn over the page, ${colorScheme}`, async () => {
    // axe itself tries an inline style.
    const page = await open("ur/locks.html", { colorScheme, expected: /inline style/ });
    edit("content/ur/locks.md", unclosed);
    await panel(page).getByRole("button", { name: /locks\.md:2:/ }).click();
    await page.getByText("locks.md:2:").last().waitFor();
    await page.evaluate(axe.source);
    const look = () =>
      page.evaluate(async () => {
        const { violations } = await axe.run("mashal-preview");
        return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
      });
    assert.deepEqual(await look(), []);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "1 error" }).waitFor();
    assert.deepEqual(await look(), []);
    write(folder, "content/ur/locks.md", guide.ur);
    await page.getByRole("button", { name: /error/ }).waitFor({ state: "detached" });
    quiet();
  });
}

scene("warnings are a pill that opens", async () => {
  const page = await open("ur/locks.html");
  // A text that a translation does not have is taken from the source, with a warning.
  edit("content/ur/locks.md", (text) => text.replace(/^title = .*\n/m, ""));
  const pill = page.getByRole("button", { name: /^\d+ warning/ });
  await pill.waitFor();
  assert.equal(await page.getByRole("region", { name: /warning/ }).count(), 0);
  await pill.click();
  await page.getByRole("region", { name: /warning/ }).getByText("content/ur/locks.md").first().waitFor();
  write(folder, "content/ur/locks.md", guide.ur);
  await page.getByRole("region", { name: /warning/ }).waitFor({ state: "detached" });
  await untouched(page);
  quiet();
});

scene("a site with faults from the start shows them, then the page", async () => {
  const broken = newSite({ "content/en/locks.md": unclosed(guide.en) });
  folders.push(broken);
  const other = await preview(broken);
  const page = await open("en/locks.html", { at: other, expected: /status of 503/ });
  await panel(page).getByRole("button", { name: /content\/en\/locks\.md:2:/ }).waitFor();
  write(broken, "content/en/locks.md", guide.en);
  await seen(page, "Paragraph 1.");
  await panel(page).waitFor({ state: "detached" });
  await page.waitForFunction(() => getComputedStyle(document.body).marginTop === "0px");
  assert.match(await page.title(), /^Locks/);
  await untouched(page);
  await page.close();
  await end(other.child);
  quiet();
});

scene("many faults of one kind are summed up, and shown each when asked for", async () => {
  const deep = "\n## Here\n\n#### Deep\n".repeat(120);
  const many = newSite({ "content/en/locks.md": guide.en + deep });
  folders.push(many);
  const other = await preview(many);
  const page = await open("en/locks.html", { at: other });
  await page.getByRole("button", { name: "120 warnings" }).click();
  const shown = page.getByRole("region", { name: "120 warnings" });
  const faults = shown.getByRole("listitem").filter({ has: page.getByRole("button") });
  await shown.getByText("120 × guide/heading-level in 1 file").waitFor();
  assert.equal(await faults.count(), 3);
  await shown.getByRole("button", { name: "Show each" }).click();
  await faults.nth(119).waitFor();
  assert.equal(await shown.getByRole("button", { name: "Show each" }).count(), 0);
  await page.close();
  await end(other.child);
  quiet();
});

// ---- Messages -------------------------------------------------------------------------------------------------------

const marks = () => {
  const text = document.documentElement.outerHTML + document.title;
  return (text.match(/[\uE000-\uE002]/g) ?? []).length;
};

scene("?show=messages names the messages, and leaves no mark", async () => {
  const page = await open("ur/locks.html?show=messages");
  const titles = page.locator("mashal-message", { hasText: "دروازے اور تالے" });
  await titles.first().waitFor();
  assert.equal(await titles.first().evaluate((each) => getComputedStyle(each).outlineStyle), "dashed");
  const badge = titles.first().getByRole("button", { name: /ur\/site-title, locales\/ur\/site\.ftl:1$/ });
  await badge.click();
  await page.getByText(/^ur\/site-title copied: locales\/ur\/site\.ftl:1$/).waitFor();
  const labels = page.locator("[data-mashal-messages] > mashal-badge[data-where=aria-label]");
  await labels.first().waitFor({ state: "attached" });
  await page.getByText(/^\d+ messages on this page$/).waitFor();
  assert.equal(await page.evaluate(marks), 0);
  const beyond = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  assert.equal(await page.evaluate(beyond), 0, "nothing lies beyond the edge");

  // Also after a change, which is made in place as ever; a tagline in Urdu is not there, so it comes from English.
  edit("locales/ur/site.ftl", (text) => `# A line more.\n${text.replace("دروازے اور تالے", "نئے تالے")}`);
  await page.locator("mashal-message", { hasText: "نئے تالے" }).first().waitFor();
  await page.getByRole("button", { name: /ur\/site-title, locales\/ur\/site\.ftl:2$/ }).first().waitFor();
  assert.equal(await page.evaluate(marks), 0);
  await page.getByText(/from another language/).waitFor();
  await page.locator("mashal-message[data-mashal-messages=other]", { hasText: "Plain words" }).waitFor();
  await untouched(page);

  // A walk through the site, and out.
  await page.locator("a.site").press("Enter");
  await page.waitForURL(/ur\/index\.html\?show=messages$/);
  await page.getByText(/^\d+ messages? on this page$/).waitFor();
  await page.getByRole("link", { name: "Leave this mode" }).click();
  await page.waitForURL(/ur\/index\.html$/);
  assert.equal(await page.locator("mashal-message").count(), 0);
  write(folder, "locales/ur/site.ftl", files["locales/ur/site.ftl"]);
  await page.locator("a.site", { hasText: "دروازے اور تالے" }).waitFor();
  quiet();
});

// ---- The connection -------------------------------------------------------------------------------------------------

scene("tabs that are not on screen hold no connection", async () => {
  const context = await browser.newContext();
  contexts.push(context);
  context.setDefaultTimeout(timeout);
  await context.addInitScript(() => {
    window.asleep = false;
    Object.defineProperty(document, "hidden", { get: () => window.asleep });
  });
  const change = (page, asleep) =>
    page.evaluate((value) => {
      window.asleep = value;
      document.dispatchEvent(new Event("visibilitychange"));
    }, asleep);
  const tabs = [];
  // A browser opens six connections to a host: the seventh tab would wait for ever.
  for (let number = 0; number < 9; number += 1) {
    const page = await context.newPage();
    tabs.push(page);
    await page.goto(`${server.address}en/locks.html`);
    await change(page, number < 8);
  }
  edit("content/en/locks.md", (text) => text.replace("Paragraph 1.", "For nine tabs."));
  await seen(tabs[8], "For nine tabs.");
  assert.equal(await tabs[0].getByText("For nine tabs.").count(), 0);
  await change(tabs[0], false);
  await seen(tabs[0], "For nine tabs.");
  write(folder, "content/en/locks.md", guide.en);
  await seen(tabs[0], "Paragraph 1.");
});

scene("a server that ends says so in the page, and is found again when it is back", async () => {
  const page = await open("en/locks.html", { expected: /net::ERR_/ });
  const port = new URL(server.address).port;
  await end(server.child);
  const notice = page.getByText("The preview server does not answer.");
  await notice.waitFor({ timeout: 5000 });
  await seen(page, "Paragraph 1.");
  // What has changed meanwhile is there at once.
  edit("content/en/locks.md", (text) => text.replace("Paragraph 1.", "While it was away."));
  server = await preview(folder, "--port", port);
  await seen(page, "While it was away.");
  await notice.waitFor({ state: "detached" });
  edit("content/en/locks.md", (text) => text.replace("Paragraph 2.", "And when it was back."));
  await seen(page, "And when it was back.");
  await untouched(page);
  quiet();
});
