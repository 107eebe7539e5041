// Pages and sheets are valid, by the checker of the W3C.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import vnu from "vnu-jar";
import { pages, serve, sheets } from "./site.mjs";

/** What the checker writes, as JSON, about the files at these addresses. */
function check(addresses) {
  // Over HTTP, because the checker takes the 'self' of a Content-Security-Policy for nothing in a file.
  const server = "-Dnu.validator.servlet.allow-forbidden-hosts=true";
  const options = [server, "-jar", vnu, "--format", "json", "--also-check-css"];
  return new Promise((done, fail) => {
    execFile("java", [...options, ...addresses], { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      stderr.startsWith("{") ? done(JSON.parse(stderr)) : fail(error ?? new Error(stderr));
    });
  });
}

/** The checker tells languages by their letters; these two it does not know, and it takes them for the nearest. */
const mistaken = /appears to be written in .* but the “html” start tag has “lang="(skr|ur-Latn)"”/;

test("the Nu HTML checker has nothing to say", async (t) => {
  const server = await serve();
  t.after(() => server.close());
  const { messages } = await check([...pages, ...sheets].map((file) => server.address + file));
  assert.deepEqual(
    messages
      .filter(({ message }) => !mistaken.test(message))
      .map(({ url, lastLine, message }) => `${url}:${lastLine} ${message}`),
    [],
  );
});
