// The desk of `mashal serve`: a volunteer translates a guide, an author writes one, and neither opens a terminal.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import axe from "axe-core/axe.min.js";
import { launch } from "./browser.mjs";
import { endAll, preview, timeout, write } from "./serving.mjs";

const nouns = "door window roof wall gate garden street shop school bus bridge river tree stone lamp table chair cup plate spoon bread water salt rice".split(" ");
const sources = '[[sources]]\ntitle = "Who says so"\n';
const guide = [
  '+++\ntitle = "Locks"\nsummary = "A lock for each door."\nupdated = 2026-11-01\n',
  `${sources}+++\n`,
  "Wait 10 minutes.\n",
  "Read [the rules](rules.md) first.\n",
  ...nouns.map((noun) => `Look at the ${noun}.\n`),
  "Call a friend.\n",
].join("\n");
const files = {
  "mashal.toml": 'source_language = "en"\nneeds = ["lost"]\n\n[[languages]]\ntag = "en"\n\n[[languages]]\ntag = "ur"\n\n[[languages]]\ntag = "sd"\nfallback = ["ur"]\n',
  "locales/en/site.ftl": "site-title = Doors and locks\nsite-tagline = Plain words\nneed-lost = I have lost it\nregion-PK = All of Pakistan\n",
  "locales/en/directory.ftl": "contact-line = The line of help\n",
  "locales/sd/glossary.toml": '[[terms]]\nsource = "friend"\nterm = "سهيلي"\n',
  "content/directory.toml": '[[contacts]]\nid = "line"\nphone = "1099"\nregions = ["PK"]\nneeds = ["lost"]\nstatus = "sourced"\nchecked = 2026-01-05\n\n[[contacts.sources]]\ntitle = "Its own page"\nurl = "https://example.org/"\n\n[[contacts.sources]]\ntitle = "A newspaper"\nurl = "https://example.com/"\n',
  "content/en/_index.md": '+++\ntitle = "Start"\n+++\n\nWelcome.\n',
  "content/en/locks.md": guide,
  "content/en/rules.md": `+++\ntitle = "Rules"\nsummary = "What holds."\n\n${sources}+++\n\nOne rule. See [the locks](locks.md).\n`,
  "content/en/phone/_index.md": '+++\ntitle = "The phone"\nsummary = "All about it."\n+++\n',
  "content/sd/_index.md": '+++\ntitle = "شروعات"\n+++\n\nڀليڪار.\n',
};

let browser;
const folders = [];
before(async () => (browser = await launch()), { timeout: 60_000 });
after(async () => {
  await browser?.close();
  await endAll();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}, { timeout: 60_000 });

let contexts = [];
let complaints = [];
afterEach(async () => {
  for (const context of contexts) await context.close();
  [contexts, complaints] = [[], []];
});
const quiet = () => assert.deepEqual(complaints, []);

const git = (folder, ...words) => execFileSync("git", ["-C", folder, "-c", "user.name=t", "-c", "user.email=t@example.org", ...words], { encoding: "utf8" });
const read = (folder, name) => readFileSync(path.join(folder, name), "utf8");

/** A site of its own, kept in git, with its preview. */
async function site(changes = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "mashal-desk-"));
  folders.push(folder);
  for (const [name, text] of Object.entries({ ...files, ...changes })) write(folder, name, text);
  git(folder, "init", "-q");
  git(folder, "add", ".");
  git(folder, "commit", "-qm", "first");
  return { folder, ...(await preview(folder)) };
}

async function open(address, hash = "", { language = "en", width = 1280, height = 900 } = {}) {
  const context = await browser.newContext({ viewport: { width, height } });
  contexts.push(context);
  context.setDefaultTimeout(timeout);
  await context.addInitScript((language) => {
    localStorage.setItem("mashal-desk-language", language);
    // A button that is shown before it has its words is seen by nobody but a screen reader, and only now and then by axe.
    const look = () => [...document.querySelectorAll("button")].filter((button) => !button.textContent && !button.ariaLabel).forEach((button) => console.error(`without a name: ${button.outerHTML}`));
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  }, language);
  const page = await context.newPage();
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => request.url().startsWith(address) || request.url().startsWith("blob:") || complaints.push(`asks for ${request.url()}`));
  await page.goto(`${address}__mashal/desk${hash}`);
  await page.locator("h1").waitFor();
  return page;
}

const said = (page, words) => page.locator("#said", { hasText: words }).waitFor();
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const scene = (name, run) => test(name, { timeout: 120_000 }, run);

