// The built site under test: its pages, a server for it, and a browser.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { addressIn, leadsTo as leadsOn } from "./addresses.mjs";
import { launch } from "./browser.mjs";
import { types } from "./types.mjs";

/** The folder that `mashal build --out` wrote. */
export const folder = path.resolve(process.env.MASHAL_SITE_OUT ?? "");
if (!process.env.MASHAL_SITE_OUT || !existsSync(path.join(folder, "index.html"))) {
  throw new Error("set MASHAL_SITE_OUT to the folder of a built site (mashal build --out FOLDER)");
}

/** Every file of it, relative to the folder. */
export const files = readdirSync(folder, { recursive: true }).map((file) => file.replaceAll(path.sep, "/"));

/**
 * Pages that a reader stays on, relative to the folder: not those that lead on to a new address. All of the two languages
 * that are complete; of others one of each kind, with a guide that they have and one that falls back.
 */
const WHOLE = /^((en|ur)\/|[^/]+$)/;
const SAMPLE = ["index", "saved", "units", address("digital-safety/photos"), address("reporting/online")];
export const pages = files
  .filter((file) => file.endsWith(".html") && (WHOLE.test(file) || SAMPLE.includes(file.replace(/^[^/]+\/|\.html$/g, ""))))
  .filter((file) => !leadsTo(file))
  .sort();

/** The style sheets. */
export const sheets = files.filter((file) => file.endsWith(".css"));

/** The scripts. */
export const scripts = files.filter((file) => file.endsWith(".js"));

export function read(file) {
  return readFileSync(path.join(folder, file), "utf8");
}

/**
 * Of each language the fewest of these pages, about, that have all that stands in any of them: elements by their names,
 * classes and attributes, each in every kind of parent. What no other page has beside these is words.
 */
export function typical(pages) {
  const left = new Map(pages.map((page) => [page, elements(page)]));
  const chosen = [];
  for (;;) {
    const most = [...left].reduce((most, page) => (page[1].size > (most?.[1].size ?? 0) ? page : most), null);
    if (!most) return chosen.sort();
    chosen.push(most[0]);
    for (const found of left.values()) for (const element of most[1]) if (found !== most[1]) found.delete(element);
    most[1].clear();
  }
}

const VOID = /^(br|hr|img|input|link|meta|path|source|wbr)$/;

/** The elements of a page as they stand in their parents, with its language. */
function elements(page) {
  const found = new Set();
  const open = [];
  // Plain HTML, as the program writes it: attributes have no `>`.
  for (const [, end, name, attributes] of read(page).matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
    if (end) {
      const at = open.findLastIndex((parent) => parent.startsWith(`${name} `));
      if (at >= 0) open.length = at;
      continue;
    }
    const names = [...attributes.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g)].map(([, key, value]) =>
      /^(class|role|type)$/.test(key) ? `${key}=${value}` : key,
    );
    const element = `${name} ${names.sort().join(" ")}`;
    found.add(`${page.split("/")[0]} ${open.at(-1) ?? ""} > ${element}`);
    if (!VOID.test(name)) open.push(element);
  }
  return found;
}

/** Where a former address leads on to; null for other pages. */
export function leadsTo(page) {
  return leadsOn(folder, page);
}

/** Where a guide or the `index` of a section lies in each language, by the path of its file: `reporting/online`. */
export function address(guide) {
  return addressIn(folder, guide);
}

export function fileAddress(page) {
  return pathToFileURL(path.join(folder, page)).href;
}

async function answer(request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  if (pathname === "/favicon.ico") return response.writeHead(204).end();
  try {
    const body = await readFile(path.join(folder, decodeURIComponent(pathname)));
    const type = types[path.extname(pathname)] ?? "application/octet-stream";
    // As the `_headers` of the site ask of hosts: what lies there changes with its name, and is loaded once.
    const keeps = pathname.startsWith("/assets/") ? { "cache-control": "public, max-age=31536000, immutable" } : {};
    response.writeHead(200, { "content-type": type, ...keeps }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/** A server for the folder. Call `close` at the end. */
export async function serve() {
  const server = createServer(answer);
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** A server and a browser with nothing remembered. Call `close` at the end. */
export async function start() {
  const server = await serve();
  const browser = await launch();
  return {
    browser,
    address: server.address,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** A tab of the size of a phone. */
export function tab(site, width = 360, options = {}) {
  return site.browser.newPage({ viewport: { width, height: 740 }, ...options });
}

/**
 * Calls `visit(page, path)` for each of `paths`, in a few tabs side by side: while one waits, others go on. `open` makes a
 * tab. What `visit` answers (faults) is gathered in the order of `paths`.
 */
export async function visit(paths, open, visit) {
  const found = paths.map(() => []);
  const left = paths.entries();
  const walk = async () => {
    const page = await open();
    for (const [at, path] of left) found[at] = (await visit(page, path)) ?? [];
    await page.close();
  };
  await Promise.all(Array.from({ length: 6 }, walk));
  return found.flat();
}
