// What `mashal serve` adds to each page it shows. It keeps the page at the last state of the site without loading it
// anew, shows the faults of the site over the page, and says so when the server is gone.
//
// All that it draws lives in one element beside <body>, in a shadow root: neither style sheet sees the other. The
// page's Content-Security-Policy holds for it too: no inline style, no markup from strings, nothing from another host.
(() => {
  "use strict";

  const script = document.currentScript;
  /** The state of the site that the page shows. */
  let shown = { run: script.dataset.run, version: Number(script.dataset.version) };
  /** Which client this is, if the server names it. */
  let client = script.dataset.client;
  /** The address of a file of the server's own: a <base> in the page must not lead it elsewhere. */
  const own = (name) => `${location.origin}/__mashal/${name}`;
  // Without the script (and the line break after it), the document is the one that a build writes.
  if (script.nextSibling?.nodeType === Node.TEXT_NODE) script.nextSibling.remove();
  script.remove();
  document.body.normalize();

  // ---- Small tools -------------------------------------------------------------------------------------------------

  /** An element. Values that are functions listen to the event of their name. */
  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(key, value);
      else if (value != null) element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  /** Words in which `…` is code. Each piece of code keeps its own direction. */
  function words(text) {
    return text.split(/`([^`]*)`/).map((piece, at) => (at % 2 ? make("code", { dir: "auto" }, piece) : piece));
  }

  // ---- The host, and notices ---------------------------------------------------------------------------------------

  const host = document.createElement("mashal-preview");
  const root = host.attachShadow({ mode: "open" });
  const stack = make("div", { class: "stack", role: "status" });
  const spoken = make("p", { class: "away", role: "status" });
  const ui = make("div", { lang: "en", dir: "ltr" }, stack, spoken);
  const sheet = make("link", { rel: "stylesheet", href: own("client.css") });
  // Nothing is drawn before its style is there.
  sheet.onload = sheet.onerror = () => root.append(ui);
  root.append(sheet);
  document.documentElement.append(host);

  const notices = new Map();

  /** Shows a notice, in the place of an earlier one of this name. Without words: takes it away. */
  function notice(name, ...children) {
    const old = notices.get(name);
    if (!children.length) {
      old?.remove();
      notices.delete(name);
      return;
    }
    const element = make("p", { class: `notice ${name}` }, ...children);
    if (old) old.replaceWith(element);
    else stack.append(element);
    notices.set(name, element);
  }

  let saidUntil;
  /** Says something that passes. */
  function say(...children) {
    clearTimeout(saidUntil);
    notice("said", ...children);
    saidUntil = setTimeout(notice, 5000, "said");
  }

  // ---- From a fault to its place -----------------------------------------------------------------------------------

  let editor = false;

  const placeName = ({ file, line, column }) => [file, line, column].filter((part) => part != null).join(":");

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // On a phone that reads the preview over plain HTTP there is no such thing as navigator.clipboard.
      const focus = root.activeElement ?? document.activeElement;
      const field = make("textarea", { class: "away", readonly: "", "aria-hidden": "true" });
      field.value = text;
      ui.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      focus?.focus({ preventScroll: true });
      return copied;
    }
  }

  /** Opens the author's editor at a place, or else copies the place. `about` says what lies there. */
  async function goTo(place, ...about) {
    const name = make("bdi", {}, placeName(place));
    if (editor) {
      const query = new URLSearchParams(Object.entries(place).filter(([, value]) => value != null));
      const answer = await fetch(own(`open?${query}`), { headers: { "X-Mashal": "open" } }).catch(() => null);
      if (answer?.ok) return say(...about, "opened in your editor: ", name);
    }
    say(...about, (await copy(placeName(place))) ? "copied: " : "", name);
  }

  // ---- Faults ------------------------------------------------------------------------------------------------------

  let faults = [];
  /** Kinds of which only the first faults are among these. */
  let groups = [];
  /** Whether the author asked for each of them. */
  let every = false;
  let stale = false;
  let expanded = false;
  let lastErrors = "";
  let lastDrawn;
  let asking;
  let view;

  async function askForFaults(state) {
    asking?.abort();
    if (!state.errors && !state.warnings) return showFaults([], state);
    const { signal } = (asking = new AbortController());
    try {
      const answer = await fetch(own(every ? "faults.json?all=1" : "faults.json"), { cache: "no-store", signal });
      const told = await answer.json();
      if (signal.aborted) return;
      editor = told.editor;
      showFaults(told.diagnostics, state, told.groups);
    } catch {
      if (!signal.aborted) retry();
    }
  }

  const order = ["error", "warning", "note"];
  const ofSeverity = (severity) => faults.filter((fault) => fault.severity === severity);
  /** The state that the faults are of. */
  let faulty = { errors: 0, warnings: 0 };

  function showFaults(diagnostics, state, summedUp = []) {
    faults = [...diagnostics].sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
    groups = summedUp;
    faulty = state;
    stale = state.stale;
    const these = state.errors ? JSON.stringify([state.errors, ofSeverity("error")]) : "";
    // New errors come to the front by themselves; warnings wait to be asked for.
    if (these !== lastErrors) {
      expanded = state.errors > 0;
      spoken.textContent = state.errors ? `${count(state.errors, "error")} in the site` : "The errors are mended.";
    }
    lastErrors = these;
    const all = JSON.stringify([faults, groups, stale, editor]);
    if (all !== lastDrawn) drawFaults();
    lastDrawn = all;
  }

  /** Draws the faults: spread out, or as a pill. The focus stays in them if it was there, and is never taken. */
  function drawFaults() {
    const focus = view?.contains(root.activeElement);
    const place = view?.querySelector(".panel")?.scrollTop ?? 0;
    view?.remove();
    view = null;
    const { errors, warnings } = faulty;
    if (!errors && !warnings) return (expanded = false);
    const parts = [errors && count(errors, "error"), warnings && count(warnings, "warning")].filter(Boolean);
    const kind = errors ? "error" : "warning";
    if (expanded) {
      const hide = make("button", { type: "button", class: "hide", click: () => spread(false) });
      hide.append("Hide ", make("kbd", {}, "Esc"));
      const title = make("h2", { id: "title" }, parts.join(", "));
      const lead = errors && stale ? "The page beneath is the last one without errors. " : "";
      const advice = errors ? "Mend and save: this goes away by itself." : "The site builds all the same.";
      const panel = make("section", { class: `panel ${kind}`, "aria-labelledby": "title" });
      panel.append(make("header", {}, title, hide), make("p", { class: "lead" }, lead + advice));
      panel.append(make("ol", {}, ...faults.map(drawFault)));
      if (groups.length) {
        const click = () => {
          every = true;
          askForFaults(faulty);
        };
        const kinds = groups.map(({ summary }) => make("li", {}, ...words(summary)));
        panel.append(make("ul", { class: "groups" }, ...kinds));
        panel.append(make("button", { type: "button", class: "all", click }, "Show each"));
      }
      view = make("div", {}, make("div", { class: "dim" }), panel);
    } else {
      const pill = { type: "button", class: `pill ${kind}`, "aria-expanded": "false", click: () => spread(true) };
      view = make("div", {}, make("button", pill, parts.join(", ")));
    }
    ui.append(view);
    if (expanded) view.querySelector(".panel").scrollTop = place;
    if (focus) view.querySelector("button").focus({ preventScroll: true });
  }

  /** Spreads the faults out, or puts them aside. The focus goes along if it comes from a button of ours. */
  function spread(wanted) {
    expanded = wanted;
    drawFaults();
  }

  function drawFault(fault) {
    const item = make("li", { class: fault.severity });
    const severity = make("strong", { class: "severity" }, fault.severity);
    item.append(make("p", { class: "head" }, severity, " ", make("code", { class: "code" }, fault.code)));
    item.append(make("p", { class: "message", dir: "auto" }, ...words(fault.message)));
    if (fault.file != null) {
      const { file, line, column } = fault;
      const numbers = [line, column].filter((part) => part != null).map((part) => `:${part}`);
      const title = editor ? "Open in your editor" : "Copy this place";
      const click = () => goTo({ file, line, column });
      const name = make("span", {}, make("bdi", {}, file), ...numbers);
      item.append(make("button", { type: "button", class: "place", title, click }, name));
    }
    if (fault.excerpt?.length) item.append(make("div", { class: "excerpt" }, ...fault.excerpt.flatMap(drawLine)));
    if (fault.help) item.append(make("p", { class: "help", dir: "auto" }, ...words(fault.help)));
    return item;
  }

  /** A line of the source. It takes its direction from its own first letter; numbers stand at one side. */
  function drawLine({ line, text, from, to }) {
    const code = make("code", { dir: "auto" });
    if (from == null) code.append(text || " ");
    else {
      // Offsets count characters, not the halves that a string of JavaScript is made of.
      const letters = Array.from(text);
      const piece = (start, end) => letters.slice(start, end).join("");
      const end = Math.max(from, to ?? from);
      const mark = make("mark", { class: end > from ? null : "point" }, piece(from, end));
      code.append(piece(0, from), mark, piece(end));
    }
    return [make("span", { class: "number" }, String(line)), code];
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && view && expanded && !event.defaultPrevented) spread(false);
  });

  // ---- The page ----------------------------------------------------------------------------------------------------

  /** For translators only: the names of messages. */
  const showsMessages = new URLSearchParams(location.search).get("show") === "messages";
  /** Turns the marks in a page into elements. The returned function tells about them, once the page is shown. */
  async function annotate(page) {
    if (!showsMessages) return () => {};
    const messages = await import(own("messages.js"));
    return messages.annotate(page, { host, ui, make, goTo, own });
  }
  const annotated = annotate(document).then((tell) => tell(), retry);

  let fetching;
  // An address that never was a page shows the site's own page for that; it needs no notice.
  let missing = performance.getEntriesByType("navigation")[0]?.responseStatus === 404;

  /** Brings the page to this state of the site. Of several at once, only the newest is heard. */
  async function refresh(state) {
    fetching?.abort();
    const { signal } = (fetching = new AbortController());
    let status, page, tell;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "*/*" }, cache: "no-store", signal });
      const [text] = await Promise.all([answer.text(), loadIdiomorph(), annotated]);
      status = answer.status;
      page = new DOMParser().parseFromString(text, "text/html");
      tell = await annotate(page);
    } catch {
      if (!signal.aborted) retry();
      return;
    }
    if (signal.aborted) return;
    if (status === 404 && !missing) {
      const what = make("strong", {}, "This page no longer exists in the site.");
      notice("gone", what, " It comes back here when it does.");
    } else if (status === 200 || status === 404) {
      const apply = await prepare(page);
      if (signal.aborted) return;
      apply();
      tell();
      missing = status === 404;
      notice("gone");
    }
    // Anything else (503: errors since the server's start) is told by the faults, and the page stays.
    shown = state;
    pause = SHORTEST;
  }

  /** Loads what the document needs to be the same as `page`. The returned function makes it so, in one step. */
  async function prepare(page) {
    const dropOldSheets = await loadSheets(page);
    return () => {
      const restorePlace = keepPlace();
      copyAttributes(page.documentElement, document.documentElement);
      becomeHead(page);
      dropOldSheets();
      carryShown(page.body);
      if (!document.body.isEqualNode(page.body)) morphBody(page.body);
      restorePlace();
    };
  }

  let idiomorph;
  function loadIdiomorph() {
    idiomorph ??= new Promise((loaded, failed) => {
      const element = make("script", { src: own("idiomorph.js"), load: loaded, error: failed });
      element.addEventListener("error", () => (idiomorph = null));
      root.append(element);
    });
    return idiomorph;
  }

  function copyAttributes(from, to) {
    for (const { name } of [...to.attributes]) if (!from.hasAttribute(name)) to.removeAttribute(name);
    for (const { name, value } of from.attributes) if (to.getAttribute(name) !== value) to.setAttribute(name, value);
  }

  const sheetsOf = (page) => [...page.querySelectorAll('head link[rel~="stylesheet"]:not([href*="/__mashal/"])')];

  /** Puts new style sheets beside the old ones, which the returned function takes away: no moment is without style. */
  async function loadSheets(page) {
    const old = sheetsOf(document);
    const wanted = sheetsOf(page).map((link, at) => {
      const same = old.find((other) => other.isEqualNode(link));
      if (same) return same;
      const copied = document.importNode(link);
      if (old[at]) old[at].after(copied);
      else document.head.append(copied);
      return copied;
    });
    const arrivals = wanted.filter((link) => !link.sheet).map(
      (link) =>
        new Promise((done) => {
          link.addEventListener("load", () => done(true));
          link.addEventListener("error", () => (link.remove(), done(false)));
          setTimeout(done, 3000, false);
        }),
    );
    const all = (await Promise.all(arrivals)).every(Boolean);
    return () => all && sheetsOf(document).forEach((link) => wanted.includes(link) || link.remove());
  }

  /** Title, meta and link. What is http-equiv stays: the policy of the page is the one that lets this client work. */
  function becomeHead(page) {
    if (document.title !== page.title) document.title = page.title;
    const chosen = 'meta:not([http-equiv]), link:not([rel~="stylesheet"]), base';
    const old = [...document.head.querySelectorAll(chosen)];
    for (const element of page.head.querySelectorAll(chosen)) {
      const at = old.findIndex((other) => other.isEqualNode(element));
      if (at < 0) document.head.append(document.importNode(element, true));
      else old.splice(at, 1);
    }
    for (const element of old) element.remove();
  }

  /** What a script of the page has shown is shown in `body` as well. */
  function carryShown(body) {
    for (const element of body.querySelectorAll("[class][hidden]")) {
      const alike = (root) => [...root.getElementsByClassName(element.className)];
      const own = alike(document.body)[alike(body).indexOf(element)];
      if (own) element.hidden = own.hidden;
    }
  }

  function morphBody(body) {
    const focus = document.activeElement;
    const caret = [focus?.selectionStart, focus?.selectionEnd];
    const unname = nameEqual(document.body, body);
    Idiomorph.morph(document.body, body, {
      restoreFocus: false,
      callbacks: {
        beforeNodeMorphed(old, fresh) {
          if (old.localName === "details") keepOpen(old, fresh);
        },
        beforeAttributeUpdated: (name, element) => !(/^(value|checked|selected)$/.test(name) && isTouched(element)),
      },
    });
    unname();
    for (const details of document.querySelectorAll("details")) {
      if (!wantedOpen.has(details)) wantedOpen.set(details, details.open);
    }
    if (focus !== document.activeElement && focus?.isConnected) {
      focus.focus({ preventScroll: true });
      if (typeof caret[0] === "number") focus.setSelectionRange(...caret);
    }
  }

  /** Whether the reader has typed or chosen something here, or is about to. */
  const isTouched = (field) =>
    field === document.activeElement ||
    (field.value ?? "") !== (field.defaultValue ?? field.value ?? "") ||
    Boolean(field.checked) !== Boolean(field.defaultChecked) ||
    Boolean(field.selected) !== Boolean(field.defaultSelected);

  /** Which <details> the site itself wants open. */
  const wantedOpen = new WeakMap();
  for (const details of document.querySelectorAll("details")) wantedOpen.set(details, details.open);

  /** What the reader has opened or closed stays so. */
  function keepOpen(old, fresh) {
    const touched = old.open !== (wantedOpen.get(old) ?? false);
    wantedOpen.set(old, fresh.open);
    if (touched) fresh.open = old.open;
  }

  /**
   * Gives elements with the same words on both sides the same id for the time of the morph, so that a paragraph put in
   * above leaves those below what they are. Returns what takes the ids away.
   */
  function nameEqual(...bodies) {
    const [old, fresh] = bodies.map((body) => {
      const byWords = new Map();
      for (const element of body.querySelectorAll(":not([id])")) {
        const key = `${element.localName} ${element.textContent.trim() || element.getAttribute("src") || ""}`;
        // What is there twice says nothing.
        byWords.set(key, byWords.has(key) || key.endsWith(" ") ? null : element);
      }
      return byWords;
    });
    let number = 0;
    for (const [key, element] of old) {
      if (element && fresh.get(key)) element.id = fresh.get(key).id = `mashal-same-${number++}`;
    }
    return () => document.querySelectorAll('[id^="mashal-same-"]').forEach((element) => element.removeAttribute("id"));
  }

  /** Remembers what the author sees. The returned function scrolls so that it stands where it stood. */
  function keepPlace() {
    const seen = scrollY > 0 ? visibleBlocks(document.body) : [];
    return () => {
      const anchor = seen.find(({ block }) => block.isConnected);
      if (!anchor) return;
      // Browsers that keep the place themselves would do it a second time.
      const style = document.documentElement.style;
      style.overflowAnchor = "none";
      scrollBy({ top: anchor.block.getBoundingClientRect().top - anchor.top, behavior: "instant" });
      requestAnimationFrame(() => requestAnimationFrame(() => {
        style.overflowAnchor = "";
        if (!style.length) document.documentElement.removeAttribute("style");
      }));
    };
  }

  /** The innermost blocks on screen with their places, in the order of the document; not what floats above the page. */
  function visibleBlocks(element) {
    const found = [];
    for (const child of element.children) {
      const { position, display } = getComputedStyle(child);
      const box = child.getBoundingClientRect();
      if (/fixed|sticky|absolute/.test(position) || display.startsWith("inline")) continue;
      if (box.bottom <= 0 || box.top >= innerHeight || !box.height) continue;
      const inner = visibleBlocks(child);
      found.push(...(inner.length ? inner : [{ block: child, top: box.top }]));
    }
    return found;
  }

  // ---- The connection ----------------------------------------------------------------------------------------------

  // Browsers open six connections to a host, for all tabs together, and a stream holds one as long as it lives. So only
  // what is on screen listens: a tab that is hidden closes its stream, and asks for the state again when it is seen.

  const SILENCE = 25_000;
  const SHORTEST = 250;
  let stream;
  let lastSign = 0;
  let attempt;
  let pause = SHORTEST;
  let suspicion;
  let failed = false;

  function connect() {
    disconnect();
    if (document.hidden) return;
    lastSign = Date.now();
    suspicion ??= setTimeout(tellDead, 4000);
    stream = new EventSource(own("events"));
    stream.addEventListener("state", (event) => (alive(), take(JSON.parse(event.data))));
    stream.addEventListener("beat", alive);
    stream.addEventListener("error", retry);
  }

  function disconnect() {
    clearTimeout(attempt);
    stream?.close();
    stream = null;
  }

  /** Tries again by hand: a browser's own attempts end for good at the first answer that is no stream. */
  function retry() {
    disconnect();
    if (document.hidden) return;
    if (!failed) {
      failed = true;
      clearTimeout(suspicion);
      suspicion = setTimeout(tellDead, 1000);
    }
    attempt = setTimeout(connect, pause);
    pause = Math.min(pause * 2, 2000);
  }

  function alive() {
    lastSign = Date.now();
    failed = false;
    clearTimeout(suspicion);
    suspicion = null;
    notice("dead");
  }

  function tellDead() {
    const what = make("strong", {}, "The preview server does not answer.");
    notice("dead", what, " Start ", make("code", {}, "mashal serve"), " again: this page reconnects by itself.");
  }

  function take(state) {
    // After an update of mashal, this script is not the server's any more: the one case for loading anew.
    if (client && state.client && state.client !== client) return location.reload();
    client ??= state.client;
    if (state.run === shown.run && state.version === shown.version) pause = SHORTEST;
    else refresh(state);
    askForFaults(state);
  }

  function leave() {
    disconnect();
    clearTimeout(suspicion);
    suspicion = null;
    failed = false;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : connect()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", (event) => event.persisted && connect());
  addEventListener("online", connect);
  // By the clock on the wall: timers stand still while a laptop sleeps.
  setInterval(() => stream && Date.now() - lastSign > SILENCE && connect(), 5000);
  connect();
})();
