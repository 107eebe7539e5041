// Cards to print: six on one sheet of A4, nothing cut off, the numbers inside when they are folded.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileAddress, files, start } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

const MM = 96 / 25.4;
const cards = files.filter((file) => file.endsWith("-paper.html"));

test("every region has its cards, in every language", () => {
  assert.equal(cards.length, 8 * 7);
});

for (const file of cards) {
  test(`${file}: one sheet, whole`, async (t) => {
    const page = await site.browser.newPage({ viewport: { width: Math.round(287 * MM), height: Math.round(200 * MM) } });
    t.after(() => page.close());
    await page.goto(fileAddress(file));
    // On the screen there is one, and it stays within a phone.
    assert.equal(await page.locator(".paper-card >> visible=true").count(), 1);
    await page.emulateMedia({ media: "print" });
    const found = await page.evaluate(() => {
      const box = (element) => element.getBoundingClientRect();
      return Array.from(document.querySelectorAll(".paper-card"), (card) => {
        const cover = card.querySelector(".paper-cover");
        const all = [...card.querySelectorAll("li, li *")].map(box).filter(({ width }) => width);
        return {
          size: [box(card).width, box(card).height],
          cover: box(cover).bottom <= Math.min(...all.map(({ top }) => top)) + 1,
          within: all.every(({ left, right, bottom }) => left >= box(card).left && right <= box(card).right && bottom <= box(card).bottom),
          over: Math.max(...all.map(({ bottom }) => bottom)) - box(card).bottom,
          numbers: [...card.querySelectorAll("bdi[dir=ltr]")].map(({ textContent }) => textContent),
        };
      });
    });
    assert.equal(found.length, 6);
    for (const card of found) {
      assert.ok(Math.abs(card.size[0] - 86 * MM) < 1 && Math.abs(card.size[1] - 99 * MM) < 1, card.size.join());
      assert.ok(card.cover, "numbers stand below the cover");
      assert.ok(card.within, `something is cut off, by ${card.over} pixels`);
      assert.ok(card.numbers.includes("15"));
      assert.deepEqual(card.numbers, found[0].numbers);
    }
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 1, "one sheet");
  });
}
