// The scripts are small, made of their sources, and written for old phones (ES2018, Chrome 80); pages are light.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { parse } from "acorn";
import { scripts as made } from "./minify.mjs";
import { pages, read, scripts, sheets } from "./site.mjs";

/** Bytes on their way, as servers send them where nobody chose. */
const sent = (file) => gzipSync(read(file), { level: 6 }).length;
const named = (...names) => scripts.filter((file) => names.some((name) => file.startsWith(`assets/${name}.`)));

/** What came after Chrome 80, and what asks or stores more than these scripts may. */
const NEWER =
  /\.(replaceAll|at|any|findLast|toSorted|toReversed|toSpliced|with|replaceChildren|groupBy|hasOwn|randomUUID|checkVisibility|showPopover|showModal)\(|structuredClone|WeakRef|AbortSignal\.(any|timeout)|navigation\.|scheduler\.|CompressionStream|Intl\.(Segmenter|DisplayNames)|Array\.fromAsync|withResolvers|startViewTransition/g;
const STORES = /\b(localStorage|sessionStorage|indexedDB|cookie|cookieStore|sendBeacon|WebSocket|EventSource|eval)\b|https?:/g;

for (const file of scripts) {
  test(`${file} is ES2018, for Chrome 80, and stores nothing of its own`, () => {
    const text = read(file);
    parse(text, { ecmaVersion: 2018, sourceType: "script" });
    assert.deepEqual(text.match(NEWER) ?? [], []);
    assert.deepEqual(text.match(STORES) ?? [], []);
  });
}

for (const { name, path: file, code } of made) {
  test(`${name} is what its source becomes, and is what the site has`, () => {
    assert.equal(readFileSync(file, "utf8"), code, "run `npm run scripts`, and commit what it writes");
    // The worker has a line of the build before it; a site without pages to keep has the other.
    const [stem] = name.split(".");
    const sent = scripts.find((each) => path.basename(each).startsWith(`${stem}.`));
    if (name === "worker.js") assert.equal(read("sw.js").replace(/^const exits = .*;\n/, ""), code);
    // What lies alone in a file has it inside.
    else if (!["one.js", "retire.js"].includes(name)) assert.equal(read(sent), code);
  });
}

test("nothing lies beside the small scripts that no source makes", () => {
  const folders = new Set(made.map(({ path: file }) => path.dirname(file)));
  const small = [...folders].flatMap((folder) =>
    readdirSync(folder).filter((name) => name.endsWith(".js")).map((name) => path.join(folder, name)));
  assert.deepEqual(small.sort(), made.map(({ path: file }) => file).sort());
});

test("scripts and sheets are small, and so is the longest page", () => {
  const every = named("page", "keep");
  const asked = named("panel", "news");
  assert.deepEqual([every.length, asked.length], [2, 2]);
  const all = (files) => files.reduce((sum, file) => sum + sent(file), 0);
  assert.ok(all(every) <= 4096, "what any page may load");
  assert.ok(all(asked) <= 3072, "what she opens, and what is told of news");
  assert.ok(sent("sw.js") <= 3072);
  for (const sheet of sheets) assert.ok(sent(sheet) <= 8192);
  const urdu = pages.filter((file) => file.startsWith("ur/")).map((file) => [sent(file), file]);
  const [most, longest] = urdu.reduce((one, other) => (one[0] > other[0] ? one : other));
  assert.ok(most <= 14336, `${longest}: ${most}`);
});
