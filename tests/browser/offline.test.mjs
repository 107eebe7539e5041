// A reader keeps pages on her phone: only when she asks, whole or not at all, always of one version, and off again
// without a rest.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { build, host, temporary, weight } from "./host.mjs";
import { address, fileAddress, pages } from "./site.mjs";

const GUIDE = address("reporting/online");
const OTHER = address("digital-safety/photos");
const DIRECTION = { en: "ltr", ur: "rtl" };
let browser, built;

/** Versions of the site: its changes, and what `mashal build` is told. */
const VERSIONS = {
  first: [[]],
  // One guide.
  second: [[["content/en/reporting/online.md", "{#now}\n", "{#now}\n\nA new first word.\n"]]],
  // A word on every page, several pages, the style sheet.
  whole: [
    [
      ...["en", "ur"].map((lang) => [`locales/${lang}/site.ftl`, "site-tagline = ", "site-tagline = v2 "]),
      ["content/en/units.md", "Here are", "v2 Here are"],
      ["content/en/reporting/online.md", "{#now}\n", "{#now}\n\nA new first word.\n"],
      ["content/en/digital-safety/photos.md", "{#now}\n", "{#now}\n\nA new first word.\n"],
      ["themes/default/assets/style.css", "margin-block-start: 2rem;", "margin-block-start: 2.25rem;"],
    ],
  ],
  retired: [[["content/directory.toml", /(id = "pta"[^]*?status = )"sourced"/, '$1"retired"']]],
  // A guide more, for a while.
  tasks: [[["content/en/well-being.md", "## My body", "A new first word.\n\n## My body"]]],
  more: [[["content/en/tax.md", null, '+++\ntitle = "Tax"\n+++\n\nFile before the day.\n']]],
  moved: [
    [["content/en/money.md", null, '+++\ntitle = "Money"\naliases = ["tax"]\n+++\n\nFile before the day, and keep the slip.\n']],
  ],
  never: [[], ["--no-offline"]],
};

before(async () => {
  built = temporary();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  built?.remove();
});

/** The folder of a version, built once. */
function version(name) {
  const out = path.join(built.folder, name);
  if (!readdirSync(built.folder).includes(name)) build(out, ...VERSIONS[name]);
  return out;
}

/** A reader at her phone before a host of a version, below the path `at`; she goes with the test `t`. */
async function reader(t, { at = "/", shown = "first" } = {}) {
  const site = await host({ [at]: version(shown) });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  t.after(async () => {
    await context.close();
    await site.close();
  });
  context.setDefaultTimeout(20000);
  return {
    site,
    context,
    root: site.origin + at,
    page: await context.newPage(),
    show: (name) => (site.folders[at] = version(name)),
    open(file) {
      return this.page.goto(this.root + file);
    },
  };
}

/** What the browser holds of this site, or of any. */
const held = (page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).sort();
    const files = [];
    for (const name of names) for (const { url } of await (await caches.open(name)).keys()) files.push(url);
    const workers = (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope);
    return { names, files, workers };
  });

/** The index of what is kept. */
const index = (page) =>
  page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const found = await (await caches.open(name)).match(new URL(`${name.replace("kept ", "")}?kept`, location.origin).href);
      if (found) return found.json();
    }
    return null;
  });

const read = (version, file) => readFileSync(path.join(version, file), "utf8");
const listOf = (version, name) => JSON.parse(read(version, `${name}.json`));
const say = (files) => String(Math.ceil(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000));
/** Digits of any script as Latin ones. */
const latin = (text) => text.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));

/** Opens the part, and presses the button in `row` (`.keep-page`, `.keep-language`) to the end of the work. */
async function keep(page, row = ".keep-page") {
  if (!(await page.locator("details.keep").evaluate((part) => part.open))) await page.click("details.keep > summary");
  await page.click(`${row} > button`);
  await settled(page);
}

/** Waits until a press has been answered. New offers may still be on their way. */
async function settled(page) {
  const working = (await words(page)).working;
  await page.waitForFunction((working) => {
    const says = document.querySelector(".keep-says");
    const busy = says.textContent === working || !document.querySelector(".keep progress").hidden;
    return says.textContent && !busy && !document.querySelector(".keep button:disabled");
  }, working);
}

