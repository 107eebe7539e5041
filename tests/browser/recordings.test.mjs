// Recordings are kept on the phone apart from pages: only where she asks for them as well, with their size first. They
// play without network, from any place, and go again.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { host, temporary } from "./host.mjs";

const { folder, remove } = temporary();
const inside = (...names) => path.join(folder, ...names);
const mashal = (...words) => execFileSync(path.resolve(process.env.MASHAL), words, { stdio: "pipe" });
// Silence as MP3 (MPEG 1, layer 3): 417 bytes for each 26 ms.
const silence = (frames) => {
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0xc0]), Buffer.alloc(413)]);
  return Buffer.concat(Array.from({ length: frames }, () => frame));
};
const SECONDS = (3000 * 1152) / 44100;
const list = (name) => JSON.parse(readFileSync(inside("out", name), "utf8"));
const urls = (name) => list(name).files.map(({ url }) => url);
const isSound = (url) => url.endsWith(".mp3");
const megabytes = (files) => String(Math.ceil(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e5) / 10);
const latin = (text) => text.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0)).replace("٫", ".");
let browser;

before(async () => {
  mashal("new", inside("site"), "--languages", "en,ur");
  const guide = (title, audio) => `+++\ntitle = "${title}"\n${audio ? 'audio = "read.mp3"\n' : ""}+++\n${title}\n`;
  for (const [file, text] of [
    ["en/read.md", guide("Words", true)],
    ["ur/read.md", guide("لفظ", true)],
    ["en/plain.md", guide("Plain", false)],
    ["en/more/read.md", guide("More", true)],
    ["en/more/_index.md", guide("Section", false)],
    ["en/read.mp3", silence(3000)],
    ["ur/read.mp3", silence(300)],
    ["en/more/read.mp3", silence(500)],
  ]) {
    const name = inside("site/content", file);
    execFileSync("mkdir", ["-p", path.dirname(name)]);
    writeFileSync(name, text);
  }
  mashal("--site", inside("site"), "translate", "mark", "ur", "read.md", "--state", "reviewed");
  writeFileSync(inside("site/content/en/read.md"), guide("Words", true).replace(/Words\n$/, "Other words\n"));
  mashal("--site", inside("site"), "build", "--out", inside("out"));
  mashal("new", inside("silent"), "--languages", "en,ur");
  mashal("--site", inside("silent"), "build", "--out", inside("none"));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  remove();
});

/** A phone before a host of the site, below a path. */
async function phone(t, shown = "out") {
  const context = await browser.newContext({ viewport: { width: 320, height: 740 } });
  const site = await host({ "/a/": inside(shown) });
  t.after(async () => {
    await context.close();
    await site.close();
  });
  context.setDefaultTimeout(20000);
  const page = await context.newPage();
  return { page, site, open: (file) => page.goto(`${site.origin}/a/${file}`) };
}

/** Presses a button of the part, and waits for what comes of it. */
async function press(page, button) {
  await page.locator(".keep-says").evaluate((says) => (says.textContent = ""));
  await page.locator(button).click();
  await page.waitForFunction(() => {
    const says = document.querySelector(".keep-says").textContent;
    return says && says !== document.querySelector("#keep, .keep").dataset.working && !document.querySelector(".keep button:disabled");
  });
  await page.waitForFunction(() => document.querySelector(".keep progress").hidden);
}

const kept = (page) =>
  page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) {
        const answer = await (await caches.open(name)).match(request);
        found.push(answer.headers.get("content-type"));
      }
    }
    return { sounds: found.filter((type) => /^audio/.test(type)).length, all: found.length };
  });

test("lists: recordings are in lists of their own, with the pages that play them", () => {
  assert.deepEqual(["en/read.json", "en/index.json", "en/saved.json"].flatMap(urls).filter(isSound), []);
  const own = new Set(urls("en/read.json"));
  assert.deepEqual(urls("en/read.audio.json").filter((url) => !own.has(url)).map(isSound), [true]);
  assert.equal(urls("en/index.audio.json").filter(isSound).length, 2);
  assert.ok(["en/read.html", "en/more/read.html"].every((page) => urls("en/index.audio.json").includes(page)));
  // A page that falls back plays the recording of the other language.
  assert.equal(urls("ur/index.audio.json").filter(isSound).length, 2);
  assert.ok(!existsSync(inside("out/en/plain.audio.json")));
});

