// Lists of tasks: boxes to tick, with a finger, a keyboard or a pen. What is ticked is gone with the page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core/axe.min.js";
import { pages, read, start, tab } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

const listed = pages.filter((path) => read(path).includes('<li class="task">'));
const ticked = (page) => page.locator(".task input:checked").count();

test("there are lists of tasks", () => assert.ok(listed.length >= 2));

for (const path of listed) {
  for (const javaScriptEnabled of [true, false]) {
    test(`${path}: ticks do not come back, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
      const page = await tab(site, 320, { javaScriptEnabled });
      const asked = [];
      await page.goto(site.address + path);
      page.on("request", (request) => asked.push(request.url()));
      const tick = async () => {
        for (const at of [0, 1]) await page.locator(".task label").nth(at).click();
        assert.equal(await ticked(page), 2);
      };
      await tick();
      await page.locator(".task input").first().press("Enter");
      assert.equal(await ticked(page), 2, "Enter sends nothing");
      // The browser fetches the icon when it likes.
      assert.deepEqual(asked.filter((url) => !url.includes("/assets/icon.")), []);
      assert.equal(page.url(), site.address + path);
      await page.reload();
      assert.equal(await ticked(page), 0, "after a reload");
      await tick();
      await page.goto(`${site.address}index.html`);
      await page.goBack();
      await page.waitForSelector(".task");
      assert.equal(await ticked(page), 0, "after Back");
      if (javaScriptEnabled) {
        await tick();
        await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
        assert.equal(await ticked(page), 0, "in a page that was put aside as it was");
      }
      await page.close();
    });
  }

  test(`${path}: each task is wide enough for a thumb, and a box on paper`, async () => {
    const page = await tab(site, 320);
    await page.goto(site.address + path);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll(".task label")]
        .map((target) => target.getBoundingClientRect())
        .filter((box) => box.height < 47.9 || box.width < 47.9 || box.right > innerWidth || box.left < 0),
    );
    assert.deepEqual(small, []);
    await page.emulateMedia({ media: "print" });
    const boxes = await page.locator(".task input").evaluateAll((all) => all.map((one) => one.checkVisibility()));
    assert.ok(boxes.length && boxes.every((box) => box));
    await page.close();
  });

  test(`${path}: axe finds nothing after ticking`, async () => {
    const page = await tab(site, 360, { viewport: { width: 360, height: 8000 } });
    await page.goto(site.address + path);
    await page.locator(".task label").first().click();
    await page.evaluate(axe.source);
    const faults = await page.evaluate(async () => {
      const { violations } = await axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    });
    await page.close();
    assert.deepEqual(faults, []);
  });
}
