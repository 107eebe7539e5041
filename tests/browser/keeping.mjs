// A reader who keeps pages on her phone, the versions of a site that she meets, and what there is to see of it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, before } from "node:test";
import { launch } from "./browser.mjs";
import { build, host, temporary } from "./host.mjs";
import { address } from "./site.mjs";

export const GUIDE = address("reporting/online");
export const OTHER = address("digital-safety/photos");
const DIRECTION = { en: "ltr", ur: "rtl" };
export let browser;
let built;

/** Versions of the site: its changes, and what `mashal build` is told. */
const VERSIONS = {
  first: [[]],
  // One guide.
  second: [[["content/en/reporting/online.md", "{#now}\n", "{#now}\n\nA new first word.\n"]]],
  // A word on every page, several pages, the style sheet.
  whole: [
    [
      ...["en", "ur"].map((lang) => [`locales/${lang}/site.ftl`, "site-tagline = ", "site-tagline = v2 "]),
      ["content/en/units.md", "Here are", "v2 Here are"],
      ["content/en/reporting/online.md", "{#now}\n", "{#now}\n\nA new first word.\n"],
      ["content/en/digital-safety/photos.md", "{#now}\n", "{#now}\n\nA new first word.\n"],
      ["themes/default/assets/style.css", "margin-block-start: 2rem;", "margin-block-start: 2.25rem;"],
    ],
  ],
  retired: [[["content/directory.toml", /(id = "pta"[^]*?status = )"sourced"/, '$1"retired"']]],
  // A guide more, for a while.
  tasks: [[["content/en/well-being.md", "## My body", "A new first word.\n\n## My body"]]],
  more: [[["content/en/tax.md", null, '+++\ntitle = "Tax"\n+++\n\nFile before the day.\n']]],
  moved: [
    [["content/en/money.md", null, '+++\ntitle = "Money"\naliases = ["tax"]\n+++\n\nFile before the day, and keep the slip.\n']],
  ],
  never: [[], ["--no-offline"]],
};

before(async () => {
  built = temporary();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  built?.remove();
});

/** The folder of a version, built once. */
export function version(name) {
  const out = path.join(built.folder, name);
  if (!readdirSync(built.folder).includes(name)) build(out, ...VERSIONS[name]);
  return out;
}

/** A reader at her phone before a host of a version, below the path `at`; she goes with the test `t`. */
export async function reader(t, { at = "/", shown = "first" } = {}) {
  const site = await host({ [at]: version(shown) });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  t.after(async () => {
    await context.close();
    await site.close();
  });
  context.setDefaultTimeout(20000);
  return {
    site,
    context,
    root: site.origin + at,
    page: await context.newPage(),
    show: (name) => (site.folders[at] = version(name)),
    open(file) {
      return this.page.goto(this.root + file);
    },
  };
}

/** What the browser holds of this site, or of any. */
export const held = (page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).sort();
    const files = [];
    for (const name of names) for (const { url } of await (await caches.open(name)).keys()) files.push(url);
    const workers = (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope);
    return { names, files, workers };
  });

/** The index of what is kept. */
export const index = (page) =>
  page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const found = await (await caches.open(name)).match(new URL(`${name.replace("kept ", "")}?kept`, location.origin).href);
      if (found) return found.json();
    }
    return null;
  });

export const read = (version, file) => readFileSync(path.join(version, file), "utf8");
export const listOf = (version, name) => JSON.parse(read(version, `${name}.json`));
export const say = (files) => String(Math.ceil(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000));
/** Digits of any script as Latin ones. */
export const latin = (text) => text.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));

/** Opens the part, and presses the button in `row` (`.keep-page`, `.keep-language`) to the end of the work. */
export async function keep(page, row = ".keep-page") {
  if (!(await page.locator("details.keep").evaluate((part) => part.open))) await page.click("details.keep > summary");
  await page.click(`${row} > button`);
  await settled(page);
}

/** Waits until a press has been answered. New offers may still be on their way. */
export async function settled(page) {
  const working = (await words(page)).working;
  await page.waitForFunction((working) => {
    const says = document.querySelector(".keep-says");
    const busy = says.textContent === working || !document.querySelector(".keep progress").hidden;
    return says.textContent && !busy && !document.querySelector(".keep button:disabled");
  }, working);
}

const spoken = {};
/** The words of the part, in the page's language. */
export async function words(page) {
  const lang = await page.evaluate(() => document.documentElement.lang);
  if (!spoken[lang]) {
    const text = read(version("first"), `${lang}/saved.html`);
    spoken[lang] = await page.evaluate(
      (text) => ({ ...new DOMParser().parseFromString(text, "text/html").getElementById("keep").dataset }),
      text,
    );
  }
  return spoken[lang];
}
export const says = (page) => page.locator(".keep-says").textContent();

/** Faults of an open page: not styled, or set the wrong way. */
export const look = (page, lang) =>
  page.evaluate((dir) => {
    const style = getComputedStyle(document.body);
    const good = style.marginTop === "0px" && style.direction === dir && document.querySelector("h1").innerText;
    return good ? [] : [location.pathname];
  }, DIRECTION[lang]);

/** Waits until what `look` finds is good; a page may be loaded anew meanwhile. */
export async function until(look, good) {
  const end = Date.now() + 20000;
  for (let found; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    found = await look().catch(() => null);
    if (found && good(found)) return;
  }
  assert.fail(`in vain: ${good}`);
}

/** Waits until the index says that language `lang` is as in `name`. */
export const upToDate = (page, name, lang = "en") => {
  const wanted = read(version(name), `${lang}/version.txt`);
  return until(() => index(page), ({ versions, wanted: open }) => versions[lang] === wanted && !open);
};

/** Waits for the offer with these words, and takes it. */
export const take = async (page, offer) => {
  const text = (await words(page))[offer];
  await page.locator(".newer button").filter({ hasText: text }).click();
};

/** Takes what is newer and has it shown. The page is not loaded anew for that. */
export async function renew(page) {
  await page.evaluate(() => (window.same = true));
  await take(page, "load");
  await take(page, "show");
  await page.locator(".newer").waitFor({ state: "detached" });
  assert.ok(await page.evaluate(() => window.same), "it is the same page");
}

/** Waits until a notice begins with these words. */
export const notice = async (page, name) => {
  const text = (await words(page))[name].split("%1")[0];
  await page.waitForFunction(
    (text) => [...document.querySelectorAll(".newer")].some((each) => each.textContent.startsWith(text)),
    text,
  );
};

/** Everything that is kept of a language, as it is answered now: the version of each page and sheet. */
export const seen = (page, root) =>
  page.evaluate(async (root) => {
    const [name] = await caches.keys();
    const index = await (await (await caches.open(name)).match(`${root}?kept`)).json();
    const versions = new Set();
    const faults = [];
    const check = async ([file, integrity]) => {
      const bytes = await (await fetch(root + file)).arrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      if (`sha256-${btoa(String.fromCharCode(...hash))}` !== integrity) faults.push(`${file} is not whole`);
      if (!file.endsWith(".html")) return;
      const text = new TextDecoder().decode(bytes);
      versions.add(/tagline">v2|<p>v2 /.test(text) ? "new" : "old");
      for (const [, asset] of text.matchAll(/(assets\/[\w.-]+\.(css|js))/g)) {
        if (!index.files[asset]) faults.push(`${file} lacks ${asset}`);
      }
    };
    await Promise.all(Object.entries(index.files).map(check));
    return { faults, versions: [...versions], files: Object.keys(index.files).length };
  }, root);

/** Numbers from 0 to 1 that are the same each time (a linear congruential generator). */
export function seeded(seed) {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}
