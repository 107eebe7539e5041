// A recording that reads a page aloud: nothing of it is loaded before she presses play, or kept with the page.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import axe from "axe-core/axe.min.js";
import { launch } from "./browser.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "audio-"));
const inside = (...names) => path.join(folder, ...names);
const mashal = (...words) => execFileSync(path.resolve(process.env.MASHAL), words, { stdio: "pipe" });
// Silence as MP3 (MPEG 1, layer 3), of nearly that many bytes.
const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0xc0]), Buffer.alloc(413)]);
const sound = (bytes) => Buffer.concat(Array.from({ length: bytes / frame.length }, () => frame));
// 0.4 s of each kind of recording.
const SOUNDS = readdirSync(new URL("../sounds", import.meta.url));
let browser;

before(async () => {
  mashal("new", inside("site"), "--languages", "en,ur");
  const guide = (title) => `+++\ntitle = "${title}"\naudio = "read.mp3"\n+++\n${title}\n`;
  writeFileSync(inside("site/content/en/read.md"), guide("Words"));
  writeFileSync(inside("site/content/ur/read.md"), guide("لفظ"));
  writeFileSync(inside("site/content/en/read.mp3"), sound(123_456));
  writeFileSync(inside("site/content/ur/read.mp3"), sound(65_432));
  for (const [at, name] of SOUNDS.entries()) {
    writeFileSync(inside(`site/content/en/s${at}.md`), guide(name).replace("read.mp3", name));
    copyFileSync(new URL(`../sounds/${name}`, import.meta.url), inside("site/content/en", name));
  }
  mashal("--site", inside("site"), "build", "--out", inside("out"));
  browser = await launch();
});

after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

for (const [language, size] of [["en", "124"], ["ur", "66"]]) {
  test(`${language}: the size is said, and nothing is loaded before play`, async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 740 } });
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(inside("out", language, "read.html")).href);
    await page.waitForTimeout(500);
    const loaded = () => asked.filter((url) => url.endsWith(".mp3"));
    assert.deepEqual(loaded(), []);
    assert.match(await page.locator(".audio figcaption").innerText(), new RegExp(`\\b${size}\\b`));
    const player = page.locator("audio");
    assert.deepEqual(
      await player.evaluate(({ autoplay, preload, controls }) => [autoplay, preload, controls]),
      [false, "none", true],
    );
    const box = await player.boundingBox();
    assert.ok(box.height >= 48 && box.x >= 0 && box.x + box.width <= 320);
    await page.evaluate(axe.source);
    const faults = await page.evaluate(async () => {
      const { violations } = await axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    });
    assert.deepEqual(faults, []);
    await player.evaluate((audio) => audio.play());
    assert.equal(new Set(loaded()).size, 1);
    await page.close();
  });

  test(`${language}: keeping the page does not keep the recording`, () => {
    for (const list of ["read.json", "index.json", "saved.json"]) {
      assert.doesNotMatch(readFileSync(inside("out", language, list), "utf8"), /\.mp3/);
    }
  });
}

for (const [at, name] of SOUNDS.entries()) {
  test(`${name}: what is written anew plays to its end`, async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(inside("out/en", `s${at}.html`)).href);
    const [end, duration] = await page.locator("audio").evaluate(async (audio) => {
      audio.muted = true;
      const ended = new Promise((done, fail) => {
        audio.onended = done;
        audio.onerror = () => fail(new Error(audio.error.message));
      });
      await audio.play();
      await ended;
      return [audio.currentTime, audio.duration];
    });
    assert.ok(Math.abs(duration - 0.4) < 0.12 && Math.abs(end - duration) < 0.05, `${end} of ${duration}`);
    await page.close();
  });
}
