// Runs all tests of this folder, two files at a time: `npm test`. Where the browser hung (`browser.mjs`), all tests of that file run
// once more, and that counts; in other files whatever fails has failed.

import { readdirSync } from "node:fs";
import { run } from "node:test";
import { tap } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { FILE, HANGS } from "./bounds.mjs";

/** Runs the tests of `files`, and says how they went; answers the files in which one failed, and those in which the browser hung. */
async function tried(files) {
  const failed = new Set();
  const hung = new Set();
  const stream = run({ files, concurrency: 2, timeout: FILE });
  stream.on("test:fail", ({ file, details }) => {
    failed.add(file);
    if (details.error.failureType === "testTimeoutFailure") hung.add(file);
  });
  stream.on("test:stderr", ({ file, message }) => message.includes(HANGS) && hung.add(file));
  for await (const said of stream.compose(tap)) process.stdout.write(said);
  return { failed, hung };
}

const folder = new URL(".", import.meta.url);
const all = readdirSync(folder).filter((file) => file.endsWith(".test.mjs"));
const { failed, hung } = await tried(all.map((file) => fileURLToPath(new URL(file, folder))));
if (hung.size) {
  console.log(`# the browser hung, run once more: ${[...hung].join(" ")}`);
  const again = await tried([...hung]);
  for (const file of hung) if (!again.failed.has(file)) failed.delete(file);
}
if (failed.size) console.log(`# failed: ${[...failed].join(" ")}`);
process.exitCode = failed.size ? 1 : 0;
