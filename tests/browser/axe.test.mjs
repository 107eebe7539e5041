// No page stands in the way of someone who reads with a screen reader, a keyboard or weak eyes.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { pages, start, tab } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    // Tall enough to hold every page: nothing lies behind the bar that stays on screen.
    const page = await tab(site, 360, { colorScheme, viewport: { width: 360, height: 60000 } });
    const faults = [];
    const states = pages.map((path) => [path, null]);
    for (const lang of ["en", "ur"]) {
      states.push([`${lang}/saved.html#missing`, ".keep-language > button"]);
      states.push([`${lang}/about.html`, "details.keep > .keep-page > button"]);
      // Something is kept from here on.
      states.push([`${lang}/about.html`, "kept"], [`${lang}/saved.html`, ".keep-list button"]);
    }
    for (const [path, state] of states) {
      await page.goto(site.address + path);
      if (state) await page.evaluate(() => document.querySelectorAll("details.keep").forEach((part) => (part.open = true)));
      if (state === "kept") await page.click(".keep-page > button");
      if (state) await page.waitForSelector(state === "kept" ? ".keep-page > span" : state);
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        document.querySelectorAll("details").forEach((details) => (details.open = true));
        document.querySelectorAll(".questions .part").forEach((part) => (part.style.display = "block"));
        const { violations, incomplete } = await axe.run();
        const unsure = incomplete.filter((rule) => rule.id === "color-contrast");
        return [...violations, ...unsure].flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ""}`),
        );
      });
      faults.push(...found.map((fault) => `${path} ${fault}`));
    }
    await page.close();
    assert.deepEqual(faults, []);
  });
}