scene("a volunteer translates a guide, and git shows what she wrote and its record alone", async () => {
  const { folder, address } = await site();
  const page = await open(address);
  await page.getByRole("link", { name: /سنڌي/ }).click();
  await page.getByRole("link", { name: "Locks" }).click();
  const texts = page.locator(".text");
  await texts.nth(28).waitFor();
  assert.equal(await texts.count(), 29);
  const field = (words) => page.locator(".text", { has: page.locator(".source", { hasText: words }) }).last();

  // The glossary stands beside the text that it is about.
  await field("Call a friend.").getByText("سهيلي").waitFor();

  await field("A lock for each door.").locator("textarea").fill("هر دروازي لاءِ هڪ تالو.");
  await field(/^Locks$/).locator("textarea").fill("تالا");
  for (const noun of nouns) await field(`Look at the ${noun}.`).locator("textarea").fill("هن شيءِ کي غور سان ڏسو.");
  await field("Call a friend.").locator("textarea").fill("سهيليءَ کي فون ڪريو.");
  // Two mistakes: another number, and a link that is gone.
  await field("Wait 10").locator("textarea").fill("15 منٽ ترسو.");
  await field("Read the rules").or(field("Read [the rules]")).locator("textarea").fill("پهرين قاعدا پڙهو.");
  await field("Wait 10").locator(".fault", { hasText: "numbers" }).or(field("Wait 10").locator(".fault")).first().waitFor();
  await field("Read [the rules]").locator(".fault.error", { hasText: "lacks" }).waitFor();

  await page.getByRole("button", { name: /^Save: 29$/ }).click();
  await said(page, "Nothing is saved");
  assert.ok(!existsSync(path.join(folder, "content/sd/locks.md")));
  assert.equal(await field("Call a friend.").locator("textarea").inputValue(), "سهيليءَ کي فون ڪريو.");

  // Meanwhile the author changes the source: the new words come in beside what she has written.
  write(folder, "content/en/locks.md", guide.replace("Call a friend.", "Call a friend that you trust."));
  git(folder, "commit", "-qam", "the author's own");
  await field("Call a friend that you trust.").waitFor();
  assert.equal(await field("Call a friend that you trust.").locator("textarea").inputValue(), "سهيليءَ کي فون ڪريو.");

  await field("Wait 10").locator("textarea").fill("10 منٽ ترسو.");
  await field("Read [the rules]").locator("textarea").fill("پهرين [قاعدا](rules.md) پڙهو.");
  await field("Call a friend that").locator("textarea").fill("ان سهيليءَ کي فون ڪريو جنهن تي ڀروسو هجي.");
  await page.waitForFunction(() => !document.querySelector(".fault.error"));
  await page.getByRole("button", { name: /^Save: 29$/ }).click();
  await said(page, "Saved: 29");
  // The page beside shows it at once.
  await page.frameLocator("iframe").getByText("سهيليءَ").first().waitFor();
  assert.equal(await page.locator(".text.translated").count(), 29);

  // The source changes again: old and new, word by word, beside the translation.
  write(folder, "content/en/locks.md", read(folder, "content/en/locks.md").replace("Wait 10 minutes.", "Wait 10 minutes outside."));
  git(folder, "commit", "-qam", "the author's own");
  const changed = page.locator(".text.changed");
  await changed.locator("ins", { hasText: "outside" }).waitFor();
  await page.getByText("Left: 1 of 29").waitFor();
  await changed.locator("textarea").fill("10 منٽ ٻاهر ترسو.");
  await page.getByRole("button", { name: "Save: 1" }).click();
  await said(page, "Saved: 1");

  await press(page, "Confirm the guide");
  await press(page, "Confirm");
  await said(page, "The guide says what its source says now.");
  const status = git(folder, "status", "--porcelain", "-uall").trim().split("\n").sort();
  assert.deepEqual(status, ["?? content/sd/locks.md", "?? locales/sd/sources/locks.md"]);
  assert.equal(read(folder, "locales/sd/sources/locks.md"), read(folder, "content/en/locks.md"));
  quiet();
});

