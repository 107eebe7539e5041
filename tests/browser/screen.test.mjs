// What fits on a small phone: nothing sideways, all links wide enough for a thumb, the way out always in sight.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pages, read, start, tab, typical } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

/** The height of a small screen. */
const SCREEN = 640;

/**
 * Finds the faults of the open page, by question. All in one go, and in an order in which the page is seldom laid out anew,
 * as the letters of Urdu take long.
 */
async function ask({ places }) {
  const root = document.documentElement;
  const size = parseFloat(getComputedStyle(root).fontSize);
  const text = (larger) => (root.style.fontSize = `${larger * size}px`);
  const leave = document.querySelector(".leave");
  const bar = document.querySelector(".safety");
  const found = { tab: [], leave: [], edge: [], targets: [], places: [] };
  if (leave && document.activeElement !== leave) found.tab.push(document.activeElement.className);
  document.activeElement.blur();

  // With the buttons that keep it.
  const keep = document.querySelector(".keep");
  if (keep) keep.open = true;
  for (const end = performance.now() + 20000; keep && !keep.querySelector(".keep-language > button")?.offsetWidth; ) {
    if (performance.now() > end) throw new Error(`${location.pathname} offers nothing to keep`);
    await new Promise((done) => setTimeout(done, 5));
  }

  if (!leave && !document.body.matches(".neutral")) found.leave.push("has no way out");
  for (const larger of leave ? [1, 2] : []) {
    text(larger);
    const end = root.scrollHeight - root.clientHeight;
    for (const place of [0, end / 2, end]) {
      scrollTo(0, place);
      const box = leave.getBoundingClientRect();
      const inside = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
      const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
      if (!inside || !leave.contains(top)) found.leave.push(`out of sight at ${place}, text × ${larger}`);
    }
    const last = [...document.querySelectorAll("main, footer")].pop().getBoundingClientRect();
    const { top, height } = bar.getBoundingClientRect();
    if (last.bottom > top + 1) found.leave.push("the bar covers the end of the page");
    const most = innerWidth < 360 ? 0.25 : 0.15;
    if (height > most * innerHeight) found.leave.push(`the bar is ${height} px tall, text × ${larger}`);
  }
  scrollTo(0, 0);

  document.querySelectorAll("details").forEach((details) => (details.open = true));
  for (const larger of [2, 1]) {
    text(larger);
    if (root.scrollWidth > root.clientWidth) found.edge.push(`${root.scrollWidth} px wide, text × ${larger}`);
  }

  found.targets = [...document.querySelectorAll("a[href], summary, button, input")]
    .filter((target) => !target.closest(".prose, .skip") || target.closest(".contact"))
    .filter((target) => target.getClientRects().length > 0)
    .map((target) => [target, (target.matches("[type=radio]") ? target.closest("label") : target).getBoundingClientRect()])
    .filter(([, box]) => box.width < 47.9 || box.height < 47.9)
    .map(([target, box]) => `${target.innerText} ${box.width} × ${box.height}`);

  // One link to each place: the last of what is asked, as it moves within the page.
  const links = new Map([...document.querySelectorAll("main a[href^='#'], .skip")].map((link) => [link.hash, link]));
  for (const larger of places ? [1, 2] : []) {
    text(larger);
    for (const [hash, link] of links) {
      scrollTo(0, 0);
      link.click();
      await new Promise((done) => requestAnimationFrame(done));
      const target = document.getElementById(decodeURIComponent(hash.slice(1)));
      const words = document.createRange();
      words.selectNodeContents(target);
      const [first] = [...words.getClientRects()].filter(({ height }) => height);
      const edge = bar ? bar.getBoundingClientRect().top : innerHeight;
      if (first.top < -1 || first.top + 20 > edge) found.places.push(`${hash} at ${first.top}, text × ${larger}`);
    }
  }
  return found;
}

