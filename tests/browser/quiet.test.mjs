// The pages ask nothing of any other host, and work from a folder on the phone as from a server. What others may see of
// them, in a preview or a list, says nothing where they are sensitive.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileAddress, pages, read, start, tab, typical, visit } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

/** A tab whose faults are written into `faults`: complaints of the browser, requests to `elsewhere`. */
async function listening(faults, here, context) {
  const page = context ? await context.newPage() : await tab(site);
  page.on("console", (message) => {
    // What the browser does not have at hand is asked of the server next.
    if (message.text().endsWith("net::ERR_CACHE_MISS")) return;
    if (["error", "warning"].includes(message.type())) faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(here)) faults.push(`${page.url()} asks for ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.url()}: ${response.status()}`);
  });
  return page;
}

test("no page complains, or asks another host for anything", async () => {
  const faults = [];
  // One context for all: whatever a page stores, another would find.
  const context = await site.browser.newContext({ viewport: { width: 360, height: 740 } });
  await visit(typical(pages), () => listening(faults, site.address, context), async (page, path) => {
    await page.goto(site.address + path, { waitUntil: "networkidle" });
  });
  const page = await listening(faults, site.address, context);
  await page.goto(site.address + pages[0], { waitUntil: "networkidle" });
  const cookies = await context.cookies();
  const stored = await page.evaluate(() => localStorage.length + sessionStorage.length);
  await context.close();
  assert.deepEqual(faults, []);
  assert.deepEqual([cookies, stored], [[], 0], "nothing is kept on the phone");
});

test("nothing complains while pages are kept and removed, nor does the policy refuse anything", async () => {
  for (const lang of ["en", "ur"]) {
    const faults = [];
    const page = await listening(faults, site.address);
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => console.error(event.violatedDirective, event.blockedURI));
    });
    await page.goto(`${site.address}${lang}/about.html`);
    await page.click("details.keep > summary");
    await page.click(".keep-page > button");
    await page.waitForSelector(".keep-page > span");
    await page.goto(`${site.address}${lang}/saved.html`);
    await page.click(".keep-list button");
    await page.waitForSelector(".keep-none:not([hidden])");
    await page.close();
    assert.deepEqual(faults, []);
  }
});

test("pages opened as files are styled, and Leave works in them", async () => {
  const faults = [];
  await visit(typical(pages), () => listening(faults, "file://"), async (page, path) => {
    await page.goto(fileAddress(path));
    const styled = await page.evaluate(() => getComputedStyle(document.body).marginTop === "0px");
    if (!styled) faults.push(`${path}: no style`);
    if (!(await page.locator(".leave").count())) return;
    await page.click(".leave");
    await page.waitForSelector("body.neutral", { timeout: 20000 });
  });
  assert.deepEqual(faults, []);
});

test("every page has a description, and one whose title is neutral the neutral one", () => {
  const message = (language, name) => {
    const file = new URL(`../../locales/${language}/ui.ftl`, import.meta.url);
    return readFileSync(file, "utf8").match(new RegExp(`^${name} = (.*)$`, "m"))[1];
  };
  const seen = { own: 0, neutral: 0 };
  const faults = pages.filter((path) => {
    const page = read(path);
    const [, language] = page.match(/<html lang="([^"]+)"/);
    const [, title] = page.match(/<title>(.*?)<\/title>/);
    const [, description] = page.match(/<meta name="description" content="([^"]*)">/) || [];
    const neutral = title === message(language, "neutral-title");
    seen[neutral ? "neutral" : "own"] += 1;
    return !description || (neutral && description !== message(language, "neutral-description"));
  });
  assert.deepEqual(faults, []);
  assert.ok(seen.own > 10 && seen.neutral > 50, "both kinds are there");
});

test("the icon of a page is shown under its policy, from a server as from a folder", async () => {
  const faults = [];
  for (const here of [site.address, fileAddress("")]) {
    const page = await listening(faults, here);
    await page.goto(new URL("ur/index.html", here.replace(/\/?$/, "/")).href);
    const width = await page.evaluate(async () => {
      const icon = new Image();
      icon.src = document.querySelector("link[rel=icon]").href;
      await icon.decode();
      return icon.naturalWidth;
    });
    assert.ok(width > 0);
    await page.close();
  }
  assert.deepEqual(faults, []);
});