scene("a note, a message and two windows: nothing is lost, nothing written over", async () => {
  const { folder, address } = await site({ "locales/sd/site.ftl": "site-title = دروازا ۽ تالا\n" });
  const [one, other] = [await open(address, "#/translate/sd/messages/site.ftl"), await open(address, "#/translate/sd/messages/site.ftl")];
  const row = (page, words) => page.locator(".text", { has: page.locator(".source", { hasText: words }) });
  for (const [page, words] of [[one, "سادا لفظ"], [other, "سولا لفظ"]]) {
    await row(page, "Plain words").locator("textarea").fill(words);
  }
  await one.getByRole("button", { name: "Save: 1" }).click();
  await said(one, "Saved: 1");
  assert.match(read(folder, "locales/sd/site.ftl"), /^site-title = دروازا ۽ تالا$/m);
  await other.getByRole("button", { name: "Save: 1" }).click();
  await said(other, "Somebody has changed this meanwhile");
  assert.match(read(folder, "locales/sd/site.ftl"), /^site-tagline = سادا لفظ$/m);
  await row(other, "Plain words").getByText("سادا لفظ").waitFor();
  await press(other, "Keep mine");
  await other.getByRole("button", { name: "Save: 1" }).click();
  await said(other, "Saved: 1");
  assert.match(read(folder, "locales/sd/site.ftl"), /^site-tagline = سولا لفظ$/m);

  await row(one, "Plain words").getByRole("button", { name: "Note" }).click();
  await one.getByLabel("For the next translator").fill("Not too long.");
  await press(one, "Save");
  await row(one, "Plain words").getByText("Not too long.").waitFor();
  assert.match(read(folder, "locales/sd/notes.toml"), /note = "Not too long."/);
  quiet();
});

/** A JPEG as a phone writes it: with the place where it was taken. */
async function photo(page) {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [1600, 1200];
    const draw = canvas.getContext("2d");
    for (let x = 0; x < 1600; x += 40) {
      draw.fillStyle = `hsl(${x % 360} 70% 50%)`;
      draw.fillRect(x, (x * 7) % 900, 60, 300);
    }
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
  });
  const jpeg = Buffer.from(base64, "base64");
  // TIFF: one directory that points to another, with a latitude's hemisphere and a word of ours.
  const tiff = Buffer.alloc(64);
  tiff.write("II*\0", 0, "latin1");
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  for (const [at, tag, kind, count, value] of [[10, 0x8825, 4, 1, 26], [28, 1, 2, 2, 0x4e]]) {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(kind, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  }
  tiff.writeUInt16LE(1, 26);
  tiff.write("MULTAN 30.19N", 48, "latin1");
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const marker = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, exif, jpeg.subarray(2)]);
}

scene("an author writes a guide with a picture, a contact, a link and a warning, breaks it, renames and publishes it", async () => {
  const { folder, address } = await site();
  const page = await open(address, "#/write");
  await press(page, "New guide");
  await page.getByLabel("Title").fill('The "lost" phone');
  await page.getByLabel("Name in the address").fill("lost");
  await page.getByLabel("In which section").selectOption("phone");
  await press(page, "Begin");
  const area = page.locator("textarea.markdown");
  await area.waitFor();
  const file = path.join(folder, "content/en/phone/lost.md");
  assert.match(readFileSync(file, "utf8"), /^title = ("The \\"lost\\" phone"|'The "lost" phone')$/m);
  await page.frameLocator("iframe").getByRole("heading", { name: 'The "lost" phone' }).waitFor();

  const end = () => area.evaluate((field) => field.setSelectionRange(field.value.length, field.value.length));
  await area.evaluate((field) => {
    const from = field.value.indexOf("Put a contact of the directory here.");
    field.focus();
    field.setSelectionRange(from, from + "Put a contact of the directory here.".length);
  });
  await press(page, "Contact");
  await page.getByLabel("Which one").selectOption("line");
  await press(page, "Put in");
  await end();
  await press(page, "Warning");
  await end();
  await press(page, "Step");
  await press(page, "Link to a guide");
  await page.getByLabel("Which one").selectOption({ label: "Rules" });
  await press(page, "Put in");
  await end();
  const picture = path.join(folder, "..", `${path.basename(folder)}.jpg`);
  writeFileSync(picture, await photo(page));
  folders.push(picture);
  await press(page, "Picture");
  await page.getByLabel("The picture").setInputFiles(picture);
  await page.getByLabel("Name of the file").fill("My Photo!");
  await page.getByLabel("What is to be seen on it").fill("Coloured bars.");
  await press(page, "Put in");
  await said(page, "my-photo");
  const text = await area.inputValue();
  for (const part of ['{{ contact(id="line") }}', "> [!WARNING]", "[Rules](../rules.md)", "![Coloured bars.](my-photo."]) assert.ok(text.includes(part), `${part}\n${text}`);
  const [name] = readdirSync(path.join(folder, "content/en/phone")).filter((each) => each.startsWith("my-photo"));
  const bytes = readFileSync(path.join(folder, "content/en/phone", name));
  assert.ok(!bytes.includes("MULTAN") && !bytes.includes("Exif"), "the place is left out");
  assert.ok(bytes.length < readFileSync(picture).length, "it is smaller");

  // Its form: each key explained, and written where it belongs.
  await page.getByText("About this page").click();
  await page.getByLabel("summary").fill("What to do when it is gone.");
  await page.getByLabel("sources").fill("Who says so | https://example.org/ | 2026-11-01");
  await page.getByLabel("updated").fill("2026-11-20");
  await page.getByLabel("updated").blur();
  await page.waitForFunction(() => document.querySelector("textarea.markdown").value.includes("updated = 2026-11-20"));
  await page.waitForFunction(() => document.querySelector("textarea.markdown").value.includes("https://example.org/"));
  await press(page, "Save");
  await said(page, "Saved: content/en/phone/lost.md");
  await page.frameLocator("iframe").locator('img[alt="Coloured bars."]').waitFor({ state: "attached" });

  // Broken five ways, each told on its line as it is typed; nothing is saved by itself.
  const sound = await area.inputValue();
  const before = readFileSync(file, "utf8");
  for (const [from, to, words] of [
    ["(../rules.md)", "(../rulse.md)", /rulse/],
    ['contact(id="line")', 'contact(id="lyne")', /lyne/],
    ["![Coloured bars.](my-photo", "![Coloured bars.](my-foto", /my-foto/],
    ['title = "The', 'titel = "The', /titel/],
    ["> [!WARNING]", "<div>\n\n> [!WARNING]", /HTML|html/],
  ]) {
    const quoted = sound.includes(from) ? [from, to] : ["title = 'The", "titel = 'The"];
    await area.fill(sound.replace(...quoted));
    await page.locator(".faults .fault", { hasText: words }).first().waitFor();
    await page.locator(".faults").getByRole("button", { name: /^Line \d+$/ }).first().click();
  }
  assert.equal(readFileSync(file, "utf8"), before);
  await area.fill(sound);
  await page.waitForFunction(() => !document.querySelector(".faults .fault.error"));

  await press(page, "Rename");
  await page.getByLabel("The new path").fill("phone/gone.md");
  await page.locator("dialog").getByRole("button", { name: "Rename" }).click();
  await page.locator("h1", { hasText: "content/en/phone/gone.md" }).waitFor();
  assert.ok(!existsSync(file));

  // Published: it is no draft any more, and a build has it.
  await page.getByText("About this page").click();
  await page.getByLabel("draft").selectOption("no");
  await page.waitForFunction(() => /draft = false/.test(document.querySelector("textarea.markdown").value));
  await press(page, "Save");
  await said(page, "Saved: content/en/phone/gone.md");
  execFileSync(process.env.MASHAL, ["--site", folder, "build", "-q"], { stdio: "inherit" });
  for (const each of ["gone.html", "lost.html"]) assert.ok(existsSync(path.join(folder, "public/en/phone", each)), each);
  quiet();
});

