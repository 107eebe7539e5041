// A guide in one file, alone in a folder: it asks for nothing, Leave works with and without scripts, and it knows its age.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { parse } from "acorn";
import { launch } from "./browser.mjs";
import { temporary } from "./host.mjs";

const repository = path.resolve(import.meta.dirname, "../..");
const MADE = 1795910400;
const DAY = 86400000;
const languages = ["en", "ur", "sd"];
let browser, made, files, whole;
before(async () => {
  made = temporary();
  const options = languages.flatMap((language) => ["--language", language]);
  const guides = ["--guide", "digital-safety/photos.md"];
  execFileSync(path.resolve(process.env.MASHAL), ["--site", repository, "pack", "-q", "--format", "html", "--out", made.folder, ...options, ...guides], {
    env: { ...process.env, SOURCE_DATE_EPOCH: String(MADE) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const all = temporary();
  whole = { ...all, file: path.join(all.folder, "ur.html") };
  execFileSync(path.resolve(process.env.MASHAL), ["--site", repository, "pack", "-q", "--format", "html", "--out", all.folder, "--language", "ur"], {
    env: { ...process.env, SOURCE_DATE_EPOCH: String(MADE) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  files = readdirSync(made.folder).filter((name) => name.endsWith(".html") && name !== "index.html");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  made?.remove();
  whole?.remove();
});

/** A tab with a file; `asked` is what was asked for beside it, `thrown` what went wrong. */
async function open(t, name, { after: days = 0, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true, ...options });
  t.after(() => context.close());
  context.setDefaultTimeout(10000);
  const page = await context.newPage();
  const [asked, thrown] = [[], []];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => thrown.push(String(error)));
  page.on("console", (message) => message.type() === "error" && thrown.push(message.text()));
  if (options.javaScriptEnabled !== false) await page.clock.setFixedTime(MADE * 1000 + days * DAY);
  const address = pathToFileURL(path.resolve(made.folder, name)).href;
  await page.goto("about:blank");
  await page.goto(address);
  const outside = () => asked.filter((url) => url.split("#")[0] !== address && !url.startsWith("data:") && url !== "about:blank");
  return { page, address, outside, thrown };
}

const seen = (page, selector) => page.locator(selector).isVisible();
const guide = (language) => files.find((name) => name.startsWith(`${language}-`));

test("its script is ES2018, stores nothing, and asks for nothing", () => {
  const code = readFileSync(path.join(repository, "src/standalone/one.js"), "utf8");
  parse(code, { ecmaVersion: 2018, sourceType: "script" });
  assert.deepEqual(code.match(/\b(fetch|XMLHttpRequest|localStorage|sessionStorage|indexedDB|cookie|import)\b|https?:/g), null);
});

for (const language of languages) {
  test(`${language}: the page is there in its style, and asks for nothing`, async (t) => {
    const { page, outside, thrown } = await open(t, guide(language));
    assert.ok(await seen(page, "h1 >> visible=true"));
    assert.equal(await seen(page, "#_exit"), false);
    assert.equal(await page.locator(".safety").evaluate((bar) => getComputedStyle(bar).position), "fixed");
    for (const summary of await page.locator("summary").all()) await summary.click();
    await page.locator(".prose p > a[href^='#']").first().click();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    assert.deepEqual([outside(), thrown], [[], []]);
  });

  const press = {
    "a touch": (page) => page.tap(".leave"),
    "the Enter key": (page) => page.press(".leave", "Enter"),
    "Shift three times": async (page) => {
      for (let time = 0; time < 3; time += 1) await page.keyboard.press("Shift");
    },
  };
  for (const [how, leave] of Object.entries(press)) {
    test(`${language}, ${how}: nothing of the guide is left, and no way back shows it`, async (t) => {
      const { page, address, outside, thrown } = await open(t, guide(language));
      const title = await page.locator(".leave").getAttribute("data-title");
      const words = await page.locator("main h1").last().innerText();
      await page.locator(".prose p > a[href^='#']").first().click();
      const length = await page.evaluate(() => history.length);
      await leave(page);
      const left = async () => {
        await page.waitForFunction(() => document.querySelectorAll("body > *").length === 1 && !document.documentElement.hidden);
        assert.ok(await seen(page, "#_exit h1"));
        assert.equal(await page.title(), title);
        assert.ok(!(await page.evaluate(() => document.body.textContent)).includes(words));
      };
      await left();
      assert.equal(page.url(), `${address}#_exit`);
      assert.equal(await page.evaluate(() => [history.length, scrollY].join()), `${length},0`);
      await page.reload();
      await left();
      await page.goBack();
      await left();
      await page.goBack();
      assert.equal(page.url(), "about:blank");
      await page.goForward();
      await left();
      assert.deepEqual([outside(), thrown], [[], []]);
    });
  }

  test(`${language}: Leave is a link without scripts, to a page that is seen alone`, async (t) => {
    const { page, address, outside } = await open(t, guide(language), { javaScriptEnabled: false });
    assert.equal(await seen(page, "#_exit"), false);
    await page.tap(".leave");
    assert.equal(page.url(), `${address}#_exit`);
    assert.ok(await seen(page, "#_exit h1"));
    const others = await page.locator("body > :not(#_exit)").all();
    assert.ok(others.length > 2);
    for (const other of others) assert.equal(await other.isVisible(), false);
    assert.deepEqual(outside(), []);
  });

  test(`${language}: 180 days later it says that it is old, and no sooner`, async (t) => {
    for (const [days, old] of [[0, false], [180, false], [182, true], [-9, false]]) {
      const { page, thrown } = await open(t, guide(language), { after: days });
      assert.equal(await seen(page, "#_old"), old, `${days} days`);
      assert.deepEqual(thrown, []);
    }
  });
}

test("of a whole language, what holds no more stands in a box, once its day is past", async (t) => {
  const notes = (page) => page.locator(".until").evaluateAll((all) => all.map((note) => note.matches(".alert")));
  const { page } = await open(t, whole.file);
  const early = await notes(page);
  const [until] = await page.locator(".until").evaluateAll((all) => all.map((note) => Date.parse(note.dataset.until)));
  assert.deepEqual([early.length > 0, early.includes(true)], [true, false]);
  const later = await open(t, whole.file, { after: (until - MADE * 1000) / DAY + 1.5 });
  assert.ok((await notes(later.page)).includes(true));
});

test("what is folded opens where a link leads into it, also again, and on paper", async (t) => {
  const { page, thrown } = await open(t, guide("en"));
  const href = await page.evaluate(() =>
    [...document.querySelectorAll(".part-now p > a[href^='#'], .part-now li > a[href^='#']")]
      .filter((one) => !one.closest("details, .go"))
      .map((one) => one.getAttribute("href"))
      .find((to) => document.getElementById(to.slice(1)).closest("details")));
  const goal = page.locator(`[id="${href.slice(1)}"]`);
  const opened = () => page.waitForFunction((id) => document.getElementById(id).closest("details").open, href.slice(1));
  const link = page.locator(`.part-now a[href="${href}"]`).first();
  await link.click();
  await opened();
  // A browser before Chrome 97 opens nothing by itself: here nobody has gone to where the address leads.
  await goal.evaluate((part) => (part.closest("details").open = false));
  await page.evaluate(() => dispatchEvent(new Event("hashchange")));
  await opened();
  await goal.evaluate((part) => (part.closest("details").open = false));
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("article details:not([open])").count(), 0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok((await page.locator("article details:not([open])").count()) > 3);
  assert.deepEqual(thrown, []);
});

test("a language in one file: what she types finds pages of the file, and stays nowhere", async (t) => {
  const { page, address, outside, thrown } = await open(t, whole.file);
  const field = page.locator(".finder input");
  await field.focus();
  for (const [typed, of] of [["بلیک میل", "h1"], ["tasveer", "h1"], ["1799", ".contact"]]) {
    await field.fill("");
    await field.type(typed);
    const first = page.locator(".finder ol > li > a").first();
    await first.waitFor();
    const id = new URL(await first.evaluate(({ href }) => href)).hash.slice(1);
    assert.ok(id.startsWith("g"), `${typed}: ${id}`);
    assert.ok(await page.evaluate(([id, of]) => {
      const found = document.getElementById(id);
      return !!found && !!(found.matches(of) || found.querySelector(of));
    }, [id, of]), `${typed}: ${id}`);
    await first.click();
    assert.equal(page.url(), `${address}#${id}`);
    const top = await page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, id);
    assert.ok(top >= -1 && top < 300, `${typed}: ${id} is at ${top}`);
  }
  await page.tap(".leave");
  await page.waitForFunction(() => document.querySelectorAll("body > *").length === 1);
  assert.equal(await page.locator(".finder").count(), 0);
  assert.deepEqual([outside(), thrown], [[], []]);
});

test("a language in one file: each letter is filled in by itself, and printed alone", async (t) => {
  const { page, outside, thrown } = await open(t, whole.file);
  const letters = page.locator("section.letter");
  assert.equal(await letters.count(), 7);
  for (const at of [1, 3]) {
    const letter = letters.nth(at);
    await letter.locator("[data-field]").first().fill(`field ${at}`);
    const text = await letter.locator("[name=message]").inputValue();
    assert.ok(text.includes(`field ${at}`), text);
    const others = await letters.locator("[name=message]").evaluateAll((all) => all.map(({ value }) => value).filter(Boolean));
    assert.equal(others.length, at === 1 ? 1 : 2);
  }
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await letters.locator(".sheet").evaluateAll((all) => all.map((sheet) => sheet.offsetHeight > 0)), [false, true, false, true, false, false, false]);
  assert.equal(await page.locator("main section:not(.written) h1 >> visible=true").count(), 0);
  await page.emulateMedia({ media: "screen" });
  await page.tap(".leave");
  await page.waitForFunction(() => document.querySelectorAll("body > *").length === 1);
  assert.deepEqual([outside(), thrown], [[], []]);
});

test("the page beside the files leads to each, in all languages packed, and asks for nothing", async (t) => {
  const { page, outside, thrown } = await open(t, "index.html");
  assert.deepEqual(await page.locator("section").evaluateAll((all) => all.map(({ lang, dir }) => `${lang} ${dir}`)), ["en ltr", "ur rtl", "sd rtl"]);
  const links = await page.locator("li a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.deepEqual(links.sort(), [...files].sort());
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  assert.deepEqual([outside(), thrown], [[], []]);
});

test("a language in one file: from what happened to the guide for it, and out", async (t) => {
  const { page, address, outside, thrown } = await open(t, whole.file);
  await page.locator(".needs a").nth(1).click();
  const id = new URL(page.url()).hash.slice(1);
  const top = await page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, id);
  assert.ok(top >= 0 && top < 200, `${id} is at ${top}`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  await page.tap(".leave");
  await page.waitForFunction(() => document.querySelectorAll("body > *").length === 1);
  assert.ok(await seen(page, "#_exit h1"));
  assert.equal(page.url(), `${address}#_exit`);
  assert.deepEqual([outside(), thrown], [[], []]);
});

test("all guides of all languages are packed that were asked for", () => {
  assert.equal(files.length, languages.length);
});
