// What every part of the desk uses: elements, words, questions to the server, its state, faults.

/** An element. Values that are functions listen to the event of their name; `true` is an attribute without a value. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value != null && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
}

// ---- Words ----------------------------------------------------------------------------------------------------------

let all = {};
let words = {};
export const spoken = () => Object.keys(all);

export async function loadWords() {
  all = await fetch("/__mashal/desk/words.json").then((answer) => answer.json());
}

/** Lets the desk speak this language, and answers which it speaks. */
export function speak(tag) {
  const known = all[tag] ? tag : "en";
  words = { ...all.en, ...all[known] };
  document.documentElement.lang = known;
  document.documentElement.dir = known === "ur" ? "rtl" : "ltr";
  return known;
}

/** The words of this name, with values put in. */
export function t(name, values = {}) {
  const text = words[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}
/** The words of this name in the language of a file, in English where the desk does not speak it. */
export const tIn = (tag, name) => (all[tag] ?? all.en)[name] ?? name;
export const hasWords = (name) => name in words;

/** What a person reads in another language than the desk's. */
export const foreign = ({ tag, dir }) => ({ lang: tag, dir });

// ---- The server -----------------------------------------------------------------------------------------------------

const token = document.querySelector('meta[name="mashal-token"]').content;
export const mayWrite = token !== "";

/** Why the server did not do something. */
export class Refused extends Error {
  constructor({ refused, about, now }) {
    super([t(refused), about].filter(Boolean).join(" "));
    Object.assign(this, { refused, now });
  }
}

async function post(address, body, type) {
  let answer;
  try {
    const headers = { "Content-Type": type, "X-Mashal-Token": token };
    answer = await fetch(address, { method: "POST", headers, body, cache: "no-store" });
  } catch {
    throw new Refused({ refused: "refused-gone" });
  }
  if (!answer.ok) throw new Refused({ refused: "refused-again", about: (await answer.text()).trim() });
  const told = await answer.json();
  if (told.refused) throw new Refused(told);
  return told;
}

/** Asks the server by a name; an error says why it does not do it. */
export const ask = (name, asked = {}) =>
  post(`/__mashal/desk/ask/${name}`, JSON.stringify(asked), "application/json");

export const sendPicture = (head, file) =>
  post(`/__mashal/desk/ask/picture?head=${encodeURIComponent(JSON.stringify(head))}`, file, "application/octet-stream");

/** The number of the site's state, and who waits for a later one. */
let version = 0;
let waiting = [];
const listeners = new Set();

export function listen() {
  const events = new EventSource("/__mashal/events");
  events.addEventListener("state", ({ data }) => {
    const state = JSON.parse(data);
    version = state.version;
    waiting = waiting.filter(([than, go]) => version <= than || go());
    for (const hear of listeners) hear(state);
  });
}

/** Calls `hear` with each state of the site from now on; the answer ends that. */
export function onState(hear) {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

/** Resolves when the site has a later state than the one that an answer was given in. */
export function after({ state }) {
  if (version > state) return Promise.resolve();
  // What was saved may be what the site has: then nothing follows.
  return new Promise((go) => {
    waiting.push([state, () => void go()]);
    setTimeout(go, 4000);
  });
}

// ---- What the desk says ---------------------------------------------------------------------------------------------

let until;
export function say(text, isWrong = false) {
  const said = document.getElementById("said");
  clearTimeout(until);
  said.textContent = text;
  said.className = isWrong ? "wrong" : "";
  if (!isWrong) until = setTimeout(() => (said.textContent = ""), 6000);
}

/** Does something, and says why not. */
export async function attempt(what) {
  try {
    return await what();
  } catch (error) {
    say(error.message, true);
    if (!(error instanceof Refused)) throw error;
  }
}

const codeWords = (code) => `fault-${code.replace("/", "-")}`;

/** A fault: what is wrong in the desk's language where it has words for the kind, and the program's own words. */
export function drawFault(fault, ...more) {
  const known = hasWords(codeWords(fault.code)) && document.documentElement.lang !== "en";
  const exact = make("span", { lang: "en", dir: "ltr", class: "exact" }, fault.message, fault.help ? ` · ${fault.help}` : "");
  const lead = known ? [t(codeWords(fault.code)), " "] : [];
  return make("li", { class: `fault ${fault.severity}` }, make("strong", {}, t(`severity-${fault.severity}`)), " ", lead, exact, more);
}

/** Words before and after a change as one text. */
export function drawRuns(runs, text) {
  if (!runs?.length) return [text];
  const tags = { before: "del", now: "ins" };
  return runs.map(({ side, text }) => (tags[side] ? make(tags[side], {}, text) : text));
}

// ---- Leaving --------------------------------------------------------------------------------------------------------

/** How many things on this page are not saved. */
export const unsaved = { count: () => 0 };
addEventListener("beforeunload", (event) => unsaved.count() && event.preventDefault());

/** Waits until nothing more is typed. */
export function settled(act, time = 400) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(act, time, ...given);
  };
}

