// What a guide opens with, and what unfolds: whom to call at once, cards that are short, one step on a screen, reading
// aloud with a voice of the phone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, fileAddress, pages, read, start, tab } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

const SCREEN = { width: 360, height: 640 };

/** A page of the phone, as a file. */
async function open(t, path, { scripts = true } = {}) {
  const page = await tab(site, SCREEN.width, { viewport: SCREEN, javaScriptEnabled: scripts });
  t.after(() => page.context().close());
  await page.goto(fileAddress(path));
  return page;
}

const guides = pages.filter((page) => /^(en|ur)\/[^/]+\.html$/.test(page));

test("the first number of each page stands on its first two screens, and cards are short", async (t) => {
  const page = await tab(site, SCREEN.width, { viewport: SCREEN });
  t.after(() => page.context().close());
  const low = [];
  const heights = [];
  for (const path of guides) {
    await page.goto(site.address + path);
    const { first, cards } = await page.evaluate(() => {
      const seen = (element) => element.getClientRects().length > 0;
      const numbers = [...document.querySelectorAll("main a[href^='tel:']")].filter(seen);
      return {
        first: numbers.length ? numbers[0].getBoundingClientRect().top + scrollY : null,
        cards: [...document.querySelectorAll(".contact:not(.retired)")].filter(seen).map((card) => card.getBoundingClientRect().height),
      };
    });
    if (first > 2 * SCREEN.height) low.push(`${path}: ${first}`);
    heights.push(...cards);
  }
  assert.deepEqual(low, []);
  assert.ok(heights.length > 100);
  heights.sort((one, other) => one - other);
  // Nine in ten; a card with a long name, or a number that nobody is sure of, has one line more.
  assert.ok(heights[Math.floor(heights.length * 0.9)] <= 160, `${heights.slice(-20)}`);
});

test("the last day on which a guide holds is said, and stands in a box once it is past", async (t) => {
  const dated = guides.filter((path) => read(path).includes(" data-until="));
  assert.ok(dated.length > 1);
  for (const path of dated) {
    const page = await open(t, path);
    const note = page.locator(".until");
    const end = Date.parse(await note.getAttribute("data-until"));
    for (const [days, boxed] of [[-1, false], [0.9, false], [1.1, true]]) {
      await page.clock.setFixedTime(end + days * 864e5);
      await page.reload();
      assert.equal(await note.evaluate((note) => note.matches(".alert")), boxed, `${path}: ${days}`);
      assert.ok(await note.isVisible());
    }
  }
});

test("a card is a part with a name and a heading, and the first link says whom she calls", async (t) => {
  const page = await open(t, `en/${address("digital-safety/photos")}.html`);
  const cards = await page.locator(".part-now .contact").evaluateAll((all) =>
    all.map((card) => ({
      name: card.getAttribute("aria-label"),
      heading: card.querySelector("h2, h3").textContent.trim(),
      link: card.querySelector("a").textContent,
      first: card.children[1].contains(card.querySelector("a")),
    })),
  );
  assert.ok(cards.length > 0);
  for (const { name, heading, link, first } of cards) {
    assert.equal(name, heading);
    assert.ok(link.includes(name) && /\d/.test(link), link);
    assert.ok(first);
  }
});

for (const scripts of [true, false]) {
  test(`the way to what is folded works ${scripts ? "with" : "without"} scripts`, async (t) => {
    const page = await open(t, `en/${address("digital-safety/photos")}.html`, { scripts });
    const href = await page.evaluate(() =>
      [...document.querySelectorAll(".part-now p > a[href^='#'], .part-now li > a[href^='#']")]
        .filter((one) => !one.closest("details, .go"))
        .map((one) => one.getAttribute("href"))
        .find((to) => document.getElementById(to.slice(1)).closest("details")));
    const link = page.locator(`.part-now a[href="${href}"]`).first();
    const goal = page.locator(`[id="${href.slice(1)}"]`);
    const fold = goal.locator("xpath=ancestor::details[1]");
    assert.equal(await fold.evaluate((part) => part.open), false);
    await link.click();
    // Without scripts she comes to the heading, and unfolds it herself.
    if (!scripts) return assert.ok((await goal.boundingBox()).y < SCREEN.height);
    await page.waitForFunction((id) => document.getElementById(id).closest("details").open, await goal.getAttribute("id"));
    await goal.click();
    assert.equal(await fold.evaluate((part) => part.open), false);
    await link.click();
    await page.waitForFunction((id) => document.getElementById(id).closest("details").open, await goal.getAttribute("id"));
  });

  test(`steps follow one another, each alone on the screen, ${scripts ? "with" : "without"} scripts`, async (t) => {
    const page = await open(t, `ur/${address("digital-safety/photos")}.html`, { scripts });
    await page.click(".ways a");
    const at = () => page.evaluate(() => location.hash);
    const steps = await page.locator("li[id^='_s']").count();
    assert.ok(steps > 3);
    for (let step = 1; step <= steps; step += 1) {
      assert.equal(await at(), `#_s${step}`);
      const shown = page.locator(":target");
      assert.ok((await shown.boundingBox()).height >= SCREEN.height);
      assert.equal(await page.locator(".go:visible").count(), 1);
      await shown.locator(".go a").last().click();
    }
    assert.equal(await page.locator(":target").count(), 1, "then who can help");
    await page.goBack();
    await page.locator(":target .go a").first().click();
    assert.equal(await at(), `#_s${steps - 1}`);
  });
}

