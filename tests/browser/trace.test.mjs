// What is left on the phone: the whole profile of the browser is searched, as somebody who looks after her would.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { launchOnDisk } from "./browser.mjs";
import { host, temporary } from "./host.mjs";
import { address, files, folder, read } from "./site.mjs";

const READ = ["digital-safety/photos", "reporting/home"].flatMap((guide) => ["en", "ur"].map((lang) => `${lang}/${address(guide)}.html`));
const KEPT = address("freelancing/contract");
const every = Object.fromEntries(files.filter((file) => file.endsWith(".html")).map((file) => [file, read(file)]));
const others = (file) => Object.keys(every).flatMap((other) => (other === file || other.slice(0, 3) !== file.slice(0, 3) ? [] : [every[other]]));
const TYPED = "zzqx what nobody may ever find kya hua tha";

/** Where `words`, by the page that they are of, lie below `profile`. */
function found(profile, words) {
  const hits = new Set();
  for (const name of readdirSync(profile, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const file = path.join(name.parentPath ?? name.path, name.name);
    const bytes = readFileSync(file);
    for (const [of, texts] of Object.entries(words)) {
      for (const encoding of ["utf8", "utf16le"]) {
        if (texts.some((text) => bytes.includes(Buffer.from(text, encoding)))) hits.add(`${of} in ${path.relative(profile, file)}`);
      }
    }
  }
  return [...hits].sort();
}

/** Ends a visit, and answers whether the browser's own cache has been emptied. */
const ENDS = {
  nothing: async () => {},
  async Leave(page, site) {
    await page.goto(`${site.origin}/${READ[1]}`);
    await page.click(".leave");
    await page.waitForURL(`${site.origin}/ur/units.html`);
  },
  async Remove(page, site) {
    await page.goto(`${site.origin}/en/saved.html`);
    await page.click(".keep-all > button");
    await page.locator(".keep-none").waitFor();
  },
};

for (const kept of [false, true]) {
  for (const [end, work] of Object.entries(ENDS)) {
    if (end === "Remove" && !kept) continue;
    test(`${kept ? "with a guide kept" : "with nothing kept"}, after ${end}: what the profile holds`, async (t) => {
      const { folder: profile, remove } = temporary();
      const site = await host({ "/": folder });
      t.after(async () => {
        await site.close();
        remove();
      });
      // As it is sent it could not be read.
      site.plain = true;
      const context = await launchOnDisk(profile);
      const [page] = context.pages();
      const words = { typed: [TYPED] };
      if (kept) {
        await page.goto(`${site.origin}/en/${KEPT}.html`);
        await page.click("details.keep > summary");
        await page.click(".keep-page > button");
        await page.waitForSelector(".keep-page > span");
      }
      for (const file of READ) {
        await page.goto(`${site.origin}/${file}`);
        const texts = await page.evaluate(() => [...document.querySelectorAll("h1, .prose p")].map(({ textContent }) => textContent.trim().slice(0, 40)));
        // What other pages say too may be kept on purpose.
        words[file] = texts.filter((text) => text.length > 15 && others(file).every((other) => !other.includes(text)));
        assert.ok(words[file].length > 10);
      }
      const letter = readdirSync(path.join(folder, "en/letters")).find((name) => /^[0-9a-f]{8}\.html$/.test(name));
      await page.goto(`${site.origin}/en/letters/${letter}`);
      await page.locator("[data-field]").first().fill(TYPED);
      // Searched on the page for it, and on the home page, which she leaves by a link.
      for (const file of ["en/search.html", "ur/index.html"]) {
        await page.goto(`${site.origin}/${file}`);
        const field = page.locator(".finder input");
        await field.fill(TYPED);
        await page.locator(".finder [role=status]:not([hidden])").waitFor();
      }
      // The server's own exit page, whose header empties the cache before its answer is given to anybody.
      const exit = (answer) => answer.url().endsWith("/units.html") && !answer.fromServiceWorker();
      const emptied = new Promise((done) => context.on("response", (answer) => exit(answer) && done()));
      await work(page, site);
      if (end !== "nothing") await emptied;
      await context.close();
      const hits = found(profile, words);
      t.diagnostic(`${hits.length} hits`);
      // Without an end the cache holds what she read: the search can find it.
      if (end === "nothing") assert.ok(READ.every((file) => hits.some((hit) => hit.startsWith(file))), hits.join("\n"));
      else assert.deepEqual(hits, []);
      assert.deepEqual(hits.filter((hit) => hit.startsWith("typed")), []);
    });
  }
}
