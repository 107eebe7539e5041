// What she is told on any page of news about what she keeps, and how the open page takes it over. ES2018, Chrome 80.
//
// No page is loaded anew by itself. What is new lies behind the open page; she may have it shown, and what she has written
// or ticked stays where it is.
(function () {
  const { given } = document.currentScript;
  const { ASKED, index, latest, missing, update, kept, place, own, button, parse, sum, fill, kilo } = given;
  // What no newer page takes the place of: what she writes or ticks in, what plays, what scripts hold.
  const HELD = "form, input, audio, script, .keep, .sheet";
  const words = given.template.dataset;
  const find = (selector) => document.querySelector(selector);
  let open;

  function bar(text) {
    const made = document.createElement("p");
    made.className = "newer";
    made.setAttribute("role", "status");
    find("main").before(made);
    made.textContent = `${text} `;
    return made;
  }

  // The one with a button: what it offers is one thing at a time.
  function ask(text, act, work) {
    if (open) open.remove();
    open = bar(text);
    button(act, open, work, open);
  }

  // Takes over what `fresh` says in the place of `old`, around all that is held; answers whether that was everything.
  function renew(old, fresh) {
    if (old.matches(HELD) || old.isEqualNode(fresh)) return true;
    const held = (node) => node.localName && (node.matches(HELD) || node.querySelector(HELD));
    const [ours, theirs] = [old, fresh].map((node) => [...node.childNodes].filter(held));
    if (ours.length !== theirs.length || ours.some((node, at) => node.localName !== theirs[at].localName)) return false;
    for (const node of [...old.childNodes]) if (!ours.includes(node)) node.remove();
    let at = 0;
    for (const node of [...fresh.childNodes]) {
      if (node === theirs[at]) at += 1;
      else old.insertBefore(node, ours[at] || null);
    }
    return ours.map((node, each) => renew(node, theirs[each])).every(Boolean);
  }

  function take(page) {
    document.querySelectorAll(".newer").forEach((each) => each.remove());
    const sheets = (from) => [...from.querySelectorAll("link[rel=stylesheet]")];
    const known = sheets(document).map(({ href }) => href);
    document.head.append(...sheets(page).filter(({ href }) => !known.includes(href)));
    if (!renew(document.body, page.body)) bar(words.partly);
  }

  // Numbers and addresses of help that a page shows, each with how sure it is.
  const ways = (page) => {
    const cards = [...page.querySelectorAll(".contact, .numbers li")];
    return cards.flatMap((card) =>
      [...card.querySelectorAll("a, bdi")].map((way) => `${card.className} ${way.getAttribute("href") || way.textContent}`),
    );
  };

  // She may see what is new on this page: where a number on it has changed, or after she asked for news.
  async function offer(asked) {
    const { files, packs } = await index();
    // Another tab has removed all.
    if (open && !Object.keys(packs).length) open.remove();
    const now = files[own(files)];
    if (!given.shown || !now || now === given.shown) return;
    const page = parse(await (await kept(place(now))).text());
    const there = new Set(ways(page));
    if (!asked && ways(document).every((way) => there.has(way))) return;
    ask(asked ? words.loaded : words.changed, words.show, async () => {
      given.shown = now;
      take(page);
    });
  }

  const load = async (more, asked) => {
    const gone = await update(more);
    if (!gone) return words.removed;
    if (gone.length) bar(fill(words.gone, gone.map(({ title }) => `“${title}”`).join(", ")));
    await offer(asked);
    return words.done;
  };

  // Brings at once what makes a number or address of help untrue, and what she asked for; else offers what is new.
  async function bring(now, asked) {
    const fresh = await latest(now, asked || []);
    const known = new Set(Object.values(fresh.packs).flatMap((pack) => pack.ways));
    const untrue = Object.values(now.packs).some((pack) => pack.ways.some((way) => !known.has(way)));
    const files = await missing(fresh.packs);
    if (asked || untrue || !files.length) return load(asked);
    ask(fill(words.newer, kilo(sum(files))), words.load, () => {
      window.name = ASKED;
      return load([], true);
    });
  }

  given.news = { bring, offer };
})();
