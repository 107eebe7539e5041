// Names every message of the interface on the page, for translators (`?show=messages`). The server marks each of them:
// U+E000 language/id U+E001 words U+E002, in text and in attributes. Here the marks become elements.

const MARK = /\uE000([^\uE000-\uE002]*)\uE001|\uE002/g;
const ANY = /[\uE000-\uE002]/;
/** What can hold text, but no elements. */
const TEXT_ONLY = "title, option, textarea, script, style";

/** What can hold no badge. */
const CLOSED = "img, input, br, hr, select, iframe, audio, video, ul, ol, table, svg, svg *";

/** Where each message stands: `tag/id` to file and line. */
let places = {};
let tools;

/** Takes the marks out of a text: the bare words, and the messages that they come from. */
function unmark(text) {
  const keys = [...text.matchAll(MARK)].map(([, key]) => key).filter((key) => key !== undefined);
  return { words: text.replace(MARK, "").replace(/[\uE000-\uE002]/g, ""), keys };
}

/**
 * Puts elements in the place of the marks of a page, shown or not. The returned function tells about the messages, once
 * the page is shown.
 */
export async function annotate(page, given) {
  if (!tools) listen((tools = given));
  places = await fetch(tools.own("messages.json"), { cache: "no-store" }).then((answer) => answer.json(), () => places);
  const found = [];
  const language = page.documentElement.lang;
  const note = (key, element, where) => {
    const [tag, id] = key.split("/");
    // The name of a language in the list of languages is its own on purpose.
    const other = tag !== language && !element.closest("[hreflang]");
    const message = { key, tag, id, where, other, place: place(key) };
    found.push(message);
    return message;
  };

  for (const element of page.querySelectorAll("*")) {
    const messages = [];
    for (const attribute of element.attributes) {
      if (!ANY.test(attribute.value)) continue;
      const { words, keys } = unmark(attribute.value);
      element.setAttribute(attribute.name, words);
      for (const key of keys) messages.push(note(key, element, attribute.name));
    }
    if (element.matches(TEXT_ONLY) && ANY.test(element.textContent)) {
      const { words, keys } = unmark(element.textContent);
      element.textContent = words;
      for (const key of keys) messages.push(note(key, element, `<${element.localName}>`));
    }
    if (!messages.length || !page.body?.contains(element)) continue;
    element.setAttribute("data-mashal-messages", messages.some(({ other }) => other) ? "other" : "own");
    const badges = messages.map((message) => badge(page, message));
    if (element.matches(`${TEXT_ONLY}, ${CLOSED}`)) element.after(...badges);
    else element.prepend(...badges);
  }
  wrapTexts(page, note);
  return () => {
    // In a corner where the page has one for it; else they lie where the text would begin.
    for (const badge of document.querySelectorAll("mashal-badge[data-where]")) {
      badge.toggleAttribute("data-corner", getComputedStyle(badge.parentElement).position !== "static");
    }
    drawLegend(found);
  };
}

/** The marks in the text of the body: an element around the words, and a badge behind them. */
function wrapTexts(page, note) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT, (node) =>
    ANY.test(node.data) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);

  // First each mark becomes a comment: the words of a message may hold elements, and its marks lie in different nodes.
  const open = [];
  const pairs = [];
  for (const text of texts) {
    if (text.parentElement.namespaceURI !== page.body.namespaceURI) {
      // A drawing's words: an element of HTML among them would hide them.
      const { words, keys } = unmark(text.data);
      text.data = words;
      for (const key of keys) note(key, text.parentElement, `<${text.parentElement.localName}>`);
      continue;
    }
    let done = 0;
    for (const { 0: mark, 1: key, index } of text.data.matchAll(MARK)) {
      text.before(unmark(text.data.slice(done, index)).words);
      done = index + mark.length;
      const stop = page.createComment("");
      if (key !== undefined) {
        text.before(stop);
        open.push({ key, start: stop });
      } else if (open.length) {
        text.before(stop);
        pairs.push({ ...open.pop(), end: stop });
      }
    }
    text.data = unmark(text.data.slice(done)).words;
    if (!text.data) text.remove();
  }
  for (const { start } of open) start.remove();

  for (const { key, start, end } of pairs) {
    let parent = start.parentNode;
    while (!parent.contains(end)) parent = parent.parentNode;
    const child = (node) => (node.parentNode === parent ? node : child(node.parentNode));
    const [first, last] = [child(start), child(end)];
    const message = note(key, parent, null);
    const wrapper = page.createElement("mashal-message");
    wrapper.setAttribute("data-mashal-messages", message.other ? "other" : "own");
    first.before(wrapper);
    while (wrapper.nextSibling !== last) wrapper.append(wrapper.nextSibling);
    wrapper.append(last, badge(page, message));
    start.remove();
    end.remove();
  }
  // Pieces of one text would make the page differ from itself at the next change.
  page.body.normalize();
}

