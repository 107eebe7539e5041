// A guide passed on as a text: whole, with every number, in parts that a message takes.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, fileAddress, read, start, tab } from "./site.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

const GUIDES = ["digital-safety/photos", "digital-safety/lost-phone", "reporting/home", "freelancing/contract"];

for (const path of ["en", "ur"].flatMap((lang) => GUIDES.map((guide) => `${lang}/${address(guide)}.html`))) {
  test(`${path}: what is to be done and who can help, as a text`, async (t) => {
    const page = await tab(site, 360);
    t.after(() => page.context().close());
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(fileAddress(path));
    assert.ok(!asked.some((url) => /pass\./.test(url)), "nothing is loaded before she opens it");
    await page.locator(".pass > summary").click();
    const fields = page.locator(".pass textarea");
    await page.waitForFunction(() => document.querySelector(".pass textarea").value);
    const texts = await fields.evaluateAll((all) => all.map(({ value }) => value));
    for (const text of texts) assert.ok(text.length <= 1550, `${text.length}`);
    const whole = texts.join("\n");
    const said = await page.evaluate(() => {
      const flat = (text) => text.replace(/\s+/g, " ").trim();
      const own = (item) => flat([...item.childNodes].filter(({ localName, hidden }) => !hidden && !/^(ol|ul|details)$/.test(localName)).map(({ textContent }) => textContent).join(""));
      return {
        steps: [...document.querySelectorAll(".part-now ol > li")].map(own),
        numbers: [...document.querySelectorAll(".prose .contact:not(.retired) .contact-way:not(.file) bdi")].map((number) => (number.closest(".external") ? number.closest("a").getAttribute("href") : number.textContent)),
        old: [...document.querySelectorAll(".prose .contact.retired > .contact-way bdi")].map(({ textContent }) => textContent),
        unsure: [...document.querySelectorAll(".prose .contact.unconfirmed")].map(({ children: [name, warning] }) => `${flat(name.textContent)}\n  ${flat(warning.textContent)}`),
        title: document.querySelector("h1").textContent,
        dir: [document.querySelector(".pass textarea").dir, document.documentElement.dir],
      };
    });
    assert.ok(said.steps.length > 1);
    for (const step of said.steps) assert.ok(whole.replace(/[\u2066\u2069]/g, "").includes(step.slice(0, 60)), step);
    for (const number of said.numbers) assert.ok(whole.includes(`\u2066${number}\u2069`), number);
    for (const number of said.old) assert.ok(!whole.includes(`\u2066${number}\u2069`), number);
    for (const warned of said.unsure) assert.ok(whole.includes(warned), warned);
    // What is sensitive has no title there either.
    assert.equal(whole.includes(said.title), /data-title/.test(read(path).match(/<details class="pass"[^>]*>/)[0]));
    assert.equal(said.dir[0], said.dir[1]);
    const sms = await page.locator(".pass a[href^='sms:']").evaluateAll((all) => all.map(({ href }) => decodeURIComponent(href.slice("sms:?body=".length))));
    assert.deepEqual(sms, texts);
    await page.locator(".pass button:not([hidden])").first().click();
    await page.locator(".pass [role=status] span:not([hidden])").first().waitFor();
    assert.ok(asked.every((url) => url.startsWith("file:")));
  });
}
