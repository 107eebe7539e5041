// A recording that reads a page aloud: nothing of it is loaded before she presses play, or kept with the page.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { launch } from "./browser.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "audio-"));
const inside = (...names) => path.join(folder, ...names);
const mashal = (...words) => execFileSync(path.resolve(process.env.MASHAL), words, { stdio: "pipe" });
// As much of an MP3 as mashal looks at.
const sound = (bytes) => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(bytes - 4)]);
let browser;

before(async () => {
  mashal("new", inside("site"), "--languages", "en,ur");
  const guide = (title) => `+++\ntitle = "${title}"\naudio = "read.mp3"\n+++\n${title}\n`;
  writeFileSync(inside("site/content/en/read.md"), guide("Words"));
  writeFileSync(inside("site/content/ur/read.md"), guide("لفظ"));
  writeFileSync(inside("site/content/en/read.mp3"), sound(123_456));
  writeFileSync(inside("site/content/ur/read.mp3"), sound(65_432));
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
    // These bytes are no sound; that they were asked for is enough.
    await player.evaluate((audio) => audio.play().catch(() => {}));
    assert.equal(new Set(loaded()).size, 1);
    await page.close();
  });

  test(`${language}: keeping the page does not keep the recording`, () => {
    for (const list of ["read.json", "index.json", "saved.json"]) {
      assert.doesNotMatch(readFileSync(inside("out", language, list), "utf8"), /\.mp3/);
    }
  });
}
