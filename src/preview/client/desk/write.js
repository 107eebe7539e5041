// Writing: the pages of the site, and one file beside its page.

import { after, ask, askFor, attempt, drawFault, drawPage, foreign, make, onState, say, sendPicture, settled, t, tIn, unsaved } from "./tools.js";

/** All pages, and ways to begin new ones. */
export async function drawPages(main, overview) {
  const { pages, broken } = await ask("pages");
  const sections = pages.filter(({ section }) => section).map(({ path, title, home }) => [home ? "" : path.replace(/\/_index\.md$/, ""), title]);

  async function begin(template) {
    const given = await askFor(
      t(`new-${template}`),
      [
        { name: "title", label: t("new-title"), required: true },
        { name: "name", label: t("new-name"), hint: t("new-name-hint"), required: true },
        { name: "section", label: t("new-where"), options: sections },
        ...(template === "section" ? [] : [{ name: "template", label: t("new-template"), options: ["guide", "questions", "training"].map((name) => [name, t(`template-${name}`)]) }]),
      ],
      t("new-begin"),
    );
    if (!given) return;
    const answer = await ask("begin", { template, ...given });
    await after(answer);
    location.hash = `#/write/${answer.file}`;
  }

  const item = ({ title, path, files, section }) =>
    make(
      "li",
      { class: section ? "section" : "" },
      make("bdi", foreign(overview.source), title),
      " ",
      make("code", { dir: "ltr" }, path),
      " ",
      files.map(({ language, file, draft }) => make("a", { href: `#/write/${file}`, class: "file" }, language, draft ? ` (${t("draft")})` : "")),
    );
  main.replaceChildren(
    make("h1", {}, t("write")),
    make("p", { class: "buttons" }, make("button", { type: "button", class: "main", click: () => attempt(() => begin("guide")) }, t("new-guide")), make("button", { type: "button", click: () => attempt(() => begin("section")) }, t("new-section-button"))),
    broken.length ? make("section", {}, make("h2", {}, t("broken-files")), make("ul", {}, broken.map((file) => make("li", {}, make("a", { href: `#/write/${file}`, dir: "ltr" }, file))))) : "",
    make("ul", { class: "pages" }, pages.map(item)),
  );
}

