// Translating: what is left in a language, and the texts of a guide or of messages side by side.

import { after, ask, askFor, attempt, drawFault, drawPage, drawRuns, foreign, make, onState, say, settled, showOnPage, t, unsaved } from "./tools.js";

const states = ["translated", "changed", "untracked", "missing"];

function drawProgress(status) {
  const all = status.all.units || 1;
  const done = status.translated.units;
  const parts = states.filter((state) => state !== "translated" && status[state].units).map((state) => t(`count-${state}`, { n: status[state].units }));
  return make("span", { class: "progress" }, make("progress", { max: all, value: done, "aria-label": t("translated-of", { n: done, of: all }) }), " ", t("translated-of", { n: done, of: all }), parts.length ? ` · ${parts.join(" · ")}` : "");
}

/** Everything that a language has to translate, what is most needed first. */
export async function drawLanguage(main, overview, tag) {
  const language = overview.languages.find((known) => known.tag === tag);
  if (!language) return main.replaceChildren(make("h1", {}, t("refused-unknown")));
  const { guides, messages } = await ask("guides", { language: tag });
  // What is left comes first, and within that what is most needed.
  const isLeft = ({ status }) => status.translated.units < status.all.units;
  guides.sort((one, other) => Number(isLeft(other)) - Number(isLeft(one)));
  const row = (to, title, where, status, urgent) =>
    make(
      "tr",
      {},
      make("td", {}, make("a", { href: to, dir: "auto", ...where }, title)),
      make("td", {}, urgent ? make("span", { class: "state urgent" }, t("urgent", { n: urgent })) : "", drawProgress(status)),
      make("td", {}, status.state ? t(`state-${status.state}`) : ""),
    );
  const table = (name, rows) =>
    make(
      "section",
      {},
      make("h2", {}, name),
      make("table", {}, make("thead", {}, make("tr", {}, ["what", "how-far", "who-saw"].map((name) => make("th", { scope: "col" }, t(name))))), make("tbody", {}, rows)),
    );
  main.replaceChildren(
    make("h1", {}, make("bdi", foreign(language), language.name)),
    table(
      t("guides"),
      guides.map(({ source_title, status }) => row(`#/translate/${tag}/guide/${status.guide}`, source_title, foreign(overview.source), status, status.urgent)),
    ),
    table(
      t("messages"),
      messages.map((status) => row(`#/translate/${tag}/messages/${status.file}`, status.file, {}, status, 0)),
    ),
  );
}

