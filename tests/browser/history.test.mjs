// What a browser's history shows of sensitive pages: nothing of them, in address or title.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, files, leadsTo, pages, read, start, tab } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

const NEUTRAL = { en: "Phone help", ur: "فون کی مدد" };
/** What has no address of its own guide: help, letters and what is kept are of the site, and their names are hashes. */
const OTHERS = /^(help|letters)\/(index|pk(-[a-z]{2})?(-paper)?|[0-9a-f]{8})$|^saved$/;
const languageOf = (page) => page.split("/")[0];
const title = (page) => /<title>(.*?)<\/title>/.exec(read(page))[1];
const ids = (page) => [...read(page).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
/** Words of at least three letters, in small ones. */
const words = (text) => decodeURIComponent(text).toLowerCase().match(/[\p{L}\p{M}]{3,}/gu) ?? [];
const headings = (page) =>
  [...read(page).matchAll(/<h[1-6][^>]*>(.*?)<\/h[1-6]>/gs)].map(([, html]) => html.replace(/<[^>]*>/g, ""));

const whole = files.filter((file) => /^(en|ur)\/.*\.html$/.test(file));
/** Former addresses, which tell, with the pages that they lead to. */
const former = whole.map((page) => [page, leadsTo(page)]).filter(([, to]) => to && title(to) === NEUTRAL[languageOf(to)]);
/** Sensitive guides and sections. */
const sensitive = [...new Set(former.map(([, to]) => to))];

test("every sensitive page has an address that says nothing, the same in all languages", () => {
  assert.ok(sensitive.length >= 2 * 14, `${sensitive.length} pages`);
  const named = pages.filter((page) => title(page) === NEUTRAL[languageOf(page)]);
  const telling = named.filter((page) => !sensitive.includes(page) && !OTHERS.test(page.slice(3, -".html".length)));
  assert.deepEqual(telling, []);
  for (const page of sensitive) assert.match(page, /^(en|ur)\/[0-9a-f]{8}\.html$/);
  const names = (language) => sensitive.filter((page) => languageOf(page) === language).map((page) => page.slice(3));
  assert.deepEqual(names("ur").sort(), names("en").sort());
});

test("no word of its file's path or of its headings is in its address, its title and its ids", () => {
  const faults = [];
  for (const page of sensitive) {
    const telling = former.filter(([, to]) => to === page).flatMap(([from]) => words(from));
    const told = new Set([...telling, ...headings(page).flatMap(words)].filter((word) => !["html", "index"].includes(word)));
    for (const shown of [page.slice(3, -".html".length), ...ids(page).filter((id) => !id.startsWith("_"))]) {
      faults.push(...[...told].filter((word) => shown.toLowerCase().includes(word)).map((word) => `${page}: ${shown} has ${word}`));
      if (!/^(_q-)?p?[0-9a-f]{8,12}$/.test(shown)) faults.push(`${page}: ${shown}`);
    }
  }
  assert.deepEqual(faults, []);
});

test("no fragment of a link to them tells more", () => {
  const faults = [];
  for (const page of pages) {
    for (const [, href] of read(page).matchAll(/ href="([^"]*#[^"_][^"]*)"/g)) {
      const [file, id] = href.split("#");
      const to = file ? new URL(file, `http://x/${page}`).pathname.slice(1) : page;
      const open = !sensitive.includes(to) && !/\/help\//.test(to);
      if (!open && !/^p[0-9a-f]{12}$/.test(id)) faults.push(`${page}: ${href}`);
    }
  }
  assert.deepEqual(faults, []);
});

for (const language of ["en", "ur"]) {
  test(`from home to help, in ${language}: nothing in the history tells of the way`, async () => {
    const page = await tab(site);
    const session = await page.context().newCDPSession(page);
    const guide = `${language}/${address("digital-safety/photos")}.html`;
    const follow = async (selector) => {
      await page.click(selector);
      await page.waitForLoadState();
    };
    await page.goto(`${site.address}${language}/index.html`);
    await follow(`.group h3 a[href="${address("digital-safety/index")}.html"]`);
    await follow(`.cards a[href="${guide.slice(3)}"]`);
    const link = await page.locator(".prose p > a[href^='#']").first().getAttribute("href");
    assert.match(link, /^#p[0-9a-f]{12}$/);
    await follow(`.prose p > a[href="${link}"]`);
    await page.waitForURL(`${site.address}${guide}${link}`);
    assert.ok(await page.locator(`[id="${link.slice(1)}"]`).isVisible());
    await follow(".foot a[href='help/index.html']");
    const contact = page.locator(".numbers a[href*='#']").first();
    await contact.click();
    await page.waitForURL(/#p[0-9a-f]{12}$/);
    // An old link that somebody sent.
    await page.goto(`${site.address}${language}/digital-safety/photos.html`);
    await page.waitForURL(site.address + guide);

    const { entries } = await session.send("Page.getNavigationHistory");
    const visited = entries.filter(({ url }) => url !== "about:blank");
    assert.ok(visited.length >= 7, "all steps are there");
    for (const { url, title } of visited) console.log(`    ${url.slice(site.address.length)}  ${title}`);
    // What stands on every page tells nothing of this one.
    const own = words(`${NEUTRAL.en} ${NEUTRAL.ur} ${title(`${language}/index.html`)} index html`);
    const telling = new Set([...former.flatMap(([from]) => words(from)), ...sensitive.flatMap((page) => headings(page).flatMap(words))]);
    const seen = visited.map(({ url, title }) => `${url.slice(site.address.length).replace(/\b[0-9a-f]{8}\b|#p[0-9a-f]{12}$/g, "")} ${title}`);
    assert.deepEqual(seen.flatMap(words).filter((word) => telling.has(word) && !own.includes(word)), []);
    await page.close();
  });
}