/** A dialog with fields and a button; resolves with the values of the fields, or nothing. */
export function askFor(title, fields, button) {
  return new Promise((resolve) => {
    const form = make("form", { method: "dialog" }, make("h2", { id: "asked" }, title));
    for (const { name, label, value = "", hint, options, kind = "text", required } of fields) {
      const about = hint ? `about-${name}` : null;
      const given = { name, id: `field-${name}`, required, "aria-describedby": about };
      let field;
      if (options) {
        field = make("select", given, options.map(([value, text]) => make("option", { value }, text)));
        if (value) field.value = value;
      } else if (kind === "area") {
        field = make("textarea", { ...given, rows: 3, dir: "auto" });
        field.value = value;
      } else {
        field = make("input", { ...given, type: kind, dir: "auto", autocomplete: "off" });
        if (kind !== "file") field.value = value;
      }
      form.append(make("label", { for: `field-${name}` }, label), field, hint ? make("p", { class: "hint", id: about }, hint) : "");
    }
    const dialog = make("dialog", { "aria-labelledby": "asked" }, form);
    const cancel = make("button", { type: "button", click: () => dialog.close() }, t("cancel"));
    form.append(make("p", { class: "buttons" }, make("button", { class: "main", value: "yes" }, button), cancel));
    dialog.addEventListener("close", () => {
      const values = Object.fromEntries(new FormData(form));
      dialog.remove();
      resolve(dialog.returnValue === "yes" ? values : undefined);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** The page itself, which takes changes over by itself. */
export function drawPage(address) {
  if (!address) return make("p", { class: "hint page" }, t("no-page"));
  return make("iframe", { src: address, title: t("the-page"), class: "page" });
}

const plain = (text) => text.replace(/\{\{[^}]*\}\}/g, " ").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`\\#>]/g, "").replace(/\s+/g, " ").trim();

/** Scrolls the page to where one of these texts stands. */
export function showOnPage(frame, texts) {
  const page = frame?.contentDocument;
  if (!page?.body) return;
  page.querySelectorAll("[data-mashal-here]").forEach((old) => {
    old.removeAttribute("data-mashal-here");
    old.style.outline = "";
  });
  const blocks = [...page.querySelectorAll("h1, h2, h3, p, li, td, th, dt, dd, summary, figcaption")];
  for (const text of texts.filter(Boolean).map((text) => plain(text).slice(0, 60)).filter(Boolean)) {
    const found = blocks.filter((block) => block.textContent.replace(/\s+/g, " ").includes(text)).pop();
    if (!found) continue;
    for (let fold = found.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    found.setAttribute("data-mashal-here", "");
    found.style.outline = "3px solid #c60";
    found.scrollIntoView({ block: "center" });
    return;
  }
}