for (const lang of ["en", "ur"]) {
  test(`${lang}: a recording is kept only when she asks for it, and plays without network from any place`, async (t) => {
    const { page, site, open } = await phone(t);
    await open(`${lang}/read.html`);
    await page.click("details.keep > summary");
    await page.locator(".keep-recordings > button").waitFor();
    const sizes = await page.locator(".keep-recording > button, .keep-recordings > button").allInnerTexts();
    const wanted = [`${lang}/read`, `${lang}/index`].map((name) => megabytes(list(`${name}.audio.json`).files));
    assert.deepEqual(sizes.map((text) => /[\d.]+/.exec(latin(text))[0]), wanted, "the size is said first");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320);

    await press(page, ".keep-page > button");
    assert.equal((await kept(page)).sounds, 0, "the page alone");
    const before = await kept(page);
    await page.locator(".keep-recording > button").waitFor();
    await press(page, ".keep-recording > button");
    assert.deepEqual(await kept(page), { sounds: 1, all: before.all + 1 });

    site.cut();
    await open(`${lang}/read.html`);
    const seconds = lang === "en" ? SECONDS : SECONDS / 10;
    const place = await page.locator("audio").evaluate(async (audio, to) => {
      audio.muted = true;
      await audio.play();
      await new Promise((done) => {
        audio.onseeked = done;
        audio.currentTime = to;
      });
      await new Promise((done) => (audio.ontimeupdate = () => audio.currentTime > to && done()));
      return [audio.currentTime > to, audio.duration];
    }, seconds * 0.8);
    assert.ok(place[0] && Math.abs(place[1] - seconds) < 1, `${place}`);
    const ranges = await page.locator("audio").evaluate((audio) =>
      Promise.all(
        ["0-9", "10-", "99999999-"].map(async (range) => {
          const answer = await fetch(audio.currentSrc, { headers: { range: `bytes=${range}` } });
          return [answer.status, answer.headers.get("content-range"), (await answer.arrayBuffer()).byteLength];
        }),
      ),
    );
    const size = ranges[1][2] + 10;
    assert.deepEqual(ranges, [
      [206, `bytes 0-9/${size}`, 10],
      [206, `bytes 10-${size - 1}/${size}`, size - 10],
      [416, `bytes */${size}`, 0],
    ]);

    site.mend();
    await open(`${lang}/read.html`);
    await page.click("details.keep > summary");
    await page.locator(".keep-recording > button").waitFor();
    await press(page, ".keep-recording > button");
    assert.deepEqual(await kept(page), before, "removed, and the page stays");
  });
}

test("all recordings of a language are kept, listed and removed", async (t) => {
  const { page, site, open } = await phone(t);
  await open("en/saved.html");
  await page.locator(".keep-recordings > button").waitFor();
  assert.equal(await page.locator(".keep-recording > button").count(), 0);
  await press(page, ".keep-recordings > button");
  assert.equal((await kept(page)).sounds, 2);
  assert.equal(await page.locator(".keep-list > li > a").count(), 1);
  await page.locator(".keep-language > button").waitFor();
  site.cut();
  await open("en/more/read.html");
  assert.ok(await page.locator("audio").isVisible());
  await open("en/saved.html");
  await page.locator(".keep-list button").waitFor();
  await page.locator(".keep-list button").click();
  await page.locator(".keep-none").waitFor();
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
});

test("a page without a recording offers those of the language; a site without one offers none", async (t) => {
  const { page, open } = await phone(t);
  await open("en/plain.html");
  await page.click("details.keep > summary");
  await page.locator(".keep-recordings > button").waitFor();
  assert.equal(await page.locator(".keep-recording > button").count(), 0);

  const silent = await phone(t, "none");
  await silent.open("en/saved.html");
  await silent.page.locator(".keep-language > button").waitFor();
  assert.equal(await silent.page.locator(".keep-recording > *, .keep-recordings > *").count(), 0);
  assert.ok(!existsSync(inside("none/en/index.audio.json")));
});

test("the player says where its recording may not fit the page", async (t) => {
  const { page, open } = await phone(t);
  const note = () => page.locator(".audio small").innerText();
  await open("en/read.html");
  assert.doesNotMatch(await note(), /older|in /);
  await open("ur/read.html");
  assert.match(await note(), /پرانی/);
  await open("ur/more/read.html");
  assert.match(await note(), /English/);
  assert.doesNotMatch(await note(), /پرانی/);
});
