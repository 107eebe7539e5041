// The part in which she keeps pages and removes them, and the page of what is kept. ES2018, Chrome 80.
(function () {
  const { given } = document.currentScript;
  const { root, forget, tell, ASKED, NAME, SAVED, index, latest, missing, update, drop, locked } = given;
  const { button, element, explain, key, sum, fill, number, kilo } = given;
  const { lang, dataset } = document.documentElement;
  const panel = document.querySelector(".keep");
  const find = (name) => panel.querySelector(name);
  const trouble = find(".keep-trouble");
  const quiet = () => {};
  const mega = (bytes) => number(Math.ceil(bytes / 1e5) / 10);
  const day = (time) => {
    try {
      return new Date(time).toLocaleDateString(`${lang}-u-nu-${dataset.digits}`, { dateStyle: "medium" });
    } catch (error) {
      // A tag that browsers do not take, such as `x-home`.
      return new Date(time).toISOString().slice(0, 10);
    }
  };
  let words, says, bar, lists;

  async function furnish() {
    if (!given.template) await given.furnish();
    words = given.template.dataset;
    panel.insertBefore(document.importNode(given.template.content, true), trouble);
    [says, bar] = [find(".keep-says"), find("progress")];
    find(".keep-saved").firstChild.href = root + SAVED;
    panel.addEventListener("toggle", draw);
  }

  const progress = (value, max) => {
    Object.assign(bar, { hidden: false, max, value });
    says.textContent = fill(words.progress, kilo(value), kilo(max));
  };

  const press = (text, within, work, done) => {
    const whole = async () => {
      try {
        await work();
        return done;
      } finally {
        bar.hidden = true;
      }
    };
    button(text, within, whole, says);
  };

  // Servers empty the browser's own cache with the header of the page that Leave goes to (Clear-Site-Data).
  async function empty() {
    const way = document.querySelector("a.leave");
    if (way) await fetch(way.href, { cache: "no-store" }).catch(quiet);
  }

  // What is kept under a list, and the way to be rid of it.
  function kept({ packs }, each, within) {
    const pack = packs[each];
    element("span", fill(words.kept, kilo(sum(pack.files)), day(pack.date)), within);
    press(words.remove, within, () => drop(each).then(empty), words.removed);
  }

  const named = (page, { title, lang: tag, dir }, within) =>
    Object.assign(element("a", title, within), { href: root + page, lang: tag, dir });

  function everything({ packs, begun = {} }, list) {
    list.textContent = "";
    for (const each of Object.keys(packs)) {
      const item = element("li", "", list);
      named(packs[each].page, packs[each], item);
      kept({ packs }, each, element("p", "", item));
    }
    for (const page of Object.keys(begun)) {
      const item = element("li", "", list);
      named(page, begun[page], item);
    }
  }

  async function paint() {
    const now = await index();
    const any = await caches.has(NAME);
    const all = `${lang}/index.json`;
    const [list, end] = [".keep-list", ".keep-all"].map(find);
    if (list) everything(now, list);
    const heard = `${lang}/index.audio.json`;
    const { page, recording } = panel.dataset;
    const sound = recording && words.recording && key(recording);
    // Each list, its row and words, the unit of its size, and lists that have all of it. Recordings are apart.
    const rows = [[all, find(".keep-language"), words.language, kilo, []]];
    if (page) rows.unshift([key(page), find(".keep-page"), words.page, kilo, sound ? [all, sound, heard] : [all]]);
    if (sound) rows.push([sound, find(".keep-recording"), words.recording, mega, [heard]]);
    if (words.recordings) rows.push([heard, find(".keep-recordings"), words.recordings, mega, []]);
    rows.forEach(([each, within]) => {
      within.textContent = "";
      if (!list && now.packs[each]) kept(now, each, within);
    });
    // What broke off can be taken back as well.
    end.textContent = "";
    if (any && (list || !Object.keys(now.packs).length)) press(words.all, end, () => locked(remove).then(empty), words.removed);
    const offers = rows.filter(([each, , , , others]) => ![each, ...others].some((one) => now.packs[one]));
    if (!offers.length || (!list && !panel.open)) return;
    // Once they have come, she can try again whatever the network does.
    lists = await latest(now, offers.map(([each]) => each)).catch((error) => lists || Promise.reject(error));
    const { packs } = lists;
    for (const [each, within, text, size] of offers) {
      const wanted = Object.keys(now.packs).concat(each).map((one) => packs[one]).filter(Boolean);
      press(fill(text, size(sum(await missing(wanted)))), within, () => keep(each), words.done);
    }
  }

  const remove = () => forget().then(() => tell("kept"));

  async function keep(each) {
    window.name = ASKED;
    const enlisted = await navigator.serviceWorker.register(`${root}sw.js`, { updateViaCache: "none" });
    const worker = enlisted.installing || enlisted.waiting;
    if (worker) {
      await new Promise((done) => {
        worker.onstatechange = () => /^(activated|redundant)$/.test(worker.state) && done();
      });
    }
    if (!(await navigator.serviceWorker.getRegistration(root))) throw enlisted;
    await update([each], progress);
  }

  // One after the other: each begins with empty rows. What fails is said, and can be tried again.
  let painted = Promise.resolve();
  function draw() {
    const one = async () => {
      trouble.hidden = true;
      await paint();
    };
    painted = painted.then(one).catch((error) => {
      trouble.firstChild.textContent = explain(error, words.offline);
      trouble.lastElementChild.onclick = draw;
      trouble.hidden = false;
    });
  }

  given.draw = draw;
  furnish().then(draw, () => {
    // Not even the words came.
    trouble.lastElementChild.onclick = () => furnish().then(draw, quiet);
    trouble.hidden = false;
  });
})();
