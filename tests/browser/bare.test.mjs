// With neither scripts nor style sheets, as in the lightest browsers, the page is still a page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pages, start, tab, typical, visit } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

test("the way out comes first, then one title, then the text", async () => {
  const open = async () => {
    const page = await tab(site, 360, { javaScriptEnabled: false });
    await page.route("**/*.css", (route) => route.abort());
    return page;
  };
  const faults = [];
  await visit(typical(pages), open, async (page, path) => {
    await page.goto(site.address + path);
    const found = await page.evaluate(() => {
      const text = document.body.innerText;
      const order = [...document.querySelectorAll("h1, .prose, .choices")];
      const leave = document.querySelector(".leave");
      return {
        titles: document.querySelectorAll("h1").length,
        leaveFirst: !leave || (leave === document.querySelector("a") && text.startsWith(leave.innerText)),
        titleBeforeText: order[0]?.localName === "h1",
        unstyled: getComputedStyle(document.body).marginTop !== "0px",
      };
    });
    const wanted = { titles: 1, leaveFirst: true, titleBeforeText: true, unstyled: true };
    if (JSON.stringify(found) !== JSON.stringify(wanted)) faults.push([path, found]);
    if (!(await page.locator(".leave").count())) return;
    await page.click(".leave");
    const left = page.locator("body.neutral").waitFor({ timeout: 20000 });
    await left.catch(() => faults.push([path, "Leave does not leave"]));
  });
  assert.deepEqual(faults, []);
});