test("on paper all of it is there", async (t) => {
  const page = await open(t, `en/${address("digital-safety/photos")}.html`);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("article details:not([open]):not([hidden])").count(), 0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok((await page.locator("article details:not([open])").count()) > 3);
});

/** A phone with these voices; what is said is written down. */
const phone = (voices) => {
  window.said = [];
  let now;
  const end = () => {
    const ended = now;
    now = undefined;
    if (ended) ended.onend();
  };
  window.SpeechSynthesisUtterance = function (text) {
    this.text = text;
  };
  window.finish = end;
  Object.defineProperty(window, "speechSynthesis", {
    value: {
      getVoices: () => voices,
      speak(utterance) {
        now = utterance;
        window.said.push({ text: utterance.text, marked: getSelection().toString(), voice: utterance.voice.name });
      },
      cancel() {
        window.cancelled = (window.cancelled || 0) + 1;
        now = undefined;
      },
    },
  });
};
const LOCAL = { name: "own", lang: "ur-PK", localService: true };
const REMOTE = { name: "far", lang: "ur-PK", localService: false };
const OTHER = { name: "other", lang: "en-US", localService: true };

async function aloud(t, voices) {
  const page = await tab(site, SCREEN.width, { viewport: SCREEN });
  t.after(() => page.context().close());
  await page.addInitScript(phone, voices);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${site.address}ur/${address("digital-safety/messages")}.html`);
  await page.waitForLoadState();
  return { page, asked };
}

test("only a voice that lies on the phone, for the language of the text, reads", async (t) => {
  for (const voices of [[], [REMOTE], [OTHER], [REMOTE, OTHER]]) {
    const { page, asked } = await aloud(t, voices);
    assert.ok(!(await page.isVisible(".aloud")));
    assert.ok(!asked.some((url) => /voice\./.test(url)), "nothing is loaded for it");
  }
});

test("it reads sentence by sentence, marks each, says numbers digit by digit, and stops", async (t) => {
  const { page } = await aloud(t, [OTHER, REMOTE, LOCAL]);
  await page.click(".aloud > summary");
  await page.waitForFunction(() => document.querySelector(".aloud button").onclick);
  assert.deepEqual(await page.evaluate(() => window.said), []);
  await page.click(".aloud button");
  const title = (await page.locator("h1").innerText()).trim();
  assert.equal(await page.evaluate(() => window.said[0].text.trim()), title);
  let count = 0;
  while ((await page.evaluate(() => window.said.length)) > count) {
    count = await page.evaluate(() => window.said.length);
    await page.evaluate(() => window.finish());
  }
  const said = await page.evaluate(() => window.said);
  assert.ok(said.length > 20, `${said.length}`);
  const flat = (text) => text.replace(/\s+/g, " ").trim();
  for (const { text, marked, voice } of said) {
    assert.equal(voice, "own");
    if (!/^[\s\d]+$/.test(text) && !/\d \d/.test(text)) assert.ok(flat(marked).includes(flat(text)) || flat(text).includes(flat(marked)), `${text} | ${marked}`);
  }
  const all = said.map(({ text }) => text).join(" ");
  assert.ok(all.includes("0 8 0 0 3 9 3 9 3"), all.slice(-400));
  // What is folded is not read; what is read is all that stands open.
  const words = await page.locator(".part-now ol li").first().evaluate((step) => step.firstChild.textContent.trim().slice(0, 30));
  assert.ok(all.includes(words));
  const hidden = await page.locator("details.part p, details.part li").first().evaluate((part) => part.textContent.trim().slice(0, 30));
  assert.ok(!all.includes(hidden), hidden);
  assert.ok(await page.isVisible(".aloud button >> nth=0"), "it can begin again");
});

/** Leaves, and waits for the page that she leaves to: a tab that is closed on its way there may never close. */
async function gone(page, leave) {
  const exit = await page.locator("a.leave").evaluate(({ href }) => href);
  await leave();
  await page.waitForURL(exit);
}

for (const [what, act] of Object.entries({
  "at Leave": (page) => gone(page, () => page.evaluate(() => document.querySelector(".leave").click())),
  "at Shift three times": (page) =>
    gone(page, async () => {
      for (let time = 0; time < 3; time += 1) await page.keyboard.press("Shift");
    }),
  "at a call": (page) => page.evaluate(() => {
    const call = document.querySelector("a[href^='tel:']");
    call.addEventListener("click", (event) => event.preventDefault());
    call.click();
  }),
  "when the page is hidden": (page) => page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }),
  "at Stop": (page) => page.click(".aloud button >> nth=1"),
}))
  test(`it is quiet ${what}`, { timeout: 60000 }, async (t) => {
    const { page } = await aloud(t, [LOCAL]);
    let heard;
    const told = new Promise((done) => (heard = done));
    await page.exposeFunction("told", () => heard());
    await page.evaluate(() => {
      const { cancel } = speechSynthesis;
      speechSynthesis.cancel = () => {
        cancel();
        window.told();
      };
    });
    await page.click(".aloud > summary");
    await page.waitForFunction(() => document.querySelector(".aloud button").onclick);
    await page.click(".aloud button");
    assert.equal(await page.evaluate(() => window.said.length), 1);
    await act(page);
    await told;
  });