const spoken = {};
/** The words of the part, in the page's language. */
async function words(page) {
  const lang = await page.evaluate(() => document.documentElement.lang);
  if (!spoken[lang]) {
    const text = read(version("first"), `${lang}/saved.html`);
    spoken[lang] = await page.evaluate(
      (text) => ({ ...new DOMParser().parseFromString(text, "text/html").getElementById("keep").dataset }),
      text,
    );
  }
  return spoken[lang];
}
const says = (page) => page.locator(".keep-says").textContent();

/** Faults of an open page: not styled, or set the wrong way. */
const look = (page, lang) =>
  page.evaluate((dir) => {
    const style = getComputedStyle(document.body);
    const good = style.marginTop === "0px" && style.direction === dir && document.querySelector("h1").innerText;
    return good ? [] : [location.pathname];
  }, DIRECTION[lang]);

test("before she asks nothing is stored, and nobody else is asked for anything", async (t) => {
  const at = await reader(t);
  const asked = [];
  at.context.on("request", (request) => asked.push(request.url()));
  for (const file of pages.filter((file) => !file.startsWith("ur/")).slice(0, 10)) await at.open(file);
  const nothing = async () => {
    const all = await at.page.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length,
      (await caches.keys()).length,
      document.cookie.length + localStorage.length + sessionStorage.length,
      (await indexedDB.databases()).length,
    ]);
    assert.deepEqual(all, [0, 0, 0, 0]);
    assert.deepEqual(await at.context.cookies(), []);
  };
  await nothing();
  for (const lang of ["en", "ur"]) {
    await at.open(`${lang}/${GUIDE}.html`);
    await at.page.click("details.keep > summary");
    await at.page.waitForSelector(".keep-language > button");
    const wanted = [`${lang}/${GUIDE}`, `${lang}/index`].map((name) => say(listOf(version("first"), name).files));
    const buttons = await at.page.locator(".keep-page > button, .keep-language > button").allInnerTexts();
    assert.deepEqual(buttons.map((text) => /\d+/.exec(latin(text))[0]), wanted, "the size is said first");
    await nothing();
  }
  assert.deepEqual(asked.filter((url) => !url.startsWith(at.root)), []);
});