scene("a guide that goes leaves its words where links to it were", async () => {
  const { folder, address } = await site();
  const page = await open(address, "#/write/content/en/locks.md");
  await page.locator("textarea.markdown").waitFor();
  await press(page, "Delete");
  await page.getByLabel("Delete it in all languages?").selectOption("yes");
  await page.locator("dialog").getByRole("button", { name: "Delete" }).click();
  await said(page, "Deleted. Links that are words now: 1");
  assert.ok(!existsSync(path.join(folder, "content/en/locks.md")));
  assert.match(read(folder, "content/en/rules.md"), /One rule\. See the locks\.$/m);
  quiet();
});

scene("a call is written down with its day and who called", async () => {
  const { folder, address } = await site();
  const page = await open(address, "#/contacts");
  await press(page, "I have called");
  await page.getByLabel("Who called").fill("A. B.");
  await press(page, "Save");
  await said(page, "Kept: The line of help");
  const text = read(folder, "content/directory.toml");
  assert.match(text, /^status = "dialled"$/m);
  assert.match(text, /^checked = 20\d\d-\d\d-\d\d$/m);
  assert.match(text, /^checked_by = "A. B."$/m);
  await page.getByText("A. B.").waitFor();
  quiet();
});

const parts = ["#/", "#/translate/sd", "#/translate/sd/guide/locks.md", "#/translate/sd/messages/ui.ftl", "#/write", "#/write/content/en/locks.md", "#/contacts"];
for (const language of ["en", "ur"]) {
  scene(`no part of the desk has a fault for a screen reader, a keyboard or weak eyes: ${language}`, async () => {
    const { address } = await site({ "content/sd/locks.md": guide.replace('title = "Locks"', 'title = "تالا"') });
    for (const part of parts) {
      const page = await open(address, part, { language, width: 360, height: 640 });
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { iframes: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`).join("\n")}`);
      assert.deepEqual(told, [], part);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 360, `${part} is ${wide} wide`);
      await page.context().close();
      contexts = contexts.filter((context) => context !== page.context());
    }
    quiet();
  });
}
