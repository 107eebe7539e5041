// What keep.js and its parts read of a list is what `tests/schemas/keep.json` promises; the suite holds the lists to it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { address, start, tab } from "./site.mjs";

const { $defs: schema } = JSON.parse(readFileSync(new URL("../schemas/keep.json", import.meta.url), "utf8"));
const known = [...Object.keys(schema.list.properties), ...Object.keys(schema.moved.properties)];
const GUIDE = address("reporting/online");

let site;
before(async () => (site = await start()));
after(() => site.close());

/** Writes down each name that a script asks of a list, or of a file in one; what is copied of a list goes on writing. */
function watched() {
  const asked = { list: new Set(), file: new Set() };
  window.asked = () => ({ list: [...asked.list], file: [...asked.file] });
  const watch = (value, kind) =>
    new Proxy(value, {
      get(target, name) {
        if (typeof name === "string" && name !== "toJSON") asked[kind].add(name);
        return target[name];
      },
    });
  const { json } = Response.prototype;
  Response.prototype.json = async function () {
    const value = await json.call(this);
    if (!new URL(this.url || location.href).pathname.endsWith(".json")) return value;
    if (value.files) value.files = value.files.map((file) => watch(file, "file"));
    return watch(value, "list");
  };
}

for (const lang of ["en", "ur"]) {
  test(`${lang}: nothing is asked of a list that the schema does not name`, async () => {
    const page = await tab(site);
    await page.addInitScript(watched);
    await page.goto(`${site.address}${lang}/${GUIDE}.html`);
    await page.click("details.keep > summary");
    await page.click(".keep-page > button");
    await page.waitForSelector(".keep-page > span");
    const { list, file } = await page.evaluate(() => window.asked());
    await page.close();
    // Names that any value has, which `await` and copies ask for, are none of a list.
    const unknown = (names, properties) => names.filter((name) => !properties.includes(name) && name !== "then");
    assert.deepEqual(unknown(list, known), []);
    assert.deepEqual(unknown(file, Object.keys(schema.file.properties)), []);
    for (const name of ["title", "files", "moved"]) assert.ok(list.includes(name), name);
    for (const name of schema.file.required) assert.ok(file.includes(name), name);
  });
}
