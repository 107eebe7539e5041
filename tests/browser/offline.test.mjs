// A reader keeps pages on her phone: only when she asks, whole or not at all, always of one version, and off again
// without a rest.

import assert from "node:assert/strict";
import { test } from "node:test";
import { host, weight } from "./host.mjs";
import {
  GUIDE,
  OTHER,
  browser,
  held,
  index,
  keep,
  latin,
  listOf,
  look,
  notice,
  read,
  reader,
  renew,
  say,
  says,
  seen,
  settled,
  take,
  until,
  upToDate,
  version,
  words,
} from "./keeping.mjs";
import { address, fileAddress, pages } from "./site.mjs";

test("before she asks nothing is stored, and nobody else is asked for anything", async (t) => {
  const at = await reader(t);
  const asked = [];
  at.context.on("request", (request) => asked.push(request.url()));
  for (const file of pages.filter((file) => !file.startsWith("ur/")).slice(0, 10)) await at.open(file);
  const nothing = async () => {
    const all = await at.page.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length,
      (await caches.keys()).length,
      document.cookie.length + localStorage.length + sessionStorage.length,
      (await indexedDB.databases()).length,
    ]);
    assert.deepEqual(all, [0, 0, 0, 0]);
    assert.deepEqual(await at.context.cookies(), []);
  };
  await nothing();
  for (const lang of ["en", "ur"]) {
    await at.open(`${lang}/${GUIDE}.html`);
    await at.page.click("details.keep > summary");
    await at.page.waitForSelector(".keep-language > button");
    const wanted = [`${lang}/${GUIDE}`, `${lang}/index`].map((name) => say(listOf(version("first"), name).files));
    const buttons = await at.page.locator(".keep-page > button, .keep-language > button").allInnerTexts();
    assert.deepEqual(buttons.map((text) => /\d+/.exec(latin(text))[0]), wanted, "the size is said first");
    await nothing();
  }
  assert.deepEqual(asked.filter((url) => !url.startsWith(at.root)), []);
});

