// Where pages of a built site lie, whatever their addresses say.

import { readFileSync } from "node:fs";
import path from "node:path";

/** Where a former address leads on to; null for other pages. */
export function leadsTo(folder, page) {
  const text = readFileSync(path.join(folder, page), "utf8");
  const [, to] = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(text) ?? [];
  return to ? path.posix.join(path.posix.dirname(page), to) : null;
}

/**
 * Where a guide or the `index` of a section lies in each language, by the path of its file: `reporting/online`. Where
 * addresses say nothing, the one that would tell leads there.
 */
export function addressIn(folder, guide) {
  const page = `en/${guide}.html`;
  return (leadsTo(folder, page) ?? page).slice("en/".length, -".html".length);
}