/** The texts of a guide, or of a file of messages. */
export async function drawTexts(main, overview, tag, kind, path) {
  const what = kind === "guide" ? { guide: path } : { file: path };
  const of = { language: tag, guide: what.guide ?? null };
  let told = await ask("texts", { language: tag, ...what });
  const { language, source, about } = told;
  const rows = new Map();
  const frame = drawPage(about.page ?? about.source_page);

  const dirty = () => [...rows.values()].filter((row) => row.isDirty());
  const written = () => dirty().map((row) => row.written());
  unsaved.count = () => dirty().length;

  const save = make("button", { type: "button", class: "main", click: () => attempt(saveAll) });
  const left = make("p", { class: "hint" });
  const next = make("button", { type: "button", click: goOn }, t("next-open"));
  const whole = make("button", { type: "button", click: () => attempt(confirmGuide) }, t("confirm-guide"));
  const bar = make("div", { class: "bar" }, save, next, kind === "guide" ? whole : "", left);

  function count() {
    const number = dirty().length;
    save.textContent = t("save-texts", { n: number });
    save.disabled = !number;
    const open = [...rows.values()].filter((row) => row.isOpen()).length;
    left.textContent = t("texts-left", { n: open, of: rows.size });
    whole.disabled = number > 0 || [...rows.values()].some((row) => row.row.state === "missing");
  }

  const check = settled(async () => {
    const texts = written().filter(({ text }) => text.trim());
    const { faults } = texts.length ? await ask("try", { ...of, texts }).catch(() => ({ faults: {} })) : { faults: {} };
    for (const row of rows.values()) row.showFaults(faults[row.key] ?? []);
    elsewhere.replaceChildren(...(faults[""] ?? []).map((fault) => drawFault(fault)));
  });

  async function saveAll() {
    const texts = written();
    let answer;
    try {
      answer = await ask("save", { ...of, texts });
    } catch (error) {
      for (const [key, now] of Object.entries(error.now ?? {})) rows.get(key)?.showOther(now);
      throw error;
    }
    for (const row of rows.values()) row.showFaults(answer.faults[row.key] ?? []);
    elsewhere.replaceChildren(...(answer.faults[""] ?? []).map((fault) => drawFault(fault)));
    if (!answer.saved.length) return say(t("not-saved"), true);
    for (const { key } of texts) rows.get(key).saved();
    await after(answer);
    await renew();
    say(t("saved", { n: texts.length }));
  }

  async function confirmGuide() {
    const given = await askFor(
      t("confirm-guide"),
      [{ name: "who", label: t("confirm-who"), options: [["draft", t("state-draft-now")], ["reviewed", t("state-reviewed-now")]], hint: t("confirm-hint") }],
      t("confirm"),
    );
    if (!given) return;
    const sources = told.rows.filter((row) => row.source).map((row) => row.source.text);
    const answer = await ask("mark", { language: tag, guide: path, reviewed: given.who === "reviewed", sources });
    await after(answer);
    await renew();
    say(t("confirmed"));
  }

  function goOn() {
    const all = [...rows.values()];
    const at = all.findIndex((row) => row.element.contains(document.activeElement));
    const found = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((row) => row.isOpen());
    if (found) found.focus();
    else say(t("nothing-open"));
  }

  /** Takes over what the files say now, around what she has written. */
  async function renew() {
    told = await ask("texts", { language: tag, ...what });
    drawRows();
  }

  function drawRows() {
    const list = told.rows.map((row, at) => {
      const key = row.key ?? `left-${at}`;
      const known = rows.get(key);
      if (known?.update(row)) return known;
      const fresh = drawRow(key, row);
      rows.set(key, fresh);
      return fresh;
    });
    for (const key of rows.keys()) if (!list.some((row) => row.key === key)) rows.delete(key);
    const focus = document.activeElement;
    // Only what is not where it was is moved, so that a field that is typed in stays.
    list.forEach((row, at) => {
      if (texts.children[at] !== row.element) texts.insertBefore(row.element, texts.children[at] ?? null);
    });
    while (texts.children.length > list.length) texts.lastChild.remove();
    if (focus?.isConnected && document.activeElement !== focus) focus.focus({ preventScroll: true });
    count();
  }

  function drawRow(key, given) {
    let row = given;
    let confirmed = false;
    const element = make("li", { class: "text" });
    const area = make("textarea", { ...foreign(language), rows: 2, spellcheck: "true", "aria-describedby": `source-${key}`, "aria-label": t("translation-of", { name: key }) });
    const faults = make("ul", { class: "faults", "aria-live": "polite" });
    const head = make("p", { class: "place" });
    const before = make("div", { ...foreign(source), class: "source", id: `source-${key}` });
    const notes = make("div", { class: "notes" });
    const other = make("div", {});
    const still = make("input", { type: "checkbox", id: `still-${key}`, change: () => ((confirmed = still.checked), count(), check()) });
    const confirm = make("p", { class: "still", hidden: true }, still, " ", make("label", { for: `still-${key}` }, t("still-right")));
    let seen = null;

    function draw() {
      const state = row.state;
      element.className = `text ${state}${row.heading ? " heading" : ""}`;
      const name = hasName(key) ? t(`place-${key}`) : key.startsWith("u") && kind === "guide" ? t("place-unit", { n: Number(key.slice(1)) + 1 }) : key;
      head.replaceChildren(make("code", {}, name), " ", make("span", { class: `state ${state}` }, t(`unit-${state}`)), row.urgent ? make("span", { class: "state urgent" }, t("urgent-one")) : "");
      before.replaceChildren(...(row.source ? drawRuns(row.words, row.source.text) : [make("em", { lang: document.documentElement.lang, dir: "auto" }, t("source-none"))]));
      notes.replaceChildren(
        ...(row.comment ?? []).map((line) => make("p", { class: "hint", lang: "en", dir: "ltr" }, line)),
        ...row.terms.map(({ source: word, term, note }) => make("p", { class: "hint term" }, make("b", foreign(source), word), " → ", make("b", foreign(language), term), note ? ` (${note})` : "")),
        row.note ? make("p", { class: "hint note" }, t("note"), " ", make("bdi", {}, row.note)) : "",
      );
      confirm.hidden = state !== "changed" && state !== "untracked";
    }
    const hasName = (name) => ["title", "summary"].includes(name);
    const own = () => row.own?.text ?? "";

    const elsewhere = make("button", { type: "button", class: "small", click: () => attempt(async () => {
      const { elsewhere: found } = await ask("elsewhere", { language: tag, text: row.source.text });
      if (!found.length) return say(t("nowhere-else"));
      other.replaceChildren(...found.map(({ path, text }) => make("p", { class: "hint" }, make("code", { dir: "ltr" }, path), " ", make("bdi", foreign(language), text), " ", make("button", { type: "button", class: "small", click: () => put(text) }, t("take")))));
    }) }, t("elsewhere"));
    const note = make("button", { type: "button", class: "small", click: () => attempt(async () => {
      const given = await askFor(t("leave-note"), [{ name: "note", label: t("note-label"), kind: "area", value: row.note ?? "", hint: t("note-hint") }], t("save"));
      if (!given) return;
      await ask("note", { language: tag, at: path, text: row.source.text, note: given.note });
      row.note = given.note.trim() || null;
      draw();
      say(t("note-saved"));
    }) }, t("leave-note"));
    const copy = make("button", { type: "button", class: "small", click: () => put(row.source.text) }, t("copy-source"));

    function put(text) {
      area.value = text;
      area.dispatchEvent(new Event("input"));
      area.focus();
    }

    const self = {
      key,
      element,
      get row() {
        return row;
      },
      isDirty: () => row.source != null && (area.value.trim() !== (seen ?? "").trim() ? area.value.trim() !== "" : confirmed),
      isOpen: () => row.source != null && row.state !== "translated",
      written: () => ({ key, source: row.source.text, seen, text: area.value }),
      focus: () => area.focus(),
      saved() {
        seen = area.value;
        confirmed = still.checked = false;
      },
      /** Whether it could take the new state over. */
      update(fresh) {
        const typed = self.isDirty();
        if (typed && fresh.source?.text !== row.source?.text) say(t("source-changed"), true);
        row = fresh;
        if (!typed) {
          seen = fresh.own?.text ?? null;
          area.value = seen ?? "";
        }
        draw();
        return true;
      },
      showFaults(found) {
        faults.replaceChildren(...found.map((fault) => drawFault(fault)));
        area.setAttribute("aria-invalid", String(found.some(({ severity }) => severity === "error")));
      },
      /** Somebody has written here meanwhile. */
      showOther(now) {
        other.replaceChildren(
          make("p", { class: "fault error" }, t("other-wrote"), " ", make("bdi", foreign(language), now ?? "")),
          make("p", {}, make("button", { type: "button", class: "small", click: () => ((seen = now), put(now ?? ""), other.replaceChildren(), count()) }, t("take-theirs")), " ", make("button", { type: "button", class: "small", click: () => ((seen = now), other.replaceChildren(), count()) }, t("keep-mine"))),
        );
      },
    };
    seen = row.own?.text ?? null;
    area.value = own();
    area.addEventListener("input", () => (count(), check()));
    area.addEventListener("focus", () => showOnPage(frame, [own(), row.source?.text]));
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) attempt(saveAll);
      if (event.key === "ArrowDown" && event.altKey) goOn();
    });
    element.append(head, before, row.source ? area : make("p", { ...foreign(language) }, own()), confirm, faults, other, notes);
    if (row.source) element.append(make("p", { class: "buttons" }, copy, elsewhere, note));
    draw();
    return self;
  }

  const texts = make("ol", { class: "texts" });
  const elsewhere = make("ul", { class: "faults", "aria-live": "polite" });
  // Before the part is shown: until then the button to save has no name.
  drawRows();
  main.replaceChildren(
    make("p", {}, make("a", { href: `#/translate/${tag}` }, t("all-of", { name: language.name }))),
    make("h1", {}, make("bdi", foreign(source), about.title), about.state ? make("small", {}, " · ", t(`state-${about.state}`)) : ""),
    make("div", { class: "beside" }, make("div", {}, bar, elsewhere, texts), frame),
  );
  // What an editor outside saves comes in around what she has written.
  const pull = settled(() => attempt(renew), 100);
  return onState(pull);
}