const nameOf = ({ place }) => (place ? `${place.file}:${place.line}` : "not in this site");

function badge(page, message) {
  const { key, where, other } = message;
  const element = page.createElement("mashal-badge");
  const what = [where && `${where}: ${key}`, !where && key, nameOf(message)].filter(Boolean).join(", ");
  const given = { role: "button", tabindex: "0", title: what, "aria-label": what, "data-key": key };
  if (where) given["data-where"] = where;
  if (other) given["data-other"] = "";
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
  return element;
}

/** Where a message stands; an attribute of it stands in it. */
function place(key) {
  return places[key] ?? places[key.split(".")[0]];
}

/** Copies the place of a message, or opens it, and shows what it is. */
function show(key, where) {
  const about = [tools.make("code", {}, key), where ? ` in ${where} ` : " "];
  tools.goTo(place(key) ?? { file: key }, ...about);
}

function listen({ host, own }) {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = own("messages.css");
  document.head.append(sheet);
  host.setAttribute("data-legend", "");
  // In the flow, before the page: the legend must not lie over words.
  document.body.before(host);

  /** The badge that an event is about: the one touched or, with Alt, that of the innermost message. */
  const meant = (event) => {
    if (!(event.target instanceof Element)) return null;
    const own = event.target.closest("mashal-badge");
    if (own || !event.altKey) return own;
    const message = event.target.closest("[data-mashal-messages]");
    return message?.querySelector(":scope > mashal-badge") ?? message?.nextElementSibling;
  };
  const act = (event) => {
    const badge = meant(event);
    if (badge?.localName !== "mashal-badge") return false;
    event.preventDefault();
    event.stopPropagation();
    show(badge.dataset.key, badge.dataset.where);
    return true;
  };
  addEventListener("keydown", (event) => (event.key === "Enter" || event.key === " ") && act(event), true);
  for (const kind of ["click", "auxclick"]) {
    addEventListener(kind, (event) => act(event) || keepMode(event), true);
  }
}

/** Links to other pages of the site stay in this mode. */
function keepMode(event) {
  const link = event.target instanceof Element && event.target.closest("a[href]");
  if (!link || link.origin !== location.origin || link.pathname.startsWith("/__mashal/")) return;
  const address = new URL(link.href);
  address.searchParams.set("show", "messages");
  link.href = address;
}

let legend;
/** The bar above the page: how many messages, how to use the mode, all of them in a list, and the way out. */
function drawLegend(found) {
  const { make, ui } = tools;
  const messages = [...new Map(found.map((message) => [`${message.key} ${message.where}`, message])).values()];
  const distinct = new Set(messages.map(({ key }) => key)).size;
  const others = new Set(messages.filter(({ other }) => other).map(({ key }) => key)).size;
  const address = new URL(location.href);
  address.searchParams.delete("show");

  const items = messages.map((message) => {
    const { key, where, other } = message;
    const button = make("button", { type: "button", class: "place", click: () => show(key, where) });
    button.append(make("code", {}, key), where ? ` in ${where}` : "", make("span", {}, nameOf(message)));
    return make("li", { class: other ? "other" : "own" }, button);
  });
  const total = `${distinct} message${distinct === 1 ? "" : "s"} on this page`;
  const foreign = make("span", { class: "other" }, `${others} from another language`);
  const help = [
    "Touch a dot, ",
    make("i", { class: "badge" }),
    ", or click on words with Alt held down: this copies the place of the message, or opens it in your editor. ",
    "A square, ",
    make("i", { class: "badge square" }),
    ", stands for words in an attribute, which are read aloud or shown elsewhere. Links go on in this mode.",
  ];
  const fresh = make("section", { class: "legend", "aria-label": "Messages on this page" });
  fresh.append(
    make("p", {}, make("strong", {}, total), ", ", others ? foreign : "all in its own language"),
    make("details", {}, make("summary", {}, "Help and list"), make("p", {}, ...help), make("ul", {}, ...items)),
    make("a", { href: address }, "Leave this mode"),
  );
  if (legend) {
    fresh.querySelector("details").open = legend.querySelector("details").open;
    legend.replaceWith(fresh);
  } else ui.prepend(fresh);
  legend = fresh;
}
