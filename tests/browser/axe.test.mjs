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
    for (const path of pages) {
      await page.goto(site.address + path);
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        document.querySelectorAll("details").forEach((details) => (details.open = true));
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
