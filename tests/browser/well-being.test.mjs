// The weekly check-in: ticks become a message that she can change, copy or open in another app. Nothing of it is kept
// or leaves the phone by itself; without scripts it is a list of boxes.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import axe from "axe-core/axe.min.js";
import { chosen, refuse } from "./clipboard.mjs";
import { address, fileAddress, pages, read, scripts, start, tab } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

const checked = pages.filter((path) => path.endsWith(`/${address("well-being")}.html`));
const shown = (page, selector) => page.locator(selector).evaluateAll((all) => all.map((one) => one.checkVisibility()));

/** The page at `path` with its first and third box ticked; requests of any kind are written into `asked`. */
async function ticked(path, asked = [], options = {}) {
  const page = await tab(site, 360, options);
  await page.goto(site.address + path);
  page.on("request", (request) => asked.push(request.url()));
  for (const at of [0, 2]) await page.locator(".task label").nth(at).click();
  return page;
}

test("the script is at most 0.8 kB and written for old phones", () => {
  const [name, ...others] = scripts.filter((file) => file.includes("check-in"));
  assert.ok(name && !others.length);
  assert.ok(gzipSync(read(name), { level: 9 }).length <= 800);
  assert.doesNotMatch(read(name), /\?\.|\?\?|catch\s*\{|Storage|cookie|indexedDB|caches|fetch|https?:/);
  const users = pages.filter((path) => read(path).includes("check-in."));
  assert.deepEqual(users, checked);
});

for (const path of checked) {
  test(`${path}: ticks make a text, and links that carry it`, async () => {
    const asked = [];
    const page = await ticked(path, asked);
    const lines = await page.locator(".task").allInnerTexts();
    assert.ok(lines.length > 8);
    const well = [lines[0], lines[2]];
    const rest = lines.filter((line) => !well.includes(line));
    const titles = await page.locator(".check-in").evaluate((form) => [form.dataset.well, form.dataset.notWell]);
    const part = (title, of) => [title, ...of].join("\n- ");
    const message = page.locator("textarea");
    assert.equal(await message.inputValue(), `${part(titles[0], well)}\n\n${part(titles[1], rest)}`);
    assert.doesNotMatch(await message.inputValue(), /mashal|مشعل|violence|تشدد/i);

    const hrefs = () => page.locator(".check-in a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    const carry = (text) => [`sms:?body=${encodeURIComponent(text)}`, `whatsapp://send?text=${encodeURIComponent(text)}`];
    assert.deepEqual(await hrefs(), carry(await message.inputValue()));
    const own = "میں & I = 50% #1 + ?\nok";
    await message.fill(own);
    assert.deepEqual(await hrefs(), carry(own), "what she writes herself too");

    await page.click("button[type=reset]");
    assert.equal(await message.inputValue(), "");
    await page.waitForFunction(() => document.querySelector(".check-in a").getAttribute("href") === "sms:?body=");
    assert.equal(await page.locator(".task input:checked").count(), 0);
    // The browser fetches the icon when it likes.
    assert.deepEqual(asked.filter((url) => !url.includes("/assets/icon.")), [], "nothing is asked of anybody");
    await page.close();
  });

  test(`${path}: where the phone refuses to copy, the words are marked, and she is told what to do`, async () => {
    const page = await ticked(path);
    await refuse(page);
    await page.click("button[name=copy]");
    await page.locator(".check-in [role=status] > :last-child").waitFor();
    assert.deepEqual(await shown(page, ".check-in [role=status] > *"), [false, true]);
    assert.equal(await chosen(page), await page.inputValue("textarea"));
    await page.close();
  });

  test(`${path}: a keyboard reaches and ticks each box; all is wide enough for a thumb`, async () => {
    const page = await tab(site, 320);
    await page.goto(site.address + path);
    await page.locator(".task input").first().focus();
    for (let stop = 0; stop < 3; stop += 1) {
      await page.keyboard.press("Space");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
    }
    assert.equal(await page.locator(".task input:checked").count(), 3);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll(".task label, .check-in a, .check-in button, textarea")]
        .map((target) => target.getBoundingClientRect())
        .filter((box) => box.height < 47.9 || box.width < 47.9 || box.right > innerWidth || box.left < 0),
    );
    assert.deepEqual(small, []);
    await page.close();
  });

  test(`${path}: nothing is stored, and a reload or a way back forgets`, async () => {
    const page = await ticked(path);
    const empty = async (when) => {
      const left = await page.evaluate(() => [
        document.querySelector("textarea").value,
        document.querySelectorAll(".task input:checked").length,
        document.querySelector(".check-in a").getAttribute("href"),
      ]);
      assert.deepEqual(left, ["", 0, "sms:?body="], when);
    };
    const kept = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      (await caches.keys()).length,
      (await indexedDB.databases()).length,
    ]);
    assert.deepEqual(kept, [0, 0, "", 0, 0]);
    await page.reload();
    await empty("after a reload");
    await page.locator(".task label").first().click();
    await page.goto(`${site.address}index.html`);
    await page.goBack();
    await page.waitForSelector(".task");
    await page.waitForTimeout(50);
    await empty("after Back");
    await page.close();
  });

  for (const [how, address] of [
    ["by the clipboard", (path) => site.address + path],
    ["the old way, in a page opened as a file", fileAddress],
  ]) {
    test(`${path}: copies ${how}`, async () => {
      const page = await tab(site, 360);
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      if (address === fileAddress) {
        await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
      }
      await page.goto(address(path));
      await page.locator(".task label").first().click();
      const wanted = await page.locator("textarea").inputValue();
      await page.click("button[name=copy]");
      await page.waitForSelector(".check-in [role=status] :not([hidden])");
      await page.locator("textarea").fill("");
      assert.deepEqual(await shown(page, ".check-in [role=status] span"), [false, false], "“copied” goes away with the next word");
      await page.locator("textarea").focus();
      await page.keyboard.press("Control+V");
      assert.equal(await page.locator("textarea").inputValue(), wanted);
      await page.close();
    });
  }

  test(`${path}: without scripts, and on paper, boxes and lines to write on`, async () => {
    const bare = await tab(site, 360, { javaScriptEnabled: false });
    await bare.goto(site.address + path);
    assert.deepEqual(await shown(bare, ".check-in button, textarea, .check-in a"), [false, false, false, false, false]);
    assert.deepEqual(await shown(bare, ".paper hr"), [true, true, true]);
    const boxes = await shown(bare, ".task input");
    assert.ok(boxes.length > 8 && boxes.every((box) => box));
    await bare.close();

    const page = await ticked(path);
    assert.deepEqual(await shown(page, ".check-in, .paper"), [true, false]);
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await shown(page, ".check-in, .paper"), [false, true]);
    await page.close();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`${path}: axe finds nothing after ticking, ${colorScheme}`, async () => {
      const page = await ticked(path, [], { colorScheme, viewport: { width: 360, height: 8000 } });
      await page.evaluate(axe.source);
      const faults = await page.evaluate(async () => {
        const { violations } = await axe.run();
        return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
      });
      await page.close();
      assert.deepEqual(faults, []);
    });
  }
}
