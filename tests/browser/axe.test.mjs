// No page stands in the way of someone who reads with a screen reader, a keyboard or weak eyes.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core/axe.min.js";
import { address, pages, start, tab, typical } from "./site.mjs";

/** A page of each kind; for letters see `letters`. */
const OF_THEM = ["about", "begin", "tidy", "well-being", "digital-safety/index", "trainers/index", "digital-safety/photos"];
const KINDS = new RegExp(
  `^(en|ur)/(index|saved|units|help/(index|pk-sd)|letters/index|${OF_THEM.map(address).join("|")}|trainers/phone-safety)\\.html$`,
);

let site;
before(async () => (site = await start()));
after(() => site.close());

/** What axe finds in the open page: all of its rules, or those of colours alone. */
async function found(page, path, colours) {
  const found = await page.evaluate(async (colours) => {
    document.querySelectorAll("details").forEach((details) => (details.open = true));
    document.querySelectorAll(".questions .part").forEach((part) => (part.style.display = "block"));
    const { violations, incomplete } = await axe.run(colours ? { runOnly: ["color-contrast"] } : {});
    const unsure = incomplete.filter((rule) => rule.id === "color-contrast");
    return [...violations, ...unsure].flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ""}`),
    );
  }, colours);
  return found.map((fault) => `${path} ${fault}`);
}

let visits;
/** Of English pages with all that stands in any; of Urdu, which differs by its words, one of each kind; of others the first. */
const visited = [
  ...typical(pages.filter((path) => path.startsWith("en/") || !path.includes("/"))),
  ...pages.filter((path) => (path.startsWith("ur/") ? KINDS.test(path) : /^(?!en\/)[^/]+\/index\.html$/.test(path))),
];

/** Visits these pages once, in each of its states, by day and by night: in the dark it is the colours alone that are others. */
async function everywhere() {
  // Tall enough to hold every page: nothing lies behind the bar that stays on screen.
  const page = await tab(site, 360, { viewport: { width: 360, height: 60000 } });
  const faults = { light: [], dark: [] };
  const states = visited.map((path) => [path, null]);
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
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      faults[colorScheme].push(...(await found(page, path, colorScheme === "dark")));
    }
  }
  await page.close();
  return faults;
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    const faults = await (visits ??= everywhere());
    assert.deepEqual(faults[colorScheme], []);
  });
}

// On a phone, where links lie next to the bar that stays on screen: a target has 24 px or as much room around it (WCAG
// 2.5.8), but for words in a sentence. How wide all targets are is held in `screen`.
test("targets are large enough, or far enough from others, wherever the page is scrolled", async () => {
  const page = await tab(site);
  const faults = [];
  for (const path of pages.filter((path) => KINDS.test(path))) {
    await page.goto(site.address + path);
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const found = [];
      for (const share of [0, 0.5, 1]) {
        scrollTo(0, share * document.documentElement.scrollHeight);
        const { violations } = await axe.run({ runOnly: ["target-size"] });
        found.push(...violations.flatMap(({ nodes }) => nodes.map(({ html }) => `at ${share}: ${html}`)));
      }
      return found;
    });
    faults.push(...found.map((fault) => `${path} ${fault}`));
  }
  await page.close();
  assert.deepEqual(faults, []);
});
