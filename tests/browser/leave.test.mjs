// Leave: nothing of the page is seen from the next frame on, the exit page takes its place, and no way back shows it.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { build, host, temporary } from "./host.mjs";
import { address, fileAddress, folder } from "./site.mjs";

const [HOME, ONE, TWO] = ["index", address("reporting/online"), address("digital-safety/photos")].map((page) => `${page}.html`);
/** Stands for a site that has nothing to do with this one. */
const ELSEWHERE = "https://elsewhere.example/";
let browser, remembering, built;
before(async () => {
  built = temporary();
  browser = await launch({ args: [`--host-resolver-rules=MAP ${new URL(ELSEWHERE).host} ~NOTFOUND`] });
  // Pages are put aside as they are, as phones do.
  remembering = await launch({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
});
after(async () => {
  await browser?.close();
  await remembering?.close();
  built?.remove();
});

/** A tab of a phone before a site; both go with the test `t`. */
async function phone(t, { from = browser, shown = folder, options = {} } = {}) {
  const site = await host({ "/": shown });
  const context = await from.newContext({ viewport: { width: 360, height: 740 }, ...options });
  t.after(async () => {
    await context.close();
    await site.close();
  });
  context.setDefaultTimeout(10000);
  const page = await context.newPage();
  return { site, context, page, open: (file) => page.goto(`${site.origin}/${file}`) };
}

/** The addresses of the tab's history, and the place in it. */
async function history({ context, page }) {
  const client = await context.newCDPSession(page);
  const { entries, currentIndex } = await client.send("Page.getNavigationHistory");
  await client.detach();
  return { all: entries.map(({ url }) => url), here: entries[currentIndex].url, at: currentIndex };
}

/** Waits until the tab shows `address`, loaded or put back. */
async function arrives(at, address) {
  const end = Date.now() + 10000;
  for (let shown; Date.now() < end; await new Promise((done) => setTimeout(done, 20))) {
    shown = await at.page.evaluate(() => document.readyState === "complete" && location.href).catch(() => null);
    if (shown === address && (await history(at)).here === address) return;
  }
  assert.fail(`${address} is not shown, but ${at.page.url()}`);
}

const press = {
  "a touch": (page) => page.tap(".leave"),
  "the Enter key": async (page) => {
    await page.focus(".leave");
    await page.keyboard.press("Enter");
  },
  "Shift three times": async (page) => {
    for (let time = 0; time < 3; time += 1) await page.keyboard.press("Shift");
  },
};

for (const lang of ["en", "ur"]) {
  for (const [how, leave] of Object.entries(press)) {
    test(`${lang}, ${how}: blank at once, then the exit page in its place`, async (t) => {
      const at = await phone(t, { options: { hasTouch: true } });
      const { page, site } = at;
      await at.open(`${lang}/${HOME}`);
      await at.open(`${lang}/${TWO}`);
      const [length, exit] = await page.evaluate(() => [history.length, document.querySelector(".leave").href]);
      const title = await page.locator(".leave").getAttribute("data-title");
      // While a page is to come the browser answers no question: the page itself says what its next frames show.
      await page.evaluate(() => {
        let frames = 0;
        const look = () => {
          const { hidden } = document.documentElement;
          const icons = document.querySelectorAll("link[rel~=icon]").length;
          const found = [hidden, document.body.innerText.trim().length, icons, document.title];
          fetch(`/frame/${encodeURIComponent(JSON.stringify(found))}`);
          if ((frames += 1) < 3) requestAnimationFrame(look);
        };
        let shifts = 0;
        addEventListener("click", () => requestAnimationFrame(look), true);
        addEventListener("keydown", ({ key }) => key === "Shift" && (shifts += 1) === 3 && requestAnimationFrame(look), true);
      });
      const client = await at.context.newCDPSession(page);
      site.held.set(`/${lang}/units.html`, null);
      // It ends with the exit page, which waits.
      leave(page).catch(() => {});
      await until(() => site.held.get(`/${lang}/units.html`));
      assert.equal(await colours(client), 1, "the screen is of one colour");
      const frames = () => site.log.filter(({ path }) => path.startsWith("/frame/")).map(({ path }) => path.slice(7));
      await until(() => frames().length);
      assert.deepEqual([...new Set(frames())], [JSON.stringify([true, 0, 0, title])]);
      site.held.get(`/${lang}/units.html`)();
      await arrives(at, exit);
      assert.equal(await page.title(), title);
      assert.equal(await page.evaluate(() => window.history.length), length);
      const { all } = await history(at);
      assert.ok(!all.some((url) => url.endsWith(TWO)), all.join());
    });
  }
}

async function until(good) {
  const end = Date.now() + 10000;
  while (!(await good())) {
    if (Date.now() > end) assert.fail("in vain");
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** How many colours a screenshot has. */
async function colours(client) {
  const { data } = await client.send("Page.captureScreenshot", { format: "png" });
  const other = await browser.newPage();
  const found = await other.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  }, data);
  await other.close();
  return found;
}

test("what is no wish to leave stays: Escape, and capitals while she writes", async (t) => {
  const at = await phone(t);
  await at.open(`en/${TWO}`);
  const { page } = at;
  for (let time = 0; time < 4; time += 1) await page.keyboard.press("Escape");
  for (const letter of ["a", "b", "c"]) {
    await page.keyboard.press("Shift");
    await page.keyboard.press(letter);
  }
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await page.keyboard.press("a");
  assert.ok(await page.locator("h1").isVisible());
  assert.ok(page.url().endsWith(TWO));
});

test("Leave works while the rest of the page is still on its way", async (t) => {
  const at = await phone(t);
  const { page, site } = at;
  await at.open(`en/${HOME}`);
  const long = `/en/${ONE}`;
  site.slow.add(long);
  page.goto(site.origin + long).catch(() => {});
  await page.locator(".leave").waitFor();
  assert.equal(await page.evaluate(() => document.readyState), "loading");
  await page.click(".leave");
  await arrives(at, `${site.origin}/en/units.html`);
  await step(at, -1);
  await arrives(at, `${site.origin}/en/units.html`);
});

/** Writes into `window.shown` of every page each frame in which a guide can be read. */
const witness = (context) =>
  context.exposeBinding("witness_", () => {}).then(() =>
    context.addInitScript(() => {
      const say = () => window.muted || console.debug(`shown ${location.pathname}`);
      const look = () => {
        const root = document.documentElement;
        const guide = document.body && !document.body.matches(".neutral");
        if (guide && root && !root.hidden && document.body.innerText.trim()) say();
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      addEventListener("pageshow", ({ persisted }) => {
        if (persisted) console.debug(`put back ${location.pathname}`);
      });
    }),
  );

/** Walks A → B → C by links. */
async function walk(at, files) {
  const said = [];
  await witness(at.context);
  at.page.on("console", (message) => /^(shown|put back)/.test(message.text()) && said.push(message.text()));
  await at.open(files[0]);
  for (const file of files.slice(1)) {
    await at.page.evaluate((href) => {
      const link = Object.assign(document.createElement("a"), { href });
      document.body.append(link);
      link.click();
    }, `/${file}`);
    await arrives(at, `${at.site.origin}/${file}`);
  }
  return said;
}

/** One step back or forward, as the browser's own button takes it. */
async function step(at, by) {
  const client = await at.context.newCDPSession(at.page);
  const { entries, currentIndex } = await client.send("Page.getNavigationHistory");
  await client.send("Page.navigateToHistoryEntry", { entryId: entries[currentIndex + by].id });
  await client.detach();
}

for (const aside of [true, false]) {
  const how = aside ? "pages put aside" : "pages loaded anew";
  const start = (t, options = {}) => phone(t, { from: aside ? remembering : browser, ...options });

  test(`${how}: an ordinary way back shows the page again, where she was`, async (t) => {
    const at = await start(t);
    const said = await walk(at, [`en/${HOME}`, `en/${ONE}`]);
    await at.page.evaluate(() => scrollTo(0, 900));
    await until(() => at.page.evaluate(() => scrollY === 900));
    await at.page.evaluate(() => document.querySelector(".site").click());
    await arrives(at, `${at.site.origin}/en/${HOME}`);
    said.length = 0;
    await step(at, -1);
    await arrives(at, `${at.site.origin}/en/${ONE}`);
    await until(() => said.includes(`shown /en/${ONE}`));
    assert.equal(said.includes(`put back /en/${ONE}`), aside, "as the test means it");
    await until(() => at.page.evaluate(() => Math.abs(scrollY - 900) < 2));
  });

  for (const [where, settings] of [
    ["the exit page", null],
    ["another site", `exit_url = "${ELSEWHERE}"\n`],
  ]) {
    test(`${how}: after leaving to ${where} no way back shows a guide`, async (t) => {
      const at = await start(t, settings ? { shown: away(settings) } : {});
      const exit = settings ? `${await elsewhere(t, at)}en/units.html` : `${at.site.origin}/en/units.html`;
      const said = await walk(at, [`en/${HOME}`, `en/${ONE}`, `en/${TWO}`]);
      await at.page.click(".leave");
      await arrives(at, exit);
      said.length = 0;
      for (let time = 0; time < 2; time += 1) {
        await step(at, -1);
        await arrives(at, exit);
      }
      await step(at, 1);
      await arrives(at, exit);
      // Nothing was seen but the exit page, which may have been put aside itself.
      assert.deepEqual(said.filter((each) => !each.endsWith("/en/units.html")), []);
      const { all } = await history(at);
      assert.deepEqual(all.filter((url) => [HOME, ONE, TWO].some((page) => url.endsWith(page))), []);

      await at.open(`en/${ONE}`);
      await until(() => said.includes(`shown /en/${ONE}`));
      await at.page.reload();
      assert.ok(await at.page.locator("h1").isVisible(), "she may come anew");
    });
  }
}

/** The site of this repository with other settings of `[safety]`. */
function away(settings) {
  const out = path.join(built.folder, `site-${settings.replace(/\W+/g, "-")}`);
  return build(out, [["mashal.toml", "[safety]\n", `[safety]\n${settings}`]]);
}

/**
 * Another host; the pages of `at` lead to it where they say ELSEWHERE. It sends no `Cross-Origin-Opener-Policy`: one that
 * does gets a tab without a name, and Back shows a guide again.
 */
async function elsewhere(t, at) {
  const other = await host({ "/": folder });
  t.after(() => other.close());
  const address = other.origin.replace("127.0.0.1", "localhost");
  other.ruled = false;
  at.site.replaced.push([ELSEWHERE, `${address}/en/units.html`]);
  return `${address}/`;
}

test("a reload before the exit page has come shows nothing", async (t) => {
  const at = await phone(t);
  const { page, site } = at;
  const said = await walk(at, [`en/${HOME}`, `en/${ONE}`]);
  const exit = "/en/units.html";
  // What this page has said comes before the answer; the one that is loaded anew says what it shows.
  await page.evaluate(() => (window.muted = true));
  said.length = 0;
  site.held.set(exit, null);
  page.click(".leave").catch(() => {});
  await until(() => site.held.get(exit));
  const client = await at.context.newCDPSession(page);
  await client.send("Page.reload");
  site.held.get(exit)();
  site.held.delete(exit);
  await arrives(at, site.origin + exit);
  assert.deepEqual(said, []);
});

test("without network the exit page that she keeps is there", async (t) => {
  const at = await phone(t);
  const { page, site } = at;
  await keep(at);
  await at.open(`en/${ONE}`);
  site.cut();
  await page.click(".leave");
  await arrives(at, `${site.origin}/en/units.html`);
  assert.ok(await page.locator("body.neutral h1").isVisible());
});

/** Keeps a guide. */
async function keep(at) {
  await at.open(`en/${ONE}`);
  await at.page.click("details.keep > summary");
  await at.page.click(".keep-page > button");
  await at.page.waitForSelector(".keep-page > span");
}

const nothing = ({ page }) =>
  page.evaluate(async () => {
    const workers = await navigator.serviceWorker.getRegistrations();
    return !workers.length && !(await caches.keys()).length;
  });

test("with `clear_on_exit` leaving takes all that is kept", async (t) => {
  const at = await phone(t, { shown: away("clear_on_exit = true\n") });
  await keep(at);
  assert.ok(!(await nothing(at)));
  await at.page.click(".leave");
  await arrives(at, `${at.site.origin}/en/units.html`);
  await until(() => nothing(at));
  // Without network too.
  await keep(at);
  at.site.cut();
  await at.page.click(".leave");
  await arrives(at, `${at.site.origin}/en/units.html`);
  await until(() => nothing(at));
  await assert.rejects(at.open(`en/${ONE}`), /ERR_/);
});

test("with `clear_on_exit` leaving to another site takes all that is kept", async (t) => {
  const at = await phone(t, { shown: away(`clear_on_exit = true\nexit_url = "${ELSEWHERE}"\n`) });
  await keep(at);
  await at.context.route(`${ELSEWHERE}**`, (route) => route.fulfill({ contentType: "text/html", body: "<title>x</title>" }));
  await at.page.click(".leave");
  await arrives(at, ELSEWHERE);
  await at.open("ur/units.html");
  assert.ok(await nothing(at));
});

/** All that the browser holds of what is kept. */
const stored = ({ page }) =>
  page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) found.push(url);
    return found.sort();
  });

