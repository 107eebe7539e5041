// Session plans: each step with its minutes in sight, and hand-outs on sheets of their own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, pages, read, start, tab } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

const plans = pages.filter((path) => read(path).includes('<body class="training">'));

test("there are plans in both languages", () => assert.equal(plans.length, 8));

for (const path of plans) {
  test(`${path}: minutes stand beside their step`, async () => {
    const page = await tab(site, 320);
    await page.goto(site.address + path);
    const out = await page.locator("h2 .minutes, h3 .minutes").evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect()).filter((box) => !box.width || box.right > innerWidth || box.left < 0),
    );
    assert.deepEqual(out, []);
    await page.close();
  });

  test(`${path}: each hand-out is printed alone`, async () => {
    const page = await tab(site, 360);
    await page.goto(site.address + path);
    await page.emulateMedia({ media: "print" });
    const breaks = await page.locator(".hand-out").evaluateAll((all) =>
      all.map((one) => getComputedStyle(one)).map(({ breakBefore, breakAfter }) => [breakBefore, breakAfter]),
    );
    const handsOut = !path.endsWith(`/${address("trainers/phone-safety")}.html`);
    assert.deepEqual(breaks, handsOut ? [["page", "page"]] : []);
    // The whole plan, the hand-out, and what comes after it.
    const sheets = String(await page.pdf({ format: "A4" })).match(/\/Type \/Page\b/g).length;
    assert.ok(sheets >= 2 * breaks.length + 1, `${sheets} sheets`);
    await page.close();
  });
}
