// Wherever the network, the server or the room on the phone gives out, what a reader keeps is whole, and she is told.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { weight } from "./host.mjs";
import {
  GUIDE,
  OTHER,
  held,
  index,
  keep,
  listOf,
  look,
  notice,
  reader,
  says,
  seeded,
  seen,
  until,
  upToDate,
  version,
  words,
} from "./keeping.mjs";

test("twenty times the network breaks during an update: one whole version, and it goes on by itself", async (t) => {
  const at = await reader(t);
  const { page, site } = at;
  await at.open("en/index.html");
  await keep(page, ".keep-language");
  const press = async () => {
    await page.locator(".newer button").click();
    await notice(page, "broken");
  };
  const sizes = { requests: 25, bytes: listOf(version("whole"), "en/index").files.reduce((sum, { bytes }) => sum + bytes, 0) };
  const random = seeded(7);
  let [now, next] = ["first", "whole"];
  const found = new Set();
  for (let round = 0; round < 20; round += 1) {
    at.show(next);
    site.mend();
    await at.open("en/about.html");
    await page.locator(".newer button").waitFor();
    const unit = round % 2 ? "bytes" : "requests";
    site.mend();
    const point = Math.floor(((Math.floor(round / 2) + random()) / 10) * sizes[unit] * 0.7);
    site.left[unit] = point;
    await press();
    const { faults, versions, files } = await seen(page, at.root);
    assert.deepEqual(faults, [], `${point} ${unit}`);
    assert.equal(versions.length, 1, `${point} ${unit}: ${versions}`);
    assert.ok(files > 15);
    found.add(versions[0]);
    const there = new Set((await held(page)).files);
    const came = listOf(version(next), "en/index").files.filter(({ integrity }) => there.has(`${at.root}?${integrity}`));

    site.mend();
    await at.open("en/about.html");
    await upToDate(page, next);
    const again = site.log.filter(({ path, bytes }) => bytes && came.some(({ url }) => `/${url}` === path));
    assert.deepEqual(again, [], `${point} ${unit}: what had come does not come again`);
    const whole = await seen(page, at.root);
    assert.deepEqual([whole.faults, whole.versions], [[], [next === "whole" ? "new" : "old"]]);
    [now, next] = [next, now];
  }
  assert.deepEqual([...found].sort(), ["new", "old"]);
});

test("a file that is not what the list says is refused, and the old version stays", async (t) => {
  const at = await reader(t);
  const { page, site } = at;
  await at.open("en/index.html");
  await keep(page, ".keep-language");
  at.show("whole");
  site.wrong.add(`/en/${GUIDE}.html`);
  await at.open("en/about.html");
  await page.locator(".newer button").click();
  await notice(page, "odd");
  const { faults, versions } = await seen(page, at.root);
  assert.deepEqual([faults, versions], [[], ["old"]]);
  site.wrong.clear();
  await at.open("en/about.html");
  await upToDate(page, "whole");
});

test("wherever a first keeping breaks off, the page in hand and who can help open, and she is told so", async (t) => {
  const total = listOf(version("first"), "en/index").files.reduce((sum, { bytes }) => sum + bytes, 0);
  const random = seeded(24);
  const from = weight(version("first"), "sw.js");
  let helped = 0;
  for (let round = 0; round < 24; round += 1) {
    const at = await reader(t);
    const { page, site } = at;
    await at.open(`en/${GUIDE}.html`);
    await page.click("details.keep > summary");
    await page.waitForSelector(".keep-language > button");
    // Less than the worker itself keeps nothing.
    site.left.bytes = Math.ceil(from + ((round + random()) / 24) ** 2 * (0.8 * total - from));
    await keep(page, ".keep-language");
    const { broken, begun } = await words(page);
    const said = await says(page);
    assert.ok(said.startsWith(`${broken} ${begun.split("%1")[0]}`), said);
    const title = await page.locator("h1").innerText();
    const titles = said.split(": ").pop().split(" · ");
    assert.equal(titles[0], title);
    site.cut();
    // What is said to open does, and the page in hand always.
    for (const file of [`en/${GUIDE}.html`, "en/help/index.html"].slice(0, titles.length)) {
      await at.open(file);
      assert.deepEqual(await look(page, "en"), []);
      assert.equal(page.url(), at.root + file);
    }
    helped += titles.length - 1;
    await at.context.close();
  }
  t.diagnostic(`the page in hand opens after 24 of 24 breaks, who can help after ${helped}`);
  assert.ok(helped > 18);
});

test("where the server stumbles the panel says so, and works again without a reload", async (t) => {
  const at = await reader(t);
  const { page, site } = at;
  const trouble = page.locator(".keep-trouble");
  const again = trouble.locator("button");
  await at.open(`en/${GUIDE}.html`);
  const { odd, offline } = await words(page);
  const failed = await trouble.locator("span").textContent();
  const script = (name) => `/assets/${readdirSync(path.join(version("first"), "assets")).find((each) => each.startsWith(name))}`;
  const steps = [
    [() => site.failing.set(script("panel."), 503), failed],
    [() => site.failing.set("/en/saved.html", 500), failed],
    [() => site.failing.set("/en/version.txt", 502), odd],
    [() => site.failing.set(`/en/${GUIDE}.json`, 200), odd],
    [() => site.cut(), offline],
  ];
  let first = true;
  for (const [breaks, said] of steps) {
    breaks();
    if (first) await page.click("details.keep > summary");
    else await again.click();
    first = false;
    await page.waitForFunction((said) => {
      const one = document.querySelector(".keep-trouble");
      return !one.hidden && one.firstChild.textContent === said;
    }, said);
    site.failing.clear();
  }
  site.mend();
  await again.click();
  await page.locator(".keep-page > button").waitFor();
  assert.ok(!(await trouble.isVisible()));
  await keep(page);
  assert.equal(await says(page), (await words(page)).done);
});

test("a first keeping that breaks off can be tried again or taken back, and goes on by itself", async (t) => {
  const at = await reader(t);
  const { page, site } = at;
  await at.open(`en/${GUIDE}.html`);
  await page.click("details.keep > summary");
  await page.waitForSelector(".keep-page > button");
  site.left.bytes = 9000;
  await keep(page);
  assert.ok((await says(page)).startsWith((await words(page)).broken));
  // A locator that finds two refuses to wait.
  for (const way of [".keep-page > button", ".keep-all > button"]) await page.locator(way).waitFor();
  site.mend();
  await keep(page);
  assert.equal(await says(page), (await words(page)).done);
  assert.deepEqual(Object.keys((await index(page)).packs), [`en/${GUIDE}.json`]);

  await at.open(`en/${OTHER}.html`);
  await page.click("details.keep > summary");
  await page.waitForSelector(".keep-page > button");
  site.left.bytes = 3000;
  await keep(page);
  site.mend();
  // In another tab somebody else may read.
  const other = await at.context.newPage();
  await other.goto(`${at.root}en/about.html`);
  await other.waitForLoadState("networkidle");
  assert.deepEqual(Object.keys((await index(other)).packs), [`en/${GUIDE}.json`]);
  await other.close();
  // `online` alone is enough.
  await at.context.setOffline(true);
  await at.context.setOffline(false);
  await until(() => index(page), ({ packs, wanted }) => Object.keys(packs).length === 2 && !wanted);
});
