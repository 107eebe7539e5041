// A guide passed on as a text: whole, with every number, in parts that a message takes.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { host, temporary } from "./host.mjs";
import { address, fileAddress, files, read, start, tab } from "./site.mjs";

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
    for (const text of texts) assert.ok(text.length <= 1500, `${text.length}`);
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

/** In a page of the same host: the texts that the page at this address makes. */
async function textsOf(address) {
  const frame = Object.assign(document.createElement("iframe"), { src: address, hidden: true });
  const loaded = new Promise((done) => (frame.onload = done));
  document.body.append(frame);
  await loaded;
  frame.contentDocument.querySelector(".pass > summary").click();
  const fields = () => [...frame.contentDocument.querySelectorAll(".pass textarea")];
  const end = performance.now() + 20000;
  while (!fields()[0].value) {
    if (performance.now() > end) throw new Error(`${address} makes no text`);
    await new Promise((done) => setTimeout(done, 5));
  }
  const texts = fields().map(({ value }) => value);
  frame.remove();
  return texts;
}

test("`mashal pack --format text` makes the texts that pages make, of every guide in every language", async (t) => {
  const { folder, remove } = temporary();
  t.after(remove);
  const repository = path.resolve(import.meta.dirname, "../..");
  execFileSync(path.resolve(process.env.MASHAL), ["--site", repository, "pack", "-q", "--format", "text", "--out", folder], {
    env: { ...process.env, SOURCE_DATE_EPOCH: "1795910400" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const packed = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  const offering = files.filter((file) => file.endsWith(".html") && read(file).includes('<details class="pass"'));
  const name = (file) => file.replaceAll("/", "-").replace(/html$/, "txt");
  assert.deepEqual(packed.sort(), offering.map(name).sort());
  assert.ok(packed.length > 100, `${packed.length} texts`);
  let parts = 0;
  const page = await tab(site);
  t.after(() => page.context().close());
  // The text does not ask how a page looks: each opens in a frame that is not shown, which takes a fifth of the time.
  await page.goto(`${site.address}robots.txt`);
  const wrong = [];
  for (const file of offering) {
    const texts = await page.evaluate(textsOf, `/${file}`);
    parts += texts.length;
    const lines = (text) => text.split("\n");
    const [made, text] = [texts.join("\n\n----------\n\n"), readFileSync(path.join(folder, name(file)), "utf8")];
    if (text === `\ufeff${made}\n`) continue;
    const at = lines(made).findIndex((line, at) => line !== lines(text.slice(1))[at]);
    wrong.push(`${file}: ${lines(made)[at]} | ${lines(text.slice(1))[at]}`);
  }
  assert.deepEqual(wrong, []);
  assert.ok(parts > packed.length, "some are of several parts");
});

for (const [what, html, expected] of [
  ["a line that no message takes is cut between words, never in a number", `<p>${"word ".repeat(290)}<bdi dir="ltr">0800 22227 ${"1 ".repeat(40)}</bdi> end</p>`, 2],
  ["a line without spaces is cut all the same", `<p>${"字".repeat(4000)}</p>`, 3],
]) {
  test(what, async (t) => {
    const page = await tab(site, 360);
    t.after(() => page.context().close());
    await page.goto(fileAddress(`en/${address(GUIDES[0])}.html`));
    await page.evaluate((html) => (document.querySelector(".part-now").innerHTML = html), html);
    await page.evaluate(() => document.querySelectorAll(".part-help, .prose .contact").forEach((part) => part.remove()));
    await page.locator(".pass > summary").click();
    await page.waitForFunction(() => document.querySelector(".pass textarea").value);
    const texts = await page.locator(".pass textarea").evaluateAll((all) => all.map(({ value }) => value));
    assert.ok(texts.length >= expected, `${texts.length}`);
    for (const text of texts) {
      assert.ok(text.length <= 1500, `${text.length}`);
      assert.equal(text.split("\u2066").length, text.split("\u2069").length, "what is isolated stays whole");
    }
  });
}

/** A site of two languages whose guides lie there as files too. */
function withFiles(t) {
  const { folder, remove } = temporary();
  t.after(remove);
  const mashal = (...args) => execFileSync(path.resolve(process.env.MASHAL), args, { stdio: ["ignore", "ignore", "inherit"] });
  const made = path.join(folder, "site");
  mashal("new", made, "--languages", "en,ur");
  appendFileSync(path.join(made, "mashal.toml"), '\n[output]\npass_on = ["html"]\n');
  mashal("--site", made, "build", "-q");
  return path.join(made, "public");
}

/** The apps to send a file with, of which the second press alone is heard where the file took long. */
const apps = () => {
  navigator.canShare = ({ files: [file] }) => file.type === "text/html";
  let late = true;
  navigator.share = async ({ files: [file] }) => {
    if (late) {
      late = false;
      throw new DOMException("", "NotAllowedError");
    }
    window.sent = [file.name, await file.text()];
  };
};

for (const lang of ["en", "ur"]) {
  test(`${lang}: a guide as a file to keep and to send, its size first`, async (t) => {
    const folder = withFiles(t);
    const server = await host({ "/": folder });
    t.after(() => server.close());
    const context = await site.browser.newContext({ viewport: { width: 360, height: 740 }, acceptDownloads: true });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.addInitScript(apps);
    const guide = `${lang}/first-steps/first-guide`;
    await page.goto(`${server.origin}/${guide}.html`);
    await page.locator(".pass > summary").click();
    const link = page.locator(".files a");
    await link.waitFor();
    const file = readFileSync(path.join(folder, `${guide}.one.html`), "utf8");
    const said = (await link.textContent()).replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
    assert.match(said, new RegExp(`\\b${Math.ceil(Buffer.byteLength(file) / 1000)}\\b`));
    assert.ok(!server.log.some((asked) => asked.path.includes(".one.")), "nothing comes before she asks");
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);

    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    assert.equal(download.suggestedFilename(), "page.html");
    assert.equal(readFileSync(await download.path(), "utf8"), file);

    const send = page.locator(".files button");
    await send.click();
    await page.locator(".files [role=status] span:nth-child(2):not([hidden])").waitFor();
    await send.click();
    await page.waitForFunction(() => window.sent);
    assert.deepEqual(await page.evaluate(() => window.sent), ["page.html", file]);

    // Alone, it asks for nothing.
    const alone = path.join(folder, "..", "page.html");
    writeFileSync(alone, file);
    const asked = [];
    context.on("request", (request) => asked.push(request.url()));
    await page.goto(`file://${alone}`);
    assert.ok(await page.locator("article h1").textContent());
    assert.deepEqual(asked, [`file://${alone}`]);

    // Without network it is said.
    await page.goto(`${server.origin}/${guide}.html`);
    await page.locator(".pass > summary").click();
    await send.waitFor();
    server.cut();
    await send.click();
    await page.locator(".files [role=status] span:nth-child(1):not([hidden])").waitFor();
  });
}
