// The font that comes with the site: cut to its words, it shows what the whole one shows.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { address, read, serve, tab } from "./site.mjs";
import { launch } from "./browser.mjs";

const WHOLE = readFileSync(new URL("../../themes/default/fonts/NotoNastaliqUrdu-Regular.ttf", import.meta.url));
// Each kind of page, and guides with lists, tables and numbers.
const PAGES = [
  "index",
  address("digital-safety/index"),
  address("digital-safety/photos"),
  address("reporting/online"),
  "help/index",
  "help/pk-sd",
  address("begin"),
  "letters/index",
  `letters/${createHash("sha256").update("cybercrime").digest("hex").slice(0, 8)}`,
  address("trainers/phone-safety"),
].map((page) => `ur/${page}.html`);
const SYSTEM = /"(Noto Nastaliq Urdu|Jameel Noori Nastaleeq|Urdu Typesetting)",\s*/g;

// As on phones: no hinting, which moves dots by a part of a pixel, by what other letters a font has.
const FONTS = new URL("unhinted.conf", import.meta.url).pathname;

let site;
before(async () => {
  const env = { ...process.env, FONTCONFIG_FILE: FONTS };
  // Chromium knows the wish for less data, but says so only when asked to. What it draws anew in a part of a tile, where
  // it is busy, falls on other dots than what it draws whole.
  const args = ["--enable-blink-features=PrefersReducedData", "--disable-partial-raster"];
  site = { ...(await serve()), browser: await launch({ env, args }) };
});
after(async () => {
  await site.browser.close();
  await site.close();
});

/** A tab on a phone without Nastaliq. `font` answers for the site's, which it waits for. */
async function phone(font, display = "block") {
  const page = await tab(site);
  await page.route("**/*.css", async (route) => {
    const css = read(new URL(route.request().url()).pathname.slice(1));
    await route.fulfill({ contentType: "text/css", body: css.replace(SYSTEM, "").replace("optional", display) });
  });
  if (font) await page.route("**/*.woff2", font);
  return page;
}

async function picture(page, path) {
  await page.goto(site.address + path);
  await page.evaluate(() => document.fonts.ready);
  assert.ok(await page.evaluate(() => document.fonts.check("1em nastaliq", "ا")), "the font is there");
  // How long a letter is, is said a moment after it is there.
  await page.waitForFunction(() => {
    const said = document.querySelector("div.check-in [role=status]");
    return !said || said.textContent;
  });
  return page.screenshot({ fullPage: true });
}

test("pages look the same to the pixel with the words' part of the font and with all of it", async () => {
  const part = await phone((route) => route.continue());
  const whole = await phone((route) => route.fulfill({ contentType: "font/ttf", body: WHOLE }));
  const none = await phone((route) => route.abort());
  for (const path of PAGES) {
    // A letter that falls between two dots of the screen is drawn to one or the other, with one font as well: what is
    // the same is so in one of a few pictures.
    let same = false;
    for (let time = 0; time < 5 && !same; time += 1) {
      const [shown, wanted] = await Promise.all([picture(part, path), picture(whole, path)]);
      same = shown.equals(wanted);
    }
    assert.ok(same, path);
  }
  await none.goto(site.address + PAGES[0]);
  await none.evaluate(() => document.fonts.ready);
  const other = await none.screenshot({ fullPage: true });
  assert.ok(!other.equals(await picture(part, PAGES[0])), "without the font it looks otherwise");
});

test("only languages that want the font load it, and a phone that has Nastaliq does not", async () => {
  const asked = [];
  const page = await phone((route) => asked.push(route.request().url()) && route.continue());
  for (const path of ["en/index.html", "sd/index.html"]) await page.goto(site.address + path);
  assert.deepEqual(asked, []);
  await page.goto(site.address + PAGES[0]);
  await page.evaluate(() => document.fonts.ready);
  assert.equal(asked.length, 1);
  const other = await tab(site);
  await other.route("**/*.woff2", (route) => asked.push(route.request().url()) && route.continue());
  await other.goto(site.address + PAGES[0]);
  await other.evaluate(() => document.fonts.ready);
  assert.equal(asked.length, 1, "this computer has Noto Nastaliq Urdu");
});

test("a phone that asks for less data does not load the font", async () => {
  for (const value of ["reduce", "no-preference"]) {
    const asked = [];
    const page = await phone((route) => asked.push(route.request().url()) && route.continue());
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-reduced-data", value }] });
    await page.goto(site.address + PAGES[0]);
    assert.ok(await page.evaluate((value) => matchMedia(`(prefers-reduced-data: ${value})`).matches, value));
    await page.evaluate(() => document.fonts.ready);
    assert.equal(asked.length, value === "reduce" ? 0 : 1, value);
    await page.close();
  }
});

test("what is typed is in the phone's own face", async () => {
  const page = await tab(site);
  await page.goto(`${site.address}ur/letters/index.html`);
  await page.click("main .cards a");
  await page.locator("[data-field]").first().fill("ژالہ");
  const typed = page.locator("[data-field], [name=message], .sheet");
  const faces = await typed.evaluateAll((all) => all.map((field) => getComputedStyle(field).fontFamily));
  assert.ok(faces.length > 3);
  assert.deepEqual(faces.filter((face) => face.includes("astaliq")), []);
});

test("a font that comes late moves nothing", async () => {
  const page = await phone(null, "optional");
  let come;
  await page.route("**/*.woff2", (route) => (come = () => route.continue()));
  await page.goto(site.address + PAGES[0], { waitUntil: "domcontentloaded" });
  await page.waitForTimeout(300);
  const places = () =>
    page.evaluate(() => {
      const boxes = [...document.querySelectorAll("body *")].map((element) => element.getBoundingClientRect());
      return boxes.map(({ x, y, width, height }) => [x, y, width, height].join());
    });
  const before = await places();
  assert.ok(come, "the font is asked for");
  await come();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(200);
  assert.deepEqual(await places(), before);
  await page.close();
});
