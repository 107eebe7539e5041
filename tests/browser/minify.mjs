// Makes the scripts of the built-in theme and the service worker small: `npm run scripts`, after each edit of a source.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { minify } from "uglify-js";

const SOURCES = new URL("../../src/scripts/", import.meta.url);
/** What the program itself writes into a site or a file, and where it lies; all others are the theme's. */
const OWN = { "one.js": "../../src/standalone/", "retire.js": "../../src/offline/", "worker.js": "../../src/offline/" };
const folder = (name) => new URL(OWN[name] || "../../themes/default/assets/", import.meta.url);

/** Classic scripts, not modules: they may run in sloppy mode, where functions in blocks have other scopes. */
const options = { module: false, compress: { passes: 9 } };

/** Each script: its name, where its small file lies, and what is to be in that. */
export const scripts = readdirSync(SOURCES).map((name) => {
  const { code, error } = minify(readFileSync(new URL(name, SOURCES), "utf8"), options);
  if (error) throw new Error(`${name}: ${error.message}`);
  return { name, path: fileURLToPath(new URL(name, folder(name))), code: `${code}\n` };
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path, code } of scripts) writeFileSync(path, code);
}