for (const lang of ["en", "ur"]) {
  test(`${lang}: a guide is kept, and opens without network with all that it needs`, async (t) => {
    const at = await reader(t);
    const { page, site } = at;
    await at.open(`${lang}/${GUIDE}.html`);
    await page.evaluate(() => {
      window.said = [];
      new MutationObserver(() => {
        const says = document.querySelector(".keep-says");
        if (says) window.said.push(says.textContent);
      }).observe(document.querySelector(".keep"), { childList: true, subtree: true, characterData: true });
    });
    await keep(page);
    const { done } = await words(page);
    assert.equal(await says(page), done);
    const list = listOf(version("first"), `${lang}/${GUIDE}`);
    const total = say(list.files);
    const said = (await page.evaluate(() => window.said)).map(latin);
    assert.ok(said.some((text) => text.match(/\d+/g)?.join() === `${total},${total}`), "progress is said");

    site.cut();
    const faults = [];
    for (const { url } of list.files.filter(({ url }) => url.endsWith(".html"))) {
      await at.open(url);
      faults.push(...(await look(page, lang)));
    }
    assert.deepEqual(faults, []);
    await at.open(`${lang}/${GUIDE}.html`);
    assert.ok((await page.locator(".contact a[href^='tel:']").count()) > 0, "contacts are there");
    await at.open(`${lang}/${GUIDE}`);
    assert.equal(await page.locator("h1").count(), 1, "without the ending");
    for (const [asked, shown] of [["", `${lang}/index.html`], [`${lang}/`, `${lang}/`], [lang, `${lang}/`]]) {
      await at.open(asked);
      assert.equal(page.url(), at.root + shown);
      assert.deepEqual(await look(page, lang), []);
    }
    await at.open(`${lang}/${OTHER}.html`);
    assert.equal(page.url(), `${at.root}${lang}/saved.html#missing`);
    assert.ok(await page.locator("#missing").isVisible());
    await page.locator(`.keep-list a[href$="${GUIDE}.html"]`).waitFor();
    });

  test(`${lang}: the page of what is kept lists it, and removes one or all`, async (t) => {
    const at = await reader(t);
    const { page } = at;
    await at.open(`${lang}/saved.html`);
    await page.waitForSelector(".keep-language > button");
    assert.ok(await page.locator(".keep-none").isVisible());
    assert.ok(!(await page.locator(".keep-cannot").isVisible()));
    for (const guide of [GUIDE, OTHER]) {
      await at.open(`${lang}/${guide}.html`);
      await keep(page);
    }
    const other = lang === "en" ? "ur" : "en";
    await at.open(`${other}/saved.html`);
    await page.waitForSelector(".keep-list li + li button");
    const titles = await page.locator(".keep-list a").evaluateAll((all) =>
      all.map((link) => [link.textContent, link.lang, link.dir, link.getAttribute("href")]),
    );
    const wanted = [GUIDE, OTHER].map((guide) => {
      const { title, dir } = listOf(version("first"), `${lang}/${guide}`);
      return [title, lang, dir, `${at.root}${lang}/${guide}.html`];
    });
    assert.deepEqual(titles, wanted);
    const first = latin(await page.locator(".keep-list span").first().innerText());
    assert.match(first, new RegExp(`${say(listOf(version("first"), `${lang}/${GUIDE}`).files)}.*${new Date().getFullYear()}`));
    const before = await held(page);

    await page.locator(".keep-list li").first().locator("button").click();
    await settled(page);
    assert.equal(await says(page), (await words(page)).removed);
    await page.waitForFunction(() => document.querySelectorAll(".keep-list a").length === 1);
    const left = await held(page);
    assert.ok(left.files.length < before.files.length, "its files are gone");
    const rest = listOf(version("first"), `${lang}/${OTHER}`).files.map(({ integrity }) => `${at.root}?${integrity}`);
    assert.deepEqual(left.files.toSorted(), [`${at.root}?kept`, ...rest].sort());
    at.site.cut();
    await at.open(`${lang}/${OTHER}.html`);
    assert.deepEqual(await look(page, lang), []);
    await at.open(`${lang}/${GUIDE}.html`);
    assert.match(page.url(), /#missing$/);

    // Without network too.
    await page.waitForSelector(".keep-all > button");
    await page.click(".keep-all > button");
    await settled(page);
    await page.locator(".keep-none").waitFor();
    assert.deepEqual(await held(page), { names: [], files: [], workers: [] });
    await assert.rejects(at.open(`${lang}/${OTHER}.html`), /ERR_/, "nothing opens without network");
    });
}

test("a whole language is kept", async (t) => {
  const at = await reader(t);
  await at.open("ur/index.html");
  await keep(at.page, ".keep-language");
  at.site.cut();
  const faults = [];
  // Sheets to print are not kept: a phone without network has no printer.
  for (const file of pages.filter((file) => file.startsWith("ur/") && !file.endsWith("-paper.html"))) {
    await at.open(file);
    if (at.page.url() !== at.root + file) faults.push(file);
    faults.push(...(await look(at.page, "ur")));
  }
  assert.deepEqual(faults, []);
});

test("where the browser cannot keep pages it says so, and offers nothing", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const bare = await context.newPage();
  const site = await host({ "/": version("first") });
  const ordinary = await browser.newPage();
  for (const lang of ["en", "ur"]) {
    for (const [page, address] of [
      [bare, (file) => `${site.origin}/${file}`],
      [ordinary, fileAddress],
    ]) {
      await page.goto(address(`${lang}/saved.html`));
      assert.ok(await page.locator(".keep-cannot").isVisible());
      assert.ok(!(await page.locator(".keep").isVisible()));
      await page.goto(address(`${lang}/${GUIDE}.html`));
      assert.ok(!(await page.locator(".keep").isVisible()));
    }
  }
  await context.close();
  await ordinary.close();
  await site.close();
});

