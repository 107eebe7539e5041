// Text in its own script: Nastaliq has room, numbers do not turn round, no letters are slanted or spaced.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pages, start, tab } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

/** What is asked of every text of the open page that is set. */
function look() {
  const found = { texts: [], numbers: [] };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const node of texts) {
    const text = node.data.trim();
    const element = node.parentElement;
    if (!text || element.closest("sup, pre, code")) continue;
    const style = getComputedStyle(element);
    found.texts.push({
      text: text.slice(0, 40),
      nastaliq: element.closest("[lang][dir]").matches("[lang=ur], [lang=pnb], [lang=skr], [lang=hno]"),
      leading: parseFloat(style.lineHeight) / parseFloat(style.fontSize),
      upright: style.fontStyle === "normal" && style.letterSpacing === "normal",
    });
  }

  document.querySelectorAll("details").forEach((details) => (details.open = true));
  document.querySelectorAll(".questions .part").forEach((part) => (part.style.display = "block"));
  const edge = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().left;
  };
  for (const node of texts) {
    for (const { 0: number, index } of node.data.matchAll(/\d+(-\d+)+/g)) {
      // A copy that comes out on paper alone has no place on the screen.
      if (!node.parentElement.getClientRects().length) continue;
      found.numbers.push({ number, inOrder: edge(node, index) < edge(node, index + number.length - 1) });
    }
  }
  return found;
}

let visits;
/** What is found on all Urdu pages, each loaded once. */
const everywhere = () => (visits ??= visitAll());

async function visitAll() {
  const page = await tab(site);
  const all = { texts: [], numbers: [] };
  for (const path of pages.filter((path) => path.startsWith("ur/"))) {
    await page.goto(site.address + path);
    const found = await page.evaluate(look);
    for (const kind in found) all[kind].push(...found[kind].map((one) => ({ path, ...one })));
  }
  await page.close();
  return all;
}

test("numbers with a hyphen, such as telephone numbers, run from left to right", async () => {
  const { numbers } = await everywhere();
  assert.ok(numbers.length > 0, "there are numbers to look at");
  assert.deepEqual(
    numbers.filter(({ inOrder }) => !inOrder),
    [],
  );
});

test("Urdu is set with room, upright and unspaced; Latin passages are not", async () => {
  const { texts } = await everywhere();
  const right = ({ nastaliq, leading, upright }) =>
    nastaliq ? upright && leading >= 1.99 && leading <= 2.41 : leading < 1.9;
  assert.ok(texts.some(({ nastaliq }) => nastaliq) && texts.some(({ nastaliq }) => !nastaliq));
  assert.deepEqual(
    texts.filter((text) => !right(text)),
    [],
  );
});

test("the face of an Urdu title is Nastaliq", async () => {
  const page = await tab(site);
  await page.goto(`${site.address}ur/index.html`);
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector: "h1" });
  const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
  await page.close();
  assert.deepEqual(
    fonts.map((font) => font.familyName),
    ["Noto Nastaliq Urdu"],
  );
});
