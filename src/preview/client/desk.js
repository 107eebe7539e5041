// The desk: where an author writes and a translator translates, in the browser, beside the pages of the site.
// This file finds the part that an address names; the parts are in `desk/`.

import { ask, attempt, foreign, listen, loadWords, make, mayWrite, onState, speak, spoken, t, unsaved } from "./tools.js";
import { drawContacts } from "./contacts.js";
import { drawLanguage, drawTexts } from "./translate.js";
import { drawFile, drawPages } from "./write.js";

const main = document.getElementById("main");
const head = document.getElementById("head");
const STORED = "mashal-desk-language";

/** Ends what the part before listens to. */
let leave = () => {};

function drawHead(language, overview) {
  const tongues = { en: "English", ur: "اردو" };
  const select = make(
    "select",
    {
      "aria-label": t("desk-language"),
      change: ({ target }) => {
        localStorage.setItem(STORED, target.value);
        show();
      },
    },
    spoken().map((tag) => make("option", { value: tag, lang: tag, selected: tag === language }, tongues[tag] ?? tag)),
  );
  const faults = make("span", { id: "faults" });
  const count = ({ errors, warnings }) => (faults.textContent = t("faults", { n: errors, of: warnings }));
  count(overview);
  const links = [
    ["#/", t("translate")],
    ["#/write", t("write")],
    ["#/contacts", t("contacts")],
  ];
  const here = location.hash.split("/")[1] ?? "";
  const current = (to) => (to === "#/" ? ["", "translate"].includes(here) : to === `#/${here}`);
  head.replaceChildren(
    make("strong", { lang: overview.source.tag, dir: "auto" }, overview.name ?? "mashal"),
    make("nav", { "aria-label": t("parts") }, links.map(([to, text]) => make("a", { href: to, "aria-current": current(to) ? "page" : null }, text))),
    faults,
    make("a", { href: overview.source.home, target: "mashal-site" }, t("site")),
    make("a", { href: `/__mashal/handbook/${language}/`, target: "mashal-handbook" }, t("handbook")),
    select,
  );
  return onState(count);
}

function drawLanguages(overview) {
  const others = overview.languages.filter(({ tag }) => tag !== overview.source.tag);
  const items = others.map((language) => {
    const to = `#/translate/${language.tag}`;
    return make("li", {}, make("a", { href: to }, make("strong", foreign(language), language.name), " ", make("code", { dir: "ltr" }, language.tag)));
  });
  main.replaceChildren(make("h1", {}, t("choose-language")), make("ul", { class: "languages" }, items));
}

let shown;

async function show() {
  if (shown != null && shown !== location.hash && unsaved.count() && !confirm(t("leave-unsaved", { n: unsaved.count() }))) {
    history.replaceState(null, "", shown);
    return;
  }
  shown = location.hash;
  leave();
  leave = () => {};
  unsaved.count = () => 0;
  const language = speak(localStorage.getItem(STORED) ?? navigator.language.split("-")[0]);
  if (!mayWrite) return main.replaceChildren(make("h1", {}, t("closed")), make("p", {}, t("closed-why")));
  await attempt(async () => {
    const overview = await ask("overview");
    const ends = [drawHead(language, overview)];
    leave = () => ends.forEach((end) => end());
    const [, part = "", ...rest] = location.hash.split("/").map(decodeURIComponent);
    const [first, kind, ...path] = rest;
    document.title = `${t(part === "write" ? "write" : part === "contacts" ? "contacts" : "translate")} · mashal`;
    if (part === "translate" && kind) ends.push(await drawTexts(main, overview, first, kind, path.join("/")));
    else if (part === "translate") await drawLanguage(main, overview, first);
    else if (part === "write" && rest.length) ends.push(await drawFile(main, overview, rest.join("/")));
    else if (part === "write") await drawPages(main, overview);
    else if (part === "contacts") await drawContacts(main, overview);
    else drawLanguages(overview);
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  });
}

await loadWords();
listen();
addEventListener("hashchange", show);
await show();