for (const [where, settings] of [
  ["the exit page", null],
  ["another site", `exit_url = "${ELSEWHERE}"\n`],
]) {
  for (const before of [false, true]) {
    for (const elsewhereLeft of [false, true]) {
      const tab = elsewhereLeft ? "in another tab" : "in the same tab";
      const what = before ? "a second keeping" : "a first keeping";
      test(`leaving to ${where} ${tab} ends ${what}, and nothing of it stays or goes on`, async (t) => {
        const at = await phone(t, settings ? { shown: away(settings) } : {});
        const { page, site, context } = at;
        const exit = settings ? ELSEWHERE : `${site.origin}/en/units.html`;
        if (before) await keep(at);
        const held = await stored(await at.open(`en/${HOME}`).then(() => at));
        await page.click("details.keep > summary");
        await page.locator(".keep-language > button").waitFor();
        // One file is on its way for ever.
        const last = `/en/${address("trainers/phone-safety")}.html`;
        site.held.set(last, null);
        await page.click(".keep-language > button");
        await until(() => site.held.get(last));
        const leaver = elsewhereLeft ? await context.newPage() : page;
        if (elsewhereLeft) await leaver.goto(`${site.origin}/en/${TWO}`);
        // A route of the tests laid while files come would end the browser's process: the other site is not found here.
        await leaver.locator(".leave").click();
        const there = () => history({ context, page: leaver }).catch(() => ({}));
        if (settings) await until(async () => (await there()).here === exit);
        else await arrives({ context, page: leaver }, exit);
        site.held.get(last)();
        site.held.delete(last);
        // Whoever comes next, in whatever tab.
        site.log.length = 0;
        const next = await context.newPage();
        await next.goto(`${site.origin}/en/${ONE}`);
        await until(async () => (await nothing({ page: next })) === !before && String(await stored({ page: next })) === String(held));
        await next.waitForLoadState("networkidle");
        assert.deepEqual(await stored({ page: next }), held);
        assert.equal(await nothing({ page: next }), !before);
        assert.deepEqual(site.log.filter(({ path }) => path === last), []);
      });
    }
  }
}

test("the choice of languages, a missing page, files and browsers without scripts have the way out too", async (t) => {
  const at = await phone(t);
  const { page } = at;
  for (const file of ["index.html", "404.html"]) {
    await at.open(file);
    await page.click(".leave");
    await page.waitForSelector("body.neutral");
  }
  const bare = await phone(t, { options: { javaScriptEnabled: false } });
  for (const lang of ["en", "ur"]) {
    await bare.open(`${lang}/${ONE}`);
    await bare.page.click(".leave");
    await bare.page.waitForURL(`${bare.site.origin}/${lang}/units.html`);
    await page.goto(fileAddress(`${lang}/${ONE}`));
    await page.click(".leave");
    await page.waitForSelector("body.neutral");
    assert.equal(page.url(), fileAddress(`${lang}/units.html`));
  }
});