for (const top of ["/", "/some/path/"]) {
  test(`below ${top}: a newer version comes when she presses, and only what changed`, async (t) => {
    const at = await reader(t, { at: top });
    const { page, site } = at;
    await at.open(`en/${GUIDE}.html`);
    await keep(page);
    // What the page still asks for ends with it.
    await page.goto("about:blank");
    at.show("second");
    site.mend();
    await at.open(`en/${GUIDE}.html`);
    const newer = page.locator(".newer");
    await newer.waitFor();
    const now = listOf(version("second"), `en/${GUIDE}`).files;
    const before = new Set(listOf(version("first"), `en/${GUIDE}`).files.map(({ integrity }) => integrity));
    const changed = now.filter(({ integrity }) => !before.has(integrity));
    assert.ok(changed.length > 0 && changed.length < 4);
    assert.equal(/\d+/.exec(await newer.innerText())[0], say(changed));
    const transferred = () => site.log.filter(({ bytes }) => bytes > 0);
    assert.deepEqual(transferred().filter(({ path }) => /\.(html|css)$|assets/.test(path)), [], "not before she presses");
    assert.ok(!(await page.locator("main").innerText()).includes("A new first word."));

    await renew(page);
    assert.ok((await page.locator("main").innerText()).includes("A new first word."));
    assert.deepEqual(await look(page, "en"), []);
    await upToDate(page, "second");
    const bodies = transferred().filter(({ path }) => path !== `${top}sw.js`);
    const lists = [`en/${GUIDE}.json`, "en/version.txt"];
    const paths = new Set(bodies.map(({ path }) => path.slice(top.length)));
    const unwanted = [...paths].filter((file) => !lists.includes(file) && !changed.some(({ url }) => url === file));
    assert.deepEqual(unwanted, [], "what did not change does not come again");
    const bytes = bodies.reduce((sum, entry) => sum + entry.bytes, 0);
    const least = [...changed.map(({ url }) => url), ...lists].reduce((sum, file) => sum + weight(version("second"), file), 0);
    t.diagnostic(`${bytes} bytes came for ${least} that changed`);
    assert.ok(Math.abs(bytes - least) <= 0.05 * least, `${bytes} bytes for ${least}`);

    site.cut();
    await at.open(`en/${GUIDE}.html`);
    assert.match(await page.locator("main").innerText(), /A new first word/);
    site.mend();
    await at.open("en/saved.html");
    await page.click(".keep-all > button");
    await settled(page);
    assert.deepEqual(await held(page), { names: [], files: [], workers: [] });
    });
}

test("without room nothing changes, and nothing gathers", async (t) => {
  const at = await reader(t);
  const { page, context } = at;
  const client = await context.newCDPSession(page);
  const room = (quotaSize) => client.send("Storage.overrideQuotaForOrigin", { origin: at.site.origin, quotaSize });
  await at.open("en/index.html");
  await page.click("details.keep > summary");
  await page.waitForSelector(".keep-language > button");
  await room(30000);
  await keep(page, ".keep-language");
  const { full } = await words(page);
  const needed = async () => {
    const [before, after] = full.split("%1");
    const said = await says(page);
    assert.ok(said.startsWith(before) && said.endsWith(after), said);
    return parseFloat(said.slice(before.length));
  };
  const least = listOf(version("first"), "en/index").files.reduce((sum, { size }) => sum + size, 0) / 1e6;
  const most = await needed();
  assert.ok(most >= least && most < 1.5 * least, `${most} of ${least}`);
  assert.deepEqual(await held(page), { names: [], files: [], workers: [] }, "nothing before, nothing after");

  await room(undefined);
  await at.open(`en/${GUIDE}.html`);
  await keep(page);
  const before = await held(page);
  const { usage } = await client.send("Storage.getUsageAndQuota", { origin: at.site.origin });
  for (const more of [2000, 20000]) {
    await room(usage + more);
    await keep(page, ".keep-language");
    assert.ok((await needed()) < most, "what is there already needs no more room");
    assert.deepEqual(await held(page), before);
    assert.equal((await index(page)).wanted, undefined);
  }
});

