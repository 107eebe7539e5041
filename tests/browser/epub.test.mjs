// Books are valid EPUB 3.3, by the checker of the W3C.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { temporary } from "./host.mjs";

const checker = process.env.EPUBCHECK;
const skip = !checker || !existsSync(checker) ? "EPUBCHECK does not name epubcheck.jar: books are NOT checked" : false;

/** What the checker says of each of these books. `Books.java` says why it is not called for each. */
function check(books) {
  // It ends before the second compiler of the virtual machine and its parallel collector would pay.
  const quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];
  execFileSync("java", [...quick, "-cp", checker, path.join(import.meta.dirname, "Books.java"), ...books], { stdio: ["ignore", "ignore", "inherit"] });
  return books.map((book) => JSON.parse(readFileSync(`${book}.json`, "utf8")));
}

test("epubcheck finds no error and nothing to warn of, in any language", { skip }, (t) => {
  const { folder, remove } = temporary();
  t.after(remove);
  const repository = path.resolve(import.meta.dirname, "../..");
  execFileSync(path.resolve(process.env.MASHAL), ["--site", repository, "pack", "-q", "--format", "epub", "--out", folder], {
    env: { ...process.env, SOURCE_DATE_EPOCH: "1795910400" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const books = readdirSync(folder).filter((name) => name.endsWith(".epub"));
  assert.deepEqual(books.sort(), ["en", "pnb", "ps", "sd", "skr", "ur", "ur-Latn"].map((tag) => `${tag}.epub`).sort());
  const found = check(books.map((book) => path.join(folder, book)));
  for (const [at, book] of books.entries()) {
    const { messages, checker: { filename, nError, nFatal, nWarning }, publication } = found[at];
    assert.equal(filename, book);
    const wrong = messages.filter(({ severity }) => ["FATAL", "ERROR", "WARNING"].includes(severity));
    assert.deepEqual(wrong.map(({ ID, message, locations: [at] }) => `${ID} ${at?.path}:${at?.line} ${message}`), [], book);
    assert.deepEqual([nFatal, nError, nWarning], [0, 0, 0], book);
    assert.equal(publication.ePubVersion, "3.3", book);
    assert.equal(publication.isScripted, false, book);
  }
});