for (const lang of ["en", "ur"]) {
  test(`${lang}: a guide is kept, and opens without network with all that it needs`, async (t) => {
    const at = await reader(t);
    const { page, site } = at;
    await at.open(`${lang}/${GUIDE}.html`);
    await page.evaluate(() => {
      window.said = [];
      new MutationObserver(() => {
        const says = document.querySelector(".keep-says");
        if (says) window.said.push(says.textContent);
      }).observe(document.querySelector(".keep"), { childList: true, subtree: true, characterData: true });
    });
    await keep(page);
    const { done } = await words(page);
    assert.equal(await says(page), done);
    const list = listOf(version("first"), `${lang}/${GUIDE}`);
    const total = say(list.files);
    const said = (await page.evaluate(() => window.said)).map(latin);
    assert.ok(said.some((text) => text.match(/\d+/g)?.join() === `${total},${total}`), "progress is said");

    site.cut();
    const faults = [];
    for (const { url } of list.files.filter(({ url }) => url.endsWith(".html"))) {
      await at.open(url);
      faults.push(...(await look(page, lang)));
    }
    assert.deepEqual(faults, []);
    await at.open(`${lang}/${GUIDE}.html`);
    assert.ok((await page.locator(".contact a[href^='tel:']").count()) > 0, "contacts are there");
    await at.open(`${lang}/${GUIDE}`);
    assert.equal(await page.locator("h1").count(), 1, "without the ending");
    for (const [asked, shown] of [["", `${lang}/index.html`], [`${lang}/`, `${lang}/`], [lang, `${lang}/`]]) {
      await at.open(asked);
      assert.equal(page.url(), at.root + shown);
      assert.deepEqual(await look(page, lang), []);
    }
    await at.open(`${lang}/${OTHER}.html`);
    assert.equal(page.url(), `${at.root}${lang}/saved.html#missing`);
    assert.ok(await page.locator("#missing").isVisible());
    await page.locator(`.keep-list a[href$="${GUIDE}.html"]`).waitFor();
    });

  test(`${lang}: the page of what is kept lists it, and removes one or all`, async (t) => {
    const at = await reader(t);
    const { page } = at;
    await at.open(`${lang}/saved.html`);
    await page.waitForSelector(".keep-language > button");
    assert.ok(await page.locator(".keep-none").isVisible());
    assert.ok(!(await page.locator(".keep-cannot").isVisible()));
    for (const guide of [GUIDE, OTHER]) {
      await at.open(`${lang}/${guide}.html`);
      await keep(page);
    }
    const other = lang === "en" ? "ur" : "en";
    await at.open(`${other}/saved.html`);
    await page.waitForSelector(".keep-list li + li button");
    const titles = await page.locator(".keep-list a").evaluateAll((all) =>
      all.map((link) => [link.textContent, link.lang, link.dir, link.getAttribute("href")]),
    );
    const wanted = [GUIDE, OTHER].map((guide) => {
      const { title, dir } = listOf(version("first"), `${lang}/${guide}`);
      return [title, lang, dir, `${at.root}${lang}/${guide}.html`];
    });
    assert.deepEqual(titles, wanted);
    const first = latin(await page.locator(".keep-list span").first().innerText());
    assert.match(first, new RegExp(`${say(listOf(version("first"), `${lang}/${GUIDE}`).files)}.*${new Date().getFullYear()}`));
    const before = await held(page);

    await page.locator(".keep-list li").first().locator("button").click();
    await settled(page);
    assert.equal(await says(page), (await words(page)).removed);
    assert.equal(await page.locator(".keep-list a").count(), 1);
    const left = await held(page);
    assert.ok(left.files.length < before.files.length, "its files are gone");
    const rest = listOf(version("first"), `${lang}/${OTHER}`).files.map(({ integrity }) => `${at.root}?${integrity}`);
    assert.deepEqual(left.files.toSorted(), [`${at.root}?kept`, ...rest].sort());
    at.site.cut();
    await at.open(`${lang}/${OTHER}.html`);
    assert.deepEqual(await look(page, lang), []);
    await at.open(`${lang}/${GUIDE}.html`);
    assert.match(page.url(), /#missing$/);

    // Without network too.
    await page.waitForSelector(".keep-all > button");
    await page.click(".keep-all > button");
    await settled(page);
    await page.locator(".keep-none").waitFor();
    assert.deepEqual(await held(page), { names: [], files: [], workers: [] });
    await assert.rejects(at.open(`${lang}/${OTHER}.html`), /ERR_/, "nothing opens without network");
    });
}

test("a whole language is kept", async (t) => {
  const at = await reader(t);
  await at.open("ur/index.html");
  await keep(at.page, ".keep-language");
  at.site.cut();
  const faults = [];
  for (const file of pages.filter((file) => file.startsWith("ur/"))) {
    await at.open(file);
    if (at.page.url() !== at.root + file) faults.push(file);
    faults.push(...(await look(at.page, "ur")));
  }
  assert.deepEqual(faults, []);
});

test("where the browser cannot keep pages it says so, and offers nothing", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const bare = await context.newPage();
  const site = await host({ "/": version("first") });
  const ordinary = await browser.newPage();
  for (const lang of ["en", "ur"]) {
    for (const [page, address] of [
      [bare, (file) => `${site.origin}/${file}`],
      [ordinary, fileAddress],
    ]) {
      await page.goto(address(`${lang}/saved.html`));
      assert.ok(await page.locator(".keep-cannot").isVisible());
      assert.ok(!(await page.locator(".keep").isVisible()));
      await page.goto(address(`${lang}/${GUIDE}.html`));
      assert.ok(!(await page.locator(".keep").isVisible()));
    }
  }
  await context.close();
  await ordinary.close();
  await site.close();
});

/** Waits until what `look` finds is good; a page may be loaded anew meanwhile. */
async function until(look, good) {
  const end = Date.now() + 20000;
  for (let found; Date.now() < end; await new Promise((done) => setTimeout(done, 20))) {
    found = await look().catch(() => null);
    if (found && good(found)) return;
  }
  assert.fail(`in vain: ${good}`);
}

/** Waits until the index says that language `lang` is as in `name`. */
const upToDate = (page, name, lang = "en") => {
  const wanted = read(version(name), `${lang}/version.txt`);
  return until(() => index(page), ({ versions, wanted: open }) => versions[lang] === wanted && !open);
};