for (const lang of ["en", "ur"]) {
  test(`${lang}: a number that is no more is told of at once, and what she writes stays whatever comes`, async (t) => {
    const at = await reader(t);
    const { page, site } = at;
    await at.open(`${lang}/index.html`);
    await keep(page, ".keep-language");
    const call = page.locator("a[href='tel:080055055']");
    const letter = listOf(version("first"), `${lang}/index`).files.map(({ url }) => url).find((url) => {
      return /letters\/[0-9a-f]{8}\.html$/.test(url) && read(version("first"), url).includes("tel:080055055");
    });
    const text = "276 letters that nobody may take from her. ".repeat(7).slice(0, 276);
    const fields = page.locator(".entry [data-field]");
    const written = async () => [await fields.first().inputValue(), (await page.inputValue("[name=message]")).includes(text)];
    for (const [version, offers] of [["retired", ["show"]], ["whole", ["load", "show"]]]) {
      await at.open(letter);
      await fields.first().fill(text);
      await page.evaluate(() => (window.same = true));
      at.show(version);
      // The site's news come slowly, and on a network that comes and goes.
      site.held.set(`/${lang}/version.txt`, null);
      await at.context.setOffline(true);
      await at.context.setOffline(false);
      await until(async () => site.held.get(`/${lang}/version.txt`), Boolean);
      await fields.nth(1).fill("x");
      site.held.get(`/${lang}/version.txt`)();
      site.held.delete(`/${lang}/version.txt`);
      for (const offer of offers) {
        if (offer === "show" && version === "retired") {
          await notice(page, "changed");
          assert.ok((await call.count()) > 0, "the page stays until she says so");
        }
        await take(page, offer);
      }
      await page.locator(".newer").waitFor({ state: "detached" });
      await upToDate(page, version, lang);
      assert.deepEqual(await written(), [text, true]);
      assert.ok(await page.evaluate(() => window.same), "it is the same page");
      if (version === "retired") assert.equal(await call.count(), 0);
      else assert.match(await page.locator(".tagline").innerText(), /^v2/);
      // What is there still works.
      await fields.nth(1).fill("y");
      assert.match(await page.inputValue("[name=message]"), /y/);
    }
    site.cut();
    await at.open(letter);
    assert.match(await page.locator(".tagline").innerText(), /^v2/);
  });
}

test("what is ticked stays where a newer page is shown, and new lines come around it", async (t) => {
  const at = await reader(t);
  const { page } = at;
  await at.open("en/index.html");
  await keep(page, ".keep-language");
  await at.open(`en/${address("well-being")}.html`);
  await page.locator(".task input").nth(1).check();
  at.show("tasks");
  await at.context.setOffline(true);
  await at.context.setOffline(false);
  await renew(page);
  assert.match(await page.locator("main").innerText(), /A new first word\./);
  assert.ok(await page.locator(".task input").nth(1).isChecked());
  await page.locator(".task input").nth(2).check();
  const message = await page.inputValue("[name=message]");
  assert.match(message, new RegExp(await page.locator(".task label").nth(2).innerText()));
});

test("a guide that the site has no more goes with the next update, and she is told once; others stay", async (t) => {
  const at = await reader(t, { shown: "more" });
  const { page } = at;
  for (const guide of ["tax", GUIDE]) {
    await at.open(`en/${guide}.html`);
    await keep(page);
  }
  at.show("second");
  await at.open(`en/${GUIDE}.html`);
  await take(page, "load");
  await notice(page, "gone");
  // Beside the bar that says what is under way.
  assert.match((await page.locator(".newer").allInnerTexts()).join(), /“Tax”/);
  await upToDate(page, "second");
  assert.deepEqual(Object.keys((await index(page)).packs), [`en/${GUIDE}.json`]);
  assert.ok(!(await index(page)).files["en/tax.html"]);
  await at.open("en/about.html");
  await page.waitForLoadState("networkidle");
  assert.equal(await page.locator(".newer").count(), 0);
  at.site.cut();
  await at.open(`en/${GUIDE}.html`);
  assert.deepEqual(await look(page, "en"), []);
});

test("what she keeps follows a guide to its new address, and the old one leads there without network", async (t) => {
  const at = await reader(t, { shown: "more" });
  const { page } = at;
  await at.open("en/tax.html");
  await keep(page);
  at.show("moved");
  await at.open("en/about.html");
  await take(page, "load");
  await upToDate(page, "moved");
  const { packs } = await index(page);
  assert.deepEqual(Object.entries(packs).map(([list, { title }]) => [list, title]), [["en/money.json", "Money"]]);
  at.site.cut();
  await at.open("en/tax.html");
  await page.waitForURL(`${at.root}en/money.html`);
  assert.match(await page.locator("main").innerText(), /keep the slip/);
});

test("two tabs that update at once end whole; a removal in one is not undone by the other", async (t) => {
  const at = await reader(t);
  const { page, site } = at;
  await at.open("en/index.html");
  await keep(page, ".keep-language");
  at.show("whole");
  const other = await at.context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(`${at.root}en/about.html`);
    await tab.locator(".newer button").waitFor();
  }
  await Promise.all([page, other].map(renew));
  for (const tab of [page, other]) assert.match(await tab.locator(".tagline").innerText(), /^v2/);
  await upToDate(page, "whole");
  const { faults, versions } = await seen(page, at.root);
  assert.deepEqual([faults, versions], [[], ["new"]]);

  at.show("first");
  await at.open("en/about.html");
  await page.locator(".newer button").waitFor();
  await other.goto(`${at.root}en/saved.html`);
  await other.click(".keep-all > button");
  await settled(other);
  // It goes from there as well: nobody keeps anything.
  await page.locator(".newer").waitFor({ state: "detached" });
  assert.deepEqual(await held(page), { names: [], files: [], workers: [] });
});

