// Books are valid EPUB 3.3, by the checker of the W3C.

import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { temporary } from "./host.mjs";

const checker = process.env.EPUBCHECK;
const skip = !checker || !existsSync(checker) ? "EPUBCHECK does not name epubcheck.jar: books are NOT checked" : false;

/** What the checker writes, as JSON, about a book. */
function check(file) {
  return new Promise((done, fail) => {
    execFile("java", ["-jar", checker, "--quiet", "--json", "-", file], { maxBuffer: 1 << 26 }, (error, stdout) => {
      stdout.trimStart().startsWith("{") ? done(JSON.parse(stdout)) : fail(error ?? new Error(stdout));
    });
  });
}

test("epubcheck finds no error and nothing to warn of, in any language", { skip }, async (t) => {
  const { folder, remove } = temporary();
  t.after(remove);
  const repository = path.resolve(import.meta.dirname, "../..");
  execFileSync(path.resolve(process.env.MASHAL), ["--site", repository, "pack", "-q", "--format", "epub", "--out", folder], {
    env: { ...process.env, SOURCE_DATE_EPOCH: "1795910400" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const books = readdirSync(folder).filter((name) => name.endsWith(".epub"));
  assert.deepEqual(books.sort(), ["en", "pnb", "ps", "sd", "skr", "ur", "ur-Latn"].map((tag) => `${tag}.epub`).sort());
  for (const book of books) {
    const { messages, checker: { nError, nFatal, nWarning }, publication } = await check(path.join(folder, book));
    const wrong = messages.filter(({ severity }) => ["FATAL", "ERROR", "WARNING"].includes(severity));
    assert.deepEqual(wrong.map(({ ID, message, locations: [at] }) => `${ID} ${at?.path}:${at?.line} ${message}`), [], book);
    assert.deepEqual([nFatal, nError, nWarning], [0, 0, 0], book);
    assert.equal(publication.ePubVersion, "3.3", book);
    assert.equal(publication.isScripted, false, book);
  }
});