const visits = {};
/**
 * The faults of pages at a width: of every page on the narrowest screen, whose words may be too long for it, on others of
 * those that have all that stands in any. Each page is loaded once for all questions.
 */
const everywhere = (width) => (visits[width] ??= look(width));

async function look(width) {
  const page = await tab(site, width, { viewport: { width, height: SCREEN } });
  const faults = { tab: [], leave: [], edge: [], targets: [], places: [] };
  for (const path of width === 320 ? pages : typical(pages)) {
    await page.goto(site.address + path);
    await page.keyboard.press("Tab");
    const found = await page.evaluate(ask, { places: width === 360 && /^(en|ur)\//.test(path) });
    for (const question in found) faults[question].push(...found[question].map((fault) => `${path}: ${fault}`));
  }
  await page.close();
  return faults;
}

for (const width of [320, 360]) {
  test(`Leave is on screen at every place of every page at ${width} px`, async () => {
    assert.deepEqual((await everywhere(width)).leave, []);
  });

  test(`nothing lies beyond the edge at ${width} px, nor with text twice as large`, async () => {
    assert.deepEqual((await everywhere(width)).edge, []);
  });

  test(`what is tapped is at least 48 px wide and tall at ${width} px`, async () => {
    assert.deepEqual((await everywhere(width)).targets, []);
  });

  test(`Leave is the first stop of the tab key at ${width} px`, async () => {
    assert.deepEqual((await everywhere(width)).tab, []);
  });
}

test("the bar covers no place that a link in the page leads to, at any size of text", async () => {
  assert.deepEqual((await everywhere(360)).places, []);
});

test("an arrow behind a full line of words stays in its link", async () => {
  const page = await tab(site);
  const faults = [];
  for (const path of pages.filter((path) => /<body class="(home|section|help|questions)">/.test(read(path)))) {
    await page.goto(site.address + path);
    const found = await page.evaluate(() => {
      const rtl = document.dir === "rtl";
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const words = document.createRange();
      return [...document.querySelectorAll(".needs a, .answer a, .cards a, .group a")].filter((link) => {
        const box = link.getBoundingClientRect();
        words.selectNodeContents(link);
        // Its distance from the words, and its width with the corner that is turned outward.
        const room = (line) => (rtl ? line.left - box.left : box.right - line.right) >= 0.98 * rem;
        return ![...words.getClientRects()].every(room);
      }).map((link) => link.innerText);
    });
    faults.push(...found.map((words) => `${path}: ${words}`));
  }
  await page.close();
  assert.deepEqual(faults, []);
});

test("Leave has a box where the system chooses the colours", async () => {
  const page = await tab(site, 360, { forcedColors: "active" });
  await page.goto(`${site.address}ur/index.html`);
  const edges = await page.locator(".leave").evaluate((leave) => {
    const { borderTopWidth, borderTopStyle, borderTopColor, color } = getComputedStyle(leave);
    return [parseFloat(borderTopWidth) >= 1, borderTopStyle, borderTopColor === color];
  });
  await page.close();
  assert.deepEqual(edges, [true, "solid", true]);
});

test("what has the focus is seen, and not under the bar", async () => {
  const page = await tab(site);
  const longest = pages.reduce((one, other) => (read(one).length > read(other).length ? one : other));
  await page.goto(site.address + longest);
  const faults = [];
  const stops = await page.locator("a[href], summary, [tabindex]").count();
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press("Tab");
    const fault = await page.evaluate(() => {
      const focus = document.activeElement;
      if (focus === document.body) return null;
      const box = focus.getBoundingClientRect();
      const bar = document.querySelector(".safety");
      const covered = !bar.contains(focus) && box.bottom > bar.getBoundingClientRect().top;
      const unseen = getComputedStyle(focus).outlineStyle === "none";
      return covered || unseen ? `${focus.innerText} ${covered ? "covered" : "no outline"}` : null;
    });
    if (fault) faults.push(fault);
  }
  await page.close();
  assert.deepEqual(faults, []);
});
