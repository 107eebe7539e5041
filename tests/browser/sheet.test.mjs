// The style sheet is small, serves both directions, and holds to what old phones know (Chrome 80).

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { read, sheets } from "./site.mjs";

for (const sheet of sheets) {
  const css = read(sheet).replace(/\/\*[^]*?\*\//g, "");
  const none = (pattern) => assert.deepEqual(css.match(pattern) ?? [], []);

  test(`${sheet} is at most 8 kB`, () => {
    assert.ok(gzipSync(read(sheet), { level: 9 }).length <= 8192);
  });

  test(`${sheet} knows no left and right, no top and bottom`, () => {
    none(/[\w-]*\b(left|right|top|bottom)\b[\w-]*\s*:/g);
    none(/:[^;{}]*\b(left|right|top|bottom)\b[^;{}]*;/g);
    none(/(?<![\w-])(min-|max-)?(width|height)\s*:/g);
  });

  test(`${sheet} asks for nothing that came after Chrome 80`, () => {
    none(/:(has|is|where|not)\([^)]*,|:(has|is|where)\(|light-dark\(|color-mix\(|oklch\(|@layer|@container/g);
    none(/(margin|padding|inset|border)-(inline|block)\s*:|aspect-ratio|(?<!-)inset\s*:|\b(row-|column-)?gap\s*:|&/g);
  });
}
