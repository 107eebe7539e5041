// Questions that lead to help: one at a time on the screen, by touch alone; without scripts too, and without a style sheet
// a list of all of them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, fileAddress, pages, read, start, tab } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

const asked = pages.filter((path) => read(path).includes('<body class="questions">'));

/** Ids of the questions that have a place on the screen, and whether all of each is drawn. */
const shown = (page) =>
  page.locator(".part").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.id));

/** The first thing of a question that is in sight. */
const inSight = (page) =>
  page.evaluate(() => document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest(".part").id);

/** Touches a link, and waits until the tab has gone where it leads: a touch alone does not wait for that. */
async function follow(page, link) {
  const from = page.url();
  await link.click();
  await page.waitForURL((address) => address.href !== from);
}

test("there are questions in both languages", () => {
  assert.deepEqual(asked, ["en", "ur"].map((language) => `${language}/${address("begin")}.html`));
});

for (const path of asked) {
  for (const [how, address, options] of [
    ["without scripts", (file) => site.address + file, { javaScriptEnabled: false }],
    ["from a folder", fileAddress, {}],
  ]) {
    test(`${path}: one question at a time, ${how}`, async () => {
      const page = await tab(site, 360, options);
      await page.goto(address(path));
      const all = await page.locator(".part").evaluateAll((every) => every.map((one) => one.id));
      const [first] = all;
      assert.ok(all.length > 5);
      assert.deepEqual(await shown(page), [first]);
      // An answer may lead to help as well; that is another test.
      const answers = page.locator(`#${first} .answer a[href^="#"]`);
      const ids = await answers.evaluateAll((every) => every.map((link) => link.hash.slice(1)));
      for (const [at, id] of ids.entries()) {
        await answers.nth(at).click();
        assert.deepEqual(await shown(page), [first, id]);
        assert.equal(await inSight(page), id);
        const box = await page.locator(`#${id} h2`).boundingBox();
        assert.ok(box.y >= 0 && box.y < 200, "it begins at the upper edge");
        await page.goBack();
        assert.deepEqual(await shown(page), [first]);
      }
      await answers.last().click();
      await page.locator(".again a:visible").click();
      assert.deepEqual(await shown(page), [first]);
      assert.equal(await inSight(page), first);
      await page.close();
    });
  }

  test(`${path}: from the home page to help, by touch`, async () => {
    const page = await tab(site, 320);
    await page.goto(`${site.address}${path.split("/")[0]}/index.html`);
    await follow(page, page.locator("main .cards a").first());
    let touches = 1;
    while (new URL(page.url()).pathname.endsWith(path)) {
      const small = await page.evaluate(() =>
        [...document.querySelectorAll(".answer a, .again a")]
          .filter((target) => target.checkVisibility())
          .map((target) => target.getBoundingClientRect())
          .filter((box) => box.height < 47.9 || box.width < 47.9 || box.right > innerWidth || box.left < 0),
      );
      assert.deepEqual(small, []);
      await follow(page, page.locator(".part:visible").last().locator(".answer a").first());
      touches += 1;
    }
    assert.ok(touches <= 5);
    assert.ok((await page.locator(".contact-way").count()) > 0);
    await page.close();
  });

  test(`${path}: on paper, and without a style sheet, all questions in order`, async () => {
    const page = await tab(site, 360);
    await page.goto(site.address + path);
    const all = await page.locator(".part").evaluateAll((every) => every.map((one) => one.id));
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await shown(page), all);
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => document.querySelectorAll("link[rel=stylesheet]").forEach((sheet) => sheet.remove()));
    assert.deepEqual(await shown(page), all);
    await page.close();
  });
}