/** Waits for the offer with these words, and takes it. */
const take = async (page, offer) => {
  const text = (await words(page))[offer];
  await page.locator(".newer button").filter({ hasText: text }).click();
};

/** Takes what is newer and has it shown. The page is not loaded anew for that. */
async function renew(page) {
  await page.evaluate(() => (window.same = true));
  await take(page, "load");
  await take(page, "show");
  await page.locator(".newer").waitFor({ state: "detached" });
  assert.ok(await page.evaluate(() => window.same), "it is the same page");
}

/** Waits until a notice begins with these words. */
const notice = async (page, name) => {
  const text = (await words(page))[name].split("%1")[0];
  await page.waitForFunction(
    (text) => [...document.querySelectorAll(".newer")].some((each) => each.textContent.startsWith(text)),
    text,
  );
};

for (const top of ["/", "/some/path/"]) {
  test(`below ${top}: a newer version comes when she presses, and only what changed`, async (t) => {
    const at = await reader(t, { at: top });
    const { page, site } = at;
    await at.open(`en/${GUIDE}.html`);
    await keep(page);
    // What the page still asks for ends with it.
    await page.goto("about:blank");
    at.show("second");
    site.mend();
    await at.open(`en/${GUIDE}.html`);
    const newer = page.locator(".newer");
    await newer.waitFor();
    const now = listOf(version("second"), `en/${GUIDE}`).files;
    const before = new Set(listOf(version("first"), `en/${GUIDE}`).files.map(({ integrity }) => integrity));
    const changed = now.filter(({ integrity }) => !before.has(integrity));
    assert.ok(changed.length > 0 && changed.length < 4);
    assert.equal(/\d+/.exec(await newer.innerText())[0], say(changed));
    const transferred = () => site.log.filter(({ bytes }) => bytes > 0);
    assert.deepEqual(transferred().filter(({ path }) => /\.(html|css)$|assets/.test(path)), [], "not before she presses");
    assert.ok(!(await page.locator("main").innerText()).includes("A new first word."));

    await renew(page);
    assert.ok((await page.locator("main").innerText()).includes("A new first word."));
    assert.deepEqual(await look(page, "en"), []);
    await upToDate(page, "second");
    const bodies = transferred().filter(({ path }) => path !== `${top}sw.js`);
    const lists = [`en/${GUIDE}.json`, "en/version.txt"];
    const paths = new Set(bodies.map(({ path }) => path.slice(top.length)));
    const unwanted = [...paths].filter((file) => !lists.includes(file) && !changed.some(({ url }) => url === file));
    assert.deepEqual(unwanted, [], "what did not change does not come again");
    const bytes = bodies.reduce((sum, entry) => sum + entry.bytes, 0);
    const least = [...changed.map(({ url }) => url), ...lists].reduce((sum, file) => sum + weight(version("second"), file), 0);
    t.diagnostic(`${bytes} bytes came for ${least} that changed`);
    assert.ok(Math.abs(bytes - least) <= 0.05 * least, `${bytes} bytes for ${least}`);

    site.cut();
    await at.open(`en/${GUIDE}.html`);
    assert.match(await page.locator("main").innerText(), /A new first word/);
    site.mend();
    await at.open("en/saved.html");
    await page.click(".keep-all > button");
    await settled(page);
    assert.deepEqual(await held(page), { names: [], files: [], workers: [] });
    });
}

