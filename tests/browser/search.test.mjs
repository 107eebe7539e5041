// She finds it in her own words: from a server, from a folder, without network, and nothing of the words stays.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { build, host, temporary } from "./host.mjs";
import { address, fileAddress, files, folder, read, start, tab } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

const lines = (name) =>
  readFileSync(new URL(`../search/${name}`, import.meta.url), "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));

/** What is found on `page` for `query`: title, address below the folder of `language`, and what can be called. */
async function find(page, language, query) {
  const field = page.locator(".finder input");
  await field.fill("");
  await page.locator(".finder li").first().waitFor({ state: "detached" });
  await field.fill(query);
  await page.locator(".finder [role=status]:not([hidden])").waitFor();
  const all = await page.locator(".finder li").evaluateAll((items) =>
    items.map((item) => {
      const [{ href, textContent: title, lang }, call] = [item.querySelector("a"), item.querySelector(".call")];
      return { href, title, lang, call: call && call.href };
    }),
  );
  return all.map((one) => ({ ...one, href: decodeURIComponent(one.href.split(`/${language}/`).pop()) }));
}

async function open(page, address) {
  await page.goto(address);
  await page.locator(".finder input").focus();
}

test("the script folds words as the program does", () => {
  const source = readFileSync(new URL("../../src/scripts/search.js", import.meta.url), "utf8");
  const given = source.replace(/\n {2}begin\(\);\n\}\)\(\);\s*$/, "\n return { fold, skeleton, read }; })();");
  assert.notEqual(given, source);
  const element = { dataset: { index: "search.js" }, addEventListener() {} };
  const document = { querySelector: () => ({ ...element, querySelectorAll: () => [element, element, element, element] }) };
  const api = new Function("document", "location", "addEventListener", `return ${given.slice(given.indexOf("(function"))}`);
  const { fold, skeleton, read: take } = api(document, { href: "file:///en/x.html" }, () => {});
  take(JSON.parse(read("en/search.js").replace(/^[^(]+\(|\);\s*$/g, "")));
  const wrong = lines("folds.tsv").filter(([written, folded, bones]) => fold(written) !== folded || skeleton(folded) !== bones);
  assert.deepEqual(wrong, []);
});

test("what women ask is among the first three", async () => {
  const page = await tab(site, 360);
  const missed = [];
  let there;
  const contacts = { "help:mohr-1099": /1099/, "help:police-15": /^(Police emergency|پولیس ایمرجنسی)$/, "help:sim-check": /SIM cards in your name/ };
  const queries = lines("queries.tsv");
  for (const [language, query, wanted] of queries) {
    if (language !== there) await open(page, `${site.address}${language}/search.html`);
    there = language;
    const found = (await find(page, language, query)).slice(0, 3);
    const fits = (name) => (one) => {
      if (name === "help:") return one.href.startsWith("help/");
      if (name.startsWith("help:")) return contacts[name].test(one.title) || contacts[name].test(one.call);
      return one.href.split("#")[0] === `${address(name.replace("_index", "index"))}.html`;
    };
    if (!wanted.split("|").some((name) => !name.startsWith("need:") && found.some(fits(name)))) missed.push(`${language} ${query}: ${found.map(({ title }) => title)}`);
  }
  assert.ok(missed.length * 10 <= queries.length, missed.join("\n"));
  await page.context().close();
});

test("every topic is found by its title, from a folder", async () => {
  for (const language of ["en", "ur"]) {
    const page = await tab(site, 360);
    await open(page, fileAddress(`${language}/search.html`));
    const topics = await page.locator("[aria-labelledby=_topics] a").evaluateAll((all) => all.map(({ href, textContent }) => [href, textContent]));
    assert.ok(topics.length > 20);
    for (const [href, title] of topics) {
      const found = (await find(page, language, title)).slice(0, 2).map((one) => one.href);
      assert.ok(found.some((one) => href.endsWith(`/${language}/${one}`)), `${title}: ${found}`);
    }
    await page.context().close();
  }
});

test("who helps can be called, and what is in another language says so", async () => {
  const page = await tab(site, 360);
  await open(page, `${site.address}ur-Latn/index.html`);
  const [first] = await find(page, "ur-Latn", "1099");
  assert.equal(first.call, "tel:1099");
  await page.context().close();

  // Where Roman Urdu has no plan of a session yet, the Urdu one is found.
  const { folder: out, remove } = temporary();
  const plan = "content/ur-Latn/trainers/phone-safety.md";
  const other = await host({ "/": build(out, [[plan, "+++\n", "+++\ndraft = true\n"]], ["--no-fonts"]) });
  try {
    const page = await tab(site, 360);
    await open(page, `${other.origin}/ur-Latn/index.html`);
    const found = await find(page, "ur-Latn", "پہلی نشست: محفوظ فون");
    assert.equal(found[0].lang, "ur");
    await page.context().close();
  } finally {
    await other.close();
    remove();
  }
});

test("nothing is loaded before the field is touched, and no address has the words", async () => {
  const page = await tab(site, 360);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${site.address}en/index.html`);
  assert.ok(!asked.some((url) => /search/.test(url)));
  await page.locator(".finder input").focus();
  await find(page, "en", "zzqxw");
  assert.equal(await page.locator(".finder li").count(), 0);
  assert.ok(await page.getByText("Nothing found.").isVisible());
  await page.keyboard.press("Enter");
  assert.ok(!asked.concat(page.url()).some((url) => /zzqxw/.test(url)));
  // Before the browser puts the page aside.
  await page.locator(".foot a").first().click();
  await page.goBack();
  assert.equal(await page.locator(".finder input").inputValue(), "");
  await page.context().close();
});

test("a kept language is searched without network", async (t) => {
  const own = await host({ "/": folder });
  const page = await tab(site, 360);
  t.after(async () => {
    await page.context().close();
    await own.close();
  });
  await page.goto(`${own.origin}/en/index.html`);
  await page.click("details.keep > summary");
  await page.click(".keep-language > button");
  await page.locator(".keep-language > span").waitFor();
  own.cut();
  await open(page, `${own.origin}/en/search.html`);
  const [first] = await find(page, "en", "blackmail");
  assert.equal(first.href.split("#")[0], `${address("digital-safety/photos")}.html`);
});

test("script and index weigh little", () => {
  const weight = (file) => brotliCompressSync(read(file)).length;
  const script = weight(files.find((file) => /^assets\/search\./.test(file)));
  assert.ok(script <= 3000, `${script}`);
  for (const file of files.filter((file) => /^[\w-]+\/search\.js$/.test(file))) assert.ok(script + weight(file) <= 22000, file);
});