/** One file beside its page. */
export async function drawFile(main, overview, file) {
  let told = await ask("file", { file });
  const { pages, contacts, needs } = await ask("pages");
  const isGuide = file.endsWith(".md");
  let saved = told.text;

  const area = make("textarea", { ...foreign(told.language), class: "markdown", spellcheck: "true", "aria-label": file, rows: 30 });
  if (!isGuide) area.dir = "ltr";
  area.value = told.text;
  const faults = make("ol", { class: "faults", "aria-live": "polite" });
  const save = make("button", { type: "button", class: "main", click: () => attempt(saveFile) });
  const form = make("details", { class: "front" });
  let frame = drawPage(told.page);
  unsaved.count = () => Number(area.value !== saved);

  function count(found = []) {
    const errors = found.filter(({ severity }) => severity === "error").length;
    save.textContent = errors ? t("save-faulty", { n: errors }) : t("save");
    save.disabled = area.value === saved;
  }

  function showFaults(found, elsewhere = []) {
    const own = found.map((fault) => {
      const go = make("button", { type: "button", class: "small", click: () => goTo(fault) }, t("line", { n: fault.line ?? 1 }));
      const mend = fault.suggestion == null ? "" : make("button", { type: "button", class: "small", click: () => (goTo(fault), insert(fault.suggestion, true)) }, t("mend"));
      return drawFault(fault, " ", go, mend);
    });
    const others = elsewhere.map((fault) => drawFault(fault, " ", make("code", { dir: "ltr" }, fault.file ?? "")));
    faults.replaceChildren(...own, ...others);
    count(found);
  }

  /** The place of a line and column, counted in characters. */
  function offset(line, column) {
    const lines = area.value.split("\n");
    const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    return before + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
  }

  function goTo(fault) {
    area.focus();
    const from = offset(fault.line ?? 1, fault.column ?? 1);
    area.setSelectionRange(from, Math.max(from, offset(fault.end_line ?? fault.line ?? 1, fault.end_column ?? fault.column ?? 1)));
    const height = parseFloat(getComputedStyle(area).lineHeight) || 24;
    area.scrollTop = ((fault.line ?? 1) - 4) * height;
  }

  const check = settled(async () => {
    const text = area.value;
    const answer = await ask("try-file", { file, text, version: told.version }).catch(() => null);
    if (!answer || text !== area.value) return;
    showFaults(answer.faults, answer.elsewhere);
    if (!form.contains(document.activeElement)) drawForm(answer.front);
  });

  /** Puts words where she is; as lines of their own where that is what they are. */
  function insert(words, inline = false) {
    area.focus();
    const { selectionStart: from, selectionEnd: to, value } = area;
    let text = words;
    if (!inline) {
      const before = value.slice(0, from);
      text = `${before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n"}${words}\n${value.slice(to).startsWith("\n") ? "" : "\n"}`;
    }
    // By the browser's own way, so that it can be undone.
    if (!document.execCommand("insertText", false, text)) area.setRangeText(text, from, to, "end");
    changed();
  }

  function changed() {
    count();
    check();
  }

  async function saveFile() {
    const text = area.value;
    let answer;
    try {
      answer = await ask("save-file", { file, text, version: told.version });
    } catch (error) {
      if (error.now) await resolve(error.now);
      throw error;
    }
    saved = text;
    told.version = answer.version;
    count();
    await after(answer);
    say(t("saved-file", { file }));
    if (!told.page) await reopen();
  }

  /** Somebody has changed the file meanwhile. */
  async function resolve(now) {
    const given = await askFor(t("file-changed"), [{ name: "theirs", label: t("file-now"), kind: "area", value: now.text }, { name: "what", label: t("file-which"), options: [["mine", t("keep-mine")], ["theirs", t("take-theirs")]], hint: t("file-changed-hint") }], t("go-on"));
    if (!given) return;
    told.version = now.version;
    saved = now.text;
    if (given.what === "theirs") area.value = given.theirs;
    changed();
  }

  async function reopen() {
    const fresh = await ask("file", { file });
    if (fresh.page && !told.page) frame.replaceWith((frame = drawPage(fresh.page)));
    told = fresh;
  }

  let setting = Promise.resolve();
  /** One key after the other: each is set in the text that the one before has left. */
  function setKey(key, value) {
    setting = setting.catch(() => {}).then(async () => {
      const answer = await ask("front", { text: area.value, key, value });
      area.value = answer.text;
      changed();
    });
    return setting;
  }

  function drawForm(front) {
    if (!front) return form.replaceChildren(make("summary", {}, t("front")), make("p", { class: "hint" }, t("refused-front")));
    const fields = front.map(({ key, field, value, kinds }) => {
      const id = `front-${key}`;
      const about = `${id}-about`;
      const set = (value) => attempt(() => setKey(key, value));
      const given = { id, "aria-describedby": about };
      let control;
      if (field === "flag") {
        control = make("select", { ...given, change: ({ target }) => set({ "": null, yes: true, no: false }[target.value]) }, [["", t("unsaid")], ["yes", t("yes")], ["no", t("no")]].map(([value, text]) => make("option", { value }, text)));
        control.value = value === true ? "yes" : value === false ? "no" : "";
      } else if (field === "kind") {
        control = make("select", { ...given, change: ({ target }) => set(target.value || null) }, make("option", { value: "" }, t("unsaid")), kinds.map((kind) => make("option", { value: kind }, t(`kind-${kind}`))));
        control.value = value ?? "";
      } else if (field === "needs" && needs) {
        const boxes = needs.map((need) => {
          const box = make("input", { type: "checkbox", value: need, checked: (value ?? []).includes(need), change: () => {
            const all = boxes.map((label) => label.querySelector("input")).filter((box) => box.checked).map((box) => box.value);
            set(all.length ? all : null);
          } });
          return make("label", {}, box, " ", make("code", { dir: "ltr" }, need));
        });
        control = make("fieldset", { ...given }, make("legend", {}, t("key-needs-name")), boxes);
      } else if (field === "list" || field === "needs") {
        control = make("textarea", { ...given, dir: "auto", rows: 3, change: ({ target }) => {
          const lines = target.value.split("\n").map((line) => line.trim()).filter(Boolean);
          set(lines.length ? lines : null);
        } });
        control.value = (value ?? []).join("\n");
      } else if (field === "sources") {
        control = make("textarea", { ...given, dir: "auto", rows: 4, change: ({ target }) => {
          const lines = target.value.split("\n").filter((line) => line.trim());
          const tables = lines.map((line) => line.split("|").map((part) => part.trim())).map(([title, url = "", date = ""]) => ({ title, url, date }));
          set(tables.length ? tables : null);
        } });
        control.value = (value ?? []).map(({ title = "", url = "", date = "" }) => [title, url, date].join(" | ")).join("\n");
      } else {
        const kind = { day: "date", number: "number" }[field] ?? "text";
        control = make("input", { ...given, type: kind, dir: kind === "text" ? "auto" : "ltr", change: ({ target }) => set(target.value.trim() === "" ? null : field === "number" ? Number(target.value) : target.value) });
        control.value = value ?? "";
      }
      return [make("label", { for: id }, make("code", { dir: "ltr" }, key)), control, make("p", { class: "hint", id: about }, t(`key-${key}`))];
    });
    const open = form.open;
    form.replaceChildren(make("summary", {}, t("front")), make("div", { class: "fields" }, fields));
    form.open = open;
  }

  // ---- Buttons for what authors use ----

  const button = (name, act) => make("button", { type: "button", click: () => attempt(act) }, t(`add-${name}`));
  const choose = async (name, options) => (await askFor(t(`add-${name}`), [{ name: "which", label: t("which"), options }], t("put-in")))?.which;
  const folder = file.split("/").slice(0, -1);

  /** The way from this file to another. */
  function way(to) {
    const target = to.split("/");
    let same = 0;
    while (same < folder.length && folder[same] === target[same]) same += 1;
    return [...folder.slice(same).map(() => ".."), ...target.slice(same)].join("/");
  }

  async function addPicture(given) {
    const dialog = await askFor(
      t("add-picture"),
      [
        ...(given ? [] : [{ name: "picture", label: t("picture-file"), kind: "file", required: true }]),
        { name: "name", label: t("picture-name"), hint: t("picture-name-hint"), required: true },
        { name: "alt", label: t("picture-alt"), hint: t("picture-alt-hint"), required: true },
      ],
      t("put-in"),
    );
    if (!dialog) return;
    const picture = given ?? dialog.picture;
    const answer = await sendPicture({ file, original: picture.name, name: dialog.name }, picture);
    insert(`![${dialog.alt.replace(/[[\]]/g, "")}](${answer.name})`);
    const kilobytes = (bytes) => Math.max(1, Math.round(bytes / 1000));
    say([t("picture-saved", { name: answer.name, before: kilobytes(answer.before), n: kilobytes(answer.bytes) }), answer.traces ? t("picture-cleaned", { words: answer.traces }) : ""].join(" "));
  }

  const guideTools = [
    button("step", () => insert(`1. ${tIn(told.language.tag, "sample-step")}`)),
    button("warning", () => insert(`> [!WARNING]\n> ${tIn(told.language.tag, "sample-warning")}`)),
    button("contact", async () => {
      const id = await choose("contact", contacts.map(({ id, name }) => [id, name ?? id]));
      if (id) insert(`{{ contact(id="${id}") }}`);
    }),
    button("link", async () => {
      const here = file.split("/")[1];
      const options = pages.flatMap(({ title, files }) => files.filter(({ language }) => language === here).map((each) => [each.file, title]));
      const to = await choose("link", options);
      if (to) insert(`[${options.find(([path]) => path === to)[1]}](${way(to)})`, true);
    }),
    button("picture", () => addPicture()),
  ];

  /** The page beside is about to lie elsewhere, or nowhere. */
  function leavePage() {
    frame.replaceWith((frame = drawPage(null)));
    told.page = null;
  }

  async function move() {
    const given = await askFor(t("rename"), [{ name: "to", label: t("rename-to"), value: told.path, hint: t("rename-hint"), required: true }], t("rename"));
    if (!given) return;
    leavePage();
    const answer = await ask("move", { old: told.path, new: given.to });
    await after(answer);
    say(t("renamed", { n: answer.links }));
    const tag = file.split("/")[1];
    unsaved.count = () => 0;
    location.hash = `#/write/${answer.saved.find((path) => path.startsWith(`content/${tag}/`)) ?? answer.file}`;
  }

  async function remove() {
    if (!(await askFor(t("delete-title", { name: told.path }), [{ name: "sure", label: t("delete-sure"), options: [["no", t("no")], ["yes", t("yes")]], hint: t("delete-hint") }], t("delete")).then((given) => given?.sure === "yes"))) return;
    leavePage();
    const answer = await ask("delete", { path: told.path });
    await after(answer);
    unsaved.count = () => 0;
    location.hash = "#/write";
    say(t("deleted", { n: answer.links }));
  }

  area.addEventListener("input", changed);
  area.addEventListener("keydown", (event) => {
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      attempt(saveFile);
    }
  });
  if (isGuide) {
    area.addEventListener("dragover", (event) => event.preventDefault());
    area.addEventListener("drop", (event) => {
      const [picture] = event.dataTransfer.files;
      if (!picture) return;
      event.preventDefault();
      attempt(() => addPicture(picture));
    });
  }

  main.replaceChildren(
    make("p", {}, make("a", { href: "#/write" }, t("all-pages"))),
    make("h1", {}, make("code", { dir: "ltr" }, file)),
    make(
      "div",
      { class: "beside" },
      make(
        "div",
        {},
        make("p", { class: "buttons bar" }, save, isGuide ? guideTools : "", told.path && told.is_source ? [make("button", { type: "button", click: () => attempt(move) }, t("rename")), make("button", { type: "button", click: () => attempt(remove) }, t("delete"))] : ""),
        isGuide ? form : "",
        area,
        make("section", { "aria-label": t("faults-here") }, faults),
      ),
      frame,
    ),
  );
  drawForm(told.front);
  showFaults(told.faults);
  return onState(async () => {
    // An editor outside has saved, and nothing is written here: it is taken over.
    if (area.value !== saved) return;
    const fresh = await ask("file", { file }).catch(() => null);
    if (!fresh || area.value !== saved) return;
    if (fresh.text !== saved) {
      saved = area.value = fresh.text;
      drawForm(fresh.front);
    }
    told = { ...fresh, page: told.page ?? fresh.page };
    showFaults(fresh.faults);
  });
}