/** Everything that is kept of a language, as it is answered now: the version of each page and sheet. */
const seen = (page, root) =>
  page.evaluate(async (root) => {
    const [name] = await caches.keys();
    const index = await (await (await caches.open(name)).match(`${root}?kept`)).json();
    const versions = new Set();
    const faults = [];
    for (const [file, integrity] of Object.entries(index.files)) {
      const bytes = await (await fetch(root + file)).arrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      if (`sha256-${btoa(String.fromCharCode(...hash))}` !== integrity) faults.push(`${file} is not whole`);
      if (!file.endsWith(".html")) continue;
      const text = new TextDecoder().decode(bytes);
      versions.add(/tagline">v2|<p>v2 /.test(text) ? "new" : "old");
      for (const [, asset] of text.matchAll(/(assets\/[\w.-]+\.(css|js))/g)) {
        if (!index.files[asset]) faults.push(`${file} lacks ${asset}`);
      }
    }
    return { faults, versions: [...versions], files: Object.keys(index.files).length };
  }, root);

/** Numbers from 0 to 1 that are the same each time (a linear congruential generator). */
function seeded(seed) {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

test("twenty times the network breaks during an update: one whole version, and it goes on by itself", async (t) => {
  const at = await reader(t);
  const { page, site } = at;
  await at.open("en/index.html");
  await keep(page, ".keep-language");
  const press = async () => {
    await page.locator(".newer button").click();
    await notice(page, "broken");
  };
  const sizes = { requests: 25, bytes: listOf(version("whole"), "en/index").files.reduce((sum, { bytes }) => sum + bytes, 0) };
  const random = seeded(7);
  let [now, next] = ["first", "whole"];
  const found = new Set();
  for (let round = 0; round < 20; round += 1) {
    at.show(next);
    site.mend();
    await at.open("en/about.html");
    await page.locator(".newer button").waitFor();
    const unit = round % 2 ? "bytes" : "requests";
    site.mend();
    const point = Math.floor(((Math.floor(round / 2) + random()) / 10) * sizes[unit] * 0.7);
    site.left[unit] = point;
    await press();
    const { faults, versions, files } = await seen(page, at.root);
    assert.deepEqual(faults, [], `${point} ${unit}`);
    assert.equal(versions.length, 1, `${point} ${unit}: ${versions}`);
    assert.ok(files > 15);
    found.add(versions[0]);
    const there = new Set((await held(page)).files);
    const came = listOf(version(next), "en/index").files.filter(({ integrity }) => there.has(`${at.root}?${integrity}`));

    site.mend();
    await at.open("en/about.html");
    await upToDate(page, next);
    const again = site.log.filter(({ path, bytes }) => bytes && came.some(({ url }) => `/${url}` === path));
    assert.deepEqual(again, [], `${point} ${unit}: what had come does not come again`);
    const whole = await seen(page, at.root);
    assert.deepEqual([whole.faults, whole.versions], [[], [next === "whole" ? "new" : "old"]]);
    [now, next] = [next, now];
  }
  assert.deepEqual([...found].sort(), ["new", "old"]);
});

test("a file that is not what the list says is refused, and the old version stays", async (t) => {
  const at = await reader(t);
  const { page, site } = at;
  await at.open("en/index.html");
  await keep(page, ".keep-language");
  at.show("whole");
  site.wrong.add(`/en/${GUIDE}.html`);
  await at.open("en/about.html");
  await page.locator(".newer button").click();
  await notice(page, "odd");
  const { faults, versions } = await seen(page, at.root);
  assert.deepEqual([faults, versions], [[], ["old"]]);
  site.wrong.clear();
  await at.open("en/about.html");
  await upToDate(page, "whole");
});

test("without room nothing changes, and nothing gathers", async (t) => {
  const at = await reader(t);
  const { page, context } = at;
  const client = await context.newCDPSession(page);
  const room = (quotaSize) => client.send("Storage.overrideQuotaForOrigin", { origin: at.site.origin, quotaSize });
  await at.open("en/index.html");
  await page.click("details.keep > summary");
  await page.waitForSelector(".keep-language > button");
  await room(30000);
  await keep(page, ".keep-language");
  const { full } = await words(page);
  const needed = async () => {
    const [before, after] = full.split("%1");
    const said = await says(page);
    assert.ok(said.startsWith(before) && said.endsWith(after), said);
    return parseFloat(said.slice(before.length));
  };
  const least = listOf(version("first"), "en/index").files.reduce((sum, { size }) => sum + size, 0) / 1e6;
  const most = await needed();
  assert.ok(most >= least && most < 1.5 * least, `${most} of ${least}`);
  assert.deepEqual(await held(page), { names: [], files: [], workers: [] }, "nothing before, nothing after");

  await room(undefined);
  await at.open(`en/${GUIDE}.html`);
  await keep(page);
  const before = await held(page);
  const { usage } = await client.send("Storage.getUsageAndQuota", { origin: at.site.origin });
  for (const more of [2000, 20000]) {
    await room(usage + more);
    await keep(page, ".keep-language");
    assert.ok((await needed()) < most, "what is there already needs no more room");
    assert.deepEqual(await held(page), before);
    assert.equal((await index(page)).wanted, undefined);
  }
});

for (const lang of ["en", "ur"]) {
  test(`${lang}: a number that is no more is told of at once, and what she writes stays whatever comes`, async (t) => {
    const at = await reader(t);
    const { page, site } = at;
    await at.open(`${lang}/index.html`);
    await keep(page, ".keep-language");
    const call = page.locator("a[href='tel:080055055']");
    const letter = listOf(version("first"), `${lang}/index`).files.map(({ url }) => url).find((url) => {
      return /letters\/[0-9a-f]{8}\.html$/.test(url) && read(version("first"), url).includes("tel:080055055");
    });
    const text = "276 letters that nobody may take from her. ".repeat(7).slice(0, 276);
    const fields = page.locator(".entry [data-field]");
    const written = async () => [await fields.first().inputValue(), (await page.inputValue("[name=message]")).includes(text)];
    for (const [version, offers] of [["retired", ["show"]], ["whole", ["load", "show"]]]) {
      await at.open(letter);
      await fields.first().fill(text);
      await page.evaluate(() => (window.same = true));
      at.show(version);
      // The site's news come slowly, and on a network that comes and goes.
      site.held.set(`/${lang}/version.txt`, null);
      await at.context.setOffline(true);
      await at.context.setOffline(false);
      await until(async () => site.held.get(`/${lang}/version.txt`), Boolean);
      await fields.nth(1).fill("x");
      site.held.get(`/${lang}/version.txt`)();
      site.held.delete(`/${lang}/version.txt`);
      for (const offer of offers) {
        if (offer === "show" && version === "retired") {
          await notice(page, "changed");
          assert.ok((await call.count()) > 0, "the page stays until she says so");
        }
        await take(page, offer);
      }
      await page.locator(".newer").waitFor({ state: "detached" });
      await upToDate(page, version, lang);
      assert.deepEqual(await written(), [text, true]);
      assert.ok(await page.evaluate(() => window.same), "it is the same page");
      if (version === "retired") assert.equal(await call.count(), 0);
      else assert.match(await page.locator(".tagline").innerText(), /^v2/);
      // What is there still works.
      await fields.nth(1).fill("y");
      assert.match(await page.inputValue("[name=message]"), /y/);
    }
    site.cut();
    await at.open(letter);
    assert.match(await page.locator(".tagline").innerText(), /^v2/);
  });
}

test("what is ticked stays where a newer page is shown, and new lines come around it", async (t) => {
  const at = await reader(t);
  const { page } = at;
  await at.open("en/index.html");
  await keep(page, ".keep-language");
  await at.open(`en/${address("well-being")}.html`);
  await page.locator(".task input").nth(1).check();
  at.show("tasks");
  await at.context.setOffline(true);
  await at.context.setOffline(false);
  await renew(page);
  assert.match(await page.locator("main").innerText(), /A new first word\./);
  assert.ok(await page.locator(".task input").nth(1).isChecked());
  await page.locator(".task input").nth(2).check();
  const message = await page.inputValue("[name=message]");
  assert.match(message, new RegExp(await page.locator(".task label").nth(2).innerText()));
});

test("a guide that the site has no more goes with the next update, and she is told once; others stay", async (t) => {
  const at = await reader(t, { shown: "more" });
  const { page } = at;
  for (const guide of ["tax", GUIDE]) {
    await at.open(`en/${guide}.html`);
    await keep(page);
  }
  at.show("second");
  await at.open(`en/${GUIDE}.html`);
  await take(page, "load");
  await notice(page, "gone");
  assert.match(await page.locator(".newer").first().innerText(), /“Tax”/);
  await upToDate(page, "second");
  assert.deepEqual(Object.keys((await index(page)).packs), [`en/${GUIDE}.json`]);
  assert.ok(!(await index(page)).files["en/tax.html"]);
  await at.open("en/about.html");
  await page.waitForLoadState("networkidle");
  assert.equal(await page.locator(".newer").count(), 0);
  at.site.cut();
  await at.open(`en/${GUIDE}.html`);
  assert.deepEqual(await look(page, "en"), []);
});

test("what she keeps follows a guide to its new address, and the old one leads there without network", async (t) => {
  const at = await reader(t, { shown: "more" });
  const { page } = at;
  await at.open("en/tax.html");
  await keep(page);
  at.show("moved");
  await at.open("en/about.html");
  await take(page, "load");
  await upToDate(page, "moved");
  const { packs } = await index(page);
  assert.deepEqual(Object.entries(packs).map(([list, { title }]) => [list, title]), [["en/money.json", "Money"]]);
  at.site.cut();
  await at.open("en/tax.html");
  await page.waitForURL(`${at.root}en/money.html`);
  assert.match(await page.locator("main").innerText(), /keep the slip/);
});

test("two tabs that update at once end whole; a removal in one is not undone by the other", async (t) => {
  const at = await reader(t);
  const { page, site } = at;
  await at.open("en/index.html");
  await keep(page, ".keep-language");
  at.show("whole");
  const other = await at.context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(`${at.root}en/about.html`);
    await tab.locator(".newer button").waitFor();
  }
  await Promise.all([page, other].map(renew));
  for (const tab of [page, other]) assert.match(await tab.locator(".tagline").innerText(), /^v2/);
  await upToDate(page, "whole");
  const { faults, versions } = await seen(page, at.root);
  assert.deepEqual([faults, versions], [[], ["new"]]);

  at.show("first");
  await at.open("en/about.html");
  await page.locator(".newer button").waitFor();
  await other.goto(`${at.root}en/saved.html`);
  await other.click(".keep-all > button");
  await settled(other);
  // It goes from there as well: nobody keeps anything.
  await page.locator(".newer").waitFor({ state: "detached" });
  assert.deepEqual(await held(page), { names: [], files: [], workers: [] });
});

test("tabs agree on what is kept", async (t) => {
  const at = await reader(t);
  const { page } = at;
  const other = await at.context.newPage();
  await at.open(`en/${GUIDE}.html`);
  await other.goto(`${at.root}en/saved.html`);
  await other.locator(".keep-none").waitFor();
  await keep(page);
  await other.locator(".keep-list button").click();
  await page.locator(".keep-page > button").filter({ hasText: /\d/ }).waitFor();
  assert.equal(await page.locator(".keep-page > span").count(), 0);
});

test("another site of the same host keeps what it has", async (t) => {
  const at = await reader(t);
  at.site.folders["/other/"] = version("first");
  const { page } = at;
  for (const top of ["other/", ""]) {
    await at.open(`${top}en/${GUIDE}.html`);
    await keep(page);
  }
  assert.equal((await held(page)).workers.length, 2);
  await at.open("en/saved.html");
  await page.click(".keep-all > button");
  await settled(page);
  const left = await held(page);
  assert.deepEqual([left.names, left.workers], [["kept /other/"], [`${at.root}other/`]]);
  at.site.cut();
  await at.open(`other/en/${GUIDE}.html`);
  assert.deepEqual(await look(page, "en"), []);
});

test("a reader who keeps pages pays a line for each page she opens, no more", async (t) => {
  const at = await reader(t);
  const { page, site } = at;
  await at.open(`en/${GUIDE}.html`);
  await keep(page);
  await page.goto("about:blank");
  site.mend();
  await at.open(`en/${GUIDE}.html`);
  await page.waitForLoadState("networkidle");
  const asked = new Set(site.log.map(({ path }) => path));
  asked.delete("/sw.js");
  assert.deepEqual([...asked], ["/en/version.txt"]);
});

test("wherever a first keeping breaks off, the page in hand and who can help open, and she is told so", async (t) => {
  const total = listOf(version("first"), "en/index").files.reduce((sum, { bytes }) => sum + bytes, 0);
  const random = seeded(24);
  const from = weight(version("first"), "sw.js");
  let helped = 0;
  for (let round = 0; round < 24; round += 1) {
    const at = await reader(t);
    const { page, site } = at;
    await at.open(`en/${GUIDE}.html`);
    await page.click("details.keep > summary");
    await page.waitForSelector(".keep-language > button");
    // Less than the worker itself keeps nothing.
    site.left.bytes = Math.ceil(from + ((round + random()) / 24) ** 2 * (0.8 * total - from));
    await keep(page, ".keep-language");
    const { broken, begun } = await words(page);
    const said = await says(page);
    assert.ok(said.startsWith(`${broken} ${begun.split("%1")[0]}`), said);
    const title = await page.locator("h1").innerText();
    const titles = said.split(": ").pop().split(" · ");
    assert.equal(titles[0], title);
    site.cut();
    // What is said to open does, and the page in hand always.
    for (const file of [`en/${GUIDE}.html`, "en/help/index.html"].slice(0, titles.length)) {
      await at.open(file);
      assert.deepEqual(await look(page, "en"), []);
      assert.equal(page.url(), at.root + file);
    }
    helped += titles.length - 1;
    await at.context.close();
  }
  t.diagnostic(`the page in hand opens after 24 of 24 breaks, who can help after ${helped}`);
  assert.ok(helped > 18);
});

test("where the server stumbles the panel says so, and works again without a reload", async (t) => {
  const at = await reader(t);
  const { page, site } = at;
  const trouble = page.locator(".keep-trouble");
  const again = trouble.locator("button");
  await at.open(`en/${GUIDE}.html`);
  const { odd, offline } = await words(page);
  const failed = await trouble.locator("span").textContent();
  const script = (name) => `/assets/${readdirSync(path.join(version("first"), "assets")).find((each) => each.startsWith(name))}`;
  const steps = [
    [() => site.failing.set(script("panel."), 503), failed],
    [() => site.failing.set("/en/saved.html", 500), failed],
    [() => site.failing.set("/en/version.txt", 502), odd],
    [() => site.failing.set(`/en/${GUIDE}.json`, 200), odd],
    [() => site.cut(), offline],
  ];
  let first = true;
  for (const [breaks, said] of steps) {
    breaks();
    if (first) await page.click("details.keep > summary");
    else await again.click();
    first = false;
    await page.waitForFunction((said) => {
      const one = document.querySelector(".keep-trouble");
      return !one.hidden && one.firstChild.textContent === said;
    }, said);
    site.failing.clear();
  }
  site.mend();
  await again.click();
  await page.locator(".keep-page > button").waitFor();
  assert.ok(!(await trouble.isVisible()));
  await keep(page);
  assert.equal(await says(page), (await words(page)).done);
});

test("a first keeping that breaks off can be tried again or taken back, and goes on by itself", async (t) => {
  const at = await reader(t);
  const { page, site } = at;
  await at.open(`en/${GUIDE}.html`);
  await page.click("details.keep > summary");
  await page.waitForSelector(".keep-page > button");
  site.left.bytes = 9000;
  await keep(page);
  assert.ok((await says(page)).startsWith((await words(page)).broken));
  // A locator that finds two refuses to wait.
  for (const way of [".keep-page > button", ".keep-all > button"]) await page.locator(way).waitFor();
  site.mend();
  await keep(page);
  assert.equal(await says(page), (await words(page)).done);
  assert.deepEqual(Object.keys((await index(page)).packs), [`en/${GUIDE}.json`]);

  await at.open(`en/${OTHER}.html`);
  await page.click("details.keep > summary");
  await page.waitForSelector(".keep-page > button");
  site.left.bytes = 3000;
  await keep(page);
  site.mend();
  // In another tab somebody else may read.
  const other = await at.context.newPage();
  await other.goto(`${at.root}en/about.html`);
  await other.waitForLoadState("networkidle");
  assert.deepEqual(Object.keys((await index(other)).packs), [`en/${GUIDE}.json`]);
  await other.close();
  // `online` alone is enough.
  await at.context.setOffline(true);
  await at.context.setOffline(false);
  await until(() => index(page), ({ packs, wanted }) => Object.keys(packs).length === 2 && !wanted);
});

test("a site that keeps nothing any more takes off what readers kept", async (t) => {
  const at = await reader(t);
  const { page } = at;
  await at.open(`en/${GUIDE}.html`);
  await keep(page);
  at.show("never");
  await at.open(`en/${GUIDE}.html`);
  await until(() => held(page), ({ names, workers }) => !names.length && !workers.length);
  await at.open(`en/${GUIDE}.html`);
  assert.equal(await page.locator(".keep").count(), 0);
  assert.deepEqual(await held(page), { names: [], files: [], workers: [] });
});