test("tabs agree on what is kept", async (t) => {
  const at = await reader(t);
  const { page } = at;
  const other = await at.context.newPage();
  await at.open(`en/${GUIDE}.html`);
  await other.goto(`${at.root}en/saved.html`);
  await other.locator(".keep-none").waitFor();
  await keep(page);
  await other.locator(".keep-list button").click();
  await page.locator(".keep-page > button").filter({ hasText: /\d/ }).waitFor();
  assert.equal(await page.locator(".keep-page > span").count(), 0);
});

test("another site of the same host keeps what it has", async (t) => {
  const at = await reader(t);
  at.site.folders["/other/"] = version("first");
  const { page } = at;
  for (const top of ["other/", ""]) {
    await at.open(`${top}en/${GUIDE}.html`);
    await keep(page);
  }
  assert.equal((await held(page)).workers.length, 2);
  await at.open("en/saved.html");
  await page.click(".keep-all > button");
  await settled(page);
  const left = await held(page);
  assert.deepEqual([left.names, left.workers], [["kept /other/"], [`${at.root}other/`]]);
  at.site.cut();
  await at.open(`other/en/${GUIDE}.html`);
  assert.deepEqual(await look(page, "en"), []);
});

test("what looks while all is taken away leaves nothing", async (t) => {
  const at = await reader(t);
  const { page } = at;
  await at.open(`en/${GUIDE}.html`);
  await keep(page);
  // One look begins before all goes, and ends before the worker has gone.
  await page.addInitScript(() => {
    const gate = () => {
      let open;
      return [new Promise((done) => (open = done)), () => open()];
    };
    const [taken, take] = gate();
    const [looked, look] = gate();
    const around = (type, name, work) => {
      const real = type.prototype[name];
      type.prototype[name] = function (...given) {
        return work(() => real.apply(this, given));
      };
    };
    around(CacheStorage, "has", async (real) => {
      const there = await real();
      // The part looks for the cache, then for what is in it.
      if (window.looks && !(window.looks -= 1)) await taken;
      return there;
    });
    around(CacheStorage, "delete", (real) => real().finally(take));
    around(LockManager, "request", (real) => {
      const answer = real();
      if (window.looks === 0) answer.then(look, look);
      return answer;
    });
    around(ServiceWorkerRegistration, "unregister", (real) => looked.then(real));
  });
  await at.open("en/saved.html");
  await page.locator(".keep-language > button").waitFor();
  // Another tab's word has this one look again.
  await page.evaluate((root) => {
    window.looks = 2;
    new BroadcastChannel(`mashal ${root}`).postMessage("kept");
  }, at.root);
  await page.waitForFunction(() => window.looks === 0);
  await page.click(".keep-all > button");
  await settled(page);
  assert.deepEqual(await held(page), { names: [], files: [], workers: [] });
});

test("a reader who keeps pages pays a line for each page she opens, no more", async (t) => {
  const at = await reader(t);
  const { page, site } = at;
  await at.open(`en/${GUIDE}.html`);
  await keep(page);
  await page.goto("about:blank");
  site.mend();
  await at.open(`en/${GUIDE}.html`);
  await page.waitForLoadState("networkidle");
  const asked = new Set(site.log.map(({ path }) => path));
  asked.delete("/sw.js");
  assert.deepEqual([...asked], ["/en/version.txt"]);
});

test("a site that keeps nothing any more takes off what readers kept", async (t) => {
  const at = await reader(t);
  const { page } = at;
  await at.open(`en/${GUIDE}.html`);
  await keep(page);
  at.show("never");
  await at.open(`en/${GUIDE}.html`);
  // No more than names: who looks into a cache that is taken away at this moment makes it anew.
  const names = () =>
    page.evaluate(async () => [...(await caches.keys()), ...(await navigator.serviceWorker.getRegistrations())]);
  await until(names, (all) => !all.length);
  await at.open(`en/${GUIDE}.html`);
  assert.equal(await page.locator(".keep").count(), 0);
  assert.deepEqual(await held(page), { names: [], files: [], workers: [] });
});
