// Keeps pages on the phone when the reader asks, brings them up to date, and takes them off again. ES2018, Chrome 80.
//
// The site's lists say which files belong together: {title, lang, dir, page, ways, files: [{url, bytes, integrity}]}. Files
// lie in one cache by their hash; its index says which hash an address has, and is replaced in one step when all files
// are there and whole. So there is always one whole version, and what came before a break need not come again.
(function () {
  const { root, forget } = document.currentScript.given;
  const { lang, dataset } = document.documentElement;
  const NAME = `kept ${new URL(root).pathname}`;
  const INDEX = `${root}?kept`;
  const SAVED = `${root}${lang}/saved.html`;
  const panel = document.querySelector(".keep");
  let words, says, bar, lists;

  const quiet = () => {};
  const place = (hash) => `${root}?${hash}`;
  const key = (href) => decodeURIComponent(new URL(href, location.href).href.slice(root.length));
  const sum = (files) => files.reduce((bytes, file) => bytes + file.bytes, 0);
  const number = (count) => count.toLocaleString(`en-u-nu-${dataset.digits}`);
  const kilo = (bytes) => number(Math.ceil(bytes / 1e3));
  const mega = (bytes) => number(Math.ceil(bytes / 1e5) / 10);
  const day = (time) => {
    try {
      return new Date(time).toLocaleDateString(`${lang}-u-nu-${dataset.digits}`, { dateStyle: "medium" });
    } catch (error) {
      // A tag that browsers do not take, such as `x-home`.
      return new Date(time).toISOString().slice(0, 10);
    }
  };

  async function index() {
    const found = await caches.match(INDEX, { cacheName: NAME });
    return found ? found.json() : { files: {}, packs: {}, versions: {} };
  }

  async function write(now) {
    const cache = await caches.open(NAME);
    await cache.put(INDEX, new Response(JSON.stringify(now)));
    return cache;
  }

  // Past all caches. The browser refuses what has another hash than the list says (Subresource Integrity).
  async function get(path, integrity) {
    const answer = await fetch(root + path, { cache: "no-cache", integrity });
    if (!answer.ok) throw answer;
    return answer;
  }

  // What is kept, and `more`, as the site has it now.
  async function latest(now, more) {
    const keys = [...new Set([...Object.keys(now.packs), ...more])];
    const fresh = { packs: {}, versions: {}, files: {} };
    for (const each of keys) {
      const tag = each.split("/")[0];
      fresh.versions[tag] = fresh.versions[tag] || (await (await get(`${tag}/version.txt`)).text());
      try {
        fresh.packs[each] = { ...(await (await get(each)).json()), date: Date.now() };
      } catch (error) {
        // The site has it no more, and nothing would bring it up to date.
        if (error.status !== 404) throw error;
      }
    }
    for (const { files } of Object.values(fresh.packs)) {
      for (const { url, integrity } of files) {
        // The site is changing at this very moment.
        if ((fresh.files[url] || integrity) !== integrity) throw fresh;
        fresh.files[url] = integrity;
      }
    }
    return fresh;
  }

  // Files that are not there yet.
  async function missing(packs) {
    const there = (await caches.has(NAME)) ? await (await caches.open(NAME)).keys() : [];
    const known = new Set(there.map(({ url }) => url));
    const files = packs.flatMap((pack) => pack.files);
    return files.filter(({ integrity }) => !known.has(place(integrity)) && known.add(place(integrity)));
  }

  // All that has begun ends before this does: nothing comes once its failure is seen.
  async function bring(cache, files, show) {
    const total = sum(files);
    const rest = files.slice();
    let done = 0;
    const one = async () => {
      for (let file; (file = rest.pop()); ) {
        try {
          const answer = await get(file.url, file.integrity);
          // A blob knows its type, which the answer made of it takes over.
          await cache.put(place(file.integrity), new Response(await answer.blob()));
        } catch (error) {
          rest.length = 0;
          throw error;
        }
        show((done += file.bytes), total);
      }
    };
    const ends = await Promise.allSettled([one(), one(), one(), one()]);
    const failed = ends.find(({ reason }) => reason);
    if (failed) throw failed.reason;
  }

  // Takes what belongs to no list.
  async function sweep(now) {
    const cache = await caches.open(NAME);
    const known = new Set([INDEX, ...Object.values(now.files).map(place)]);
    for (const entry of await cache.keys()) if (!known.has(entry.url)) await cache.delete(entry);
  }

  // Changes what is kept in one step.
  async function settle(now) {
    if (!Object.keys(now.packs).length) return forget();
    await write(now);
    return sweep(now);
  }

  const locked = (work) => navigator.locks.request(NAME, work);

  // Brings what is kept, and `more` (else what broke off last), up to date. If it breaks off, the next page goes on with it.
  const update = (more, show = quiet) =>
    locked(async () => {
      const now = await index();
      const wanted = more || now.wanted || [];
      // Another page may have removed all meanwhile.
      if (!wanted.length && !Object.keys(now.packs).length) return;
      try {
        const cache = await write({ ...now, wanted });
        const fresh = await latest(now, wanted);
        const packs = Object.values(fresh.packs);
        await bring(cache, await missing(packs), show);
        // Somebody may have removed all, in another tab.
        if ((await missing(packs)).length) throw fresh;
        await settle(fresh);
      } catch (error) {
        if (error.name === "QuotaExceededError") {
          await sweep(now);
          await settle(now);
        }
        throw error;
      }
    });

  async function enlist() {
    const enlisted = await navigator.serviceWorker.register(`${root}sw.js`, { updateViaCache: "none" });
    const worker = enlisted.installing || enlisted.waiting;
    if (worker) {
      await new Promise((done) => {
        worker.onstatechange = () => /^(activated|redundant)$/.test(worker.state) && done();
      });
    }
    if (!(await navigator.serviceWorker.getRegistration(root))) throw enlisted;
  }

  const drop = (each) =>
    locked(async () => {
      const { packs, versions } = await index();
      delete packs[each];
      const files = {};
      for (const pack of Object.values(packs)) for (const { url, integrity } of pack.files) files[url] = integrity;
      return settle({ packs, versions, files });
    });

  // ---- What she sees ----

  // All words stand on the page of what is kept, which is kept itself.
  async function furnish() {
    const parse = (text) => new DOMParser().parseFromString(text, "text/html").getElementById("keep");
    const template = document.getElementById("keep") || parse(await (await fetch(SAVED)).text());
    words = template.dataset;
    if (!panel) return;
    panel.append(document.importNode(template.content, true));
    [says, bar] = [find(".keep-says"), find("progress")];
    find(".keep-saved").firstChild.href = SAVED;
    panel.addEventListener("toggle", () => draw().catch(quiet));
  }

  const find = (name) => panel.querySelector(name);
  const fill = (text, one, two) => text.replace("%1", one).replace("%2", two);

  const element = (name, text, within) => {
    const made = document.createElement(name);
    made.textContent = text;
    within.append(made, " ");
    return made;
  };

  // What comes of it is said in `out`.
  function button(text, within, work, done, out = says) {
    const made = element("button", text, within);
    made.type = "button";
    made.onclick = async () => {
      document.querySelectorAll(".keep button, .newer button").forEach((each) => (each.disabled = true));
      out.textContent = words.working;
      try {
        await work();
        out.textContent = done;
      } catch (error) {
        out.textContent = error.name === "QuotaExceededError" ? words.full : words.broken;
      }
      if (bar) bar.hidden = true;
      draw().catch(quiet);
    };
  }

  const progress = (value, max) => {
    Object.assign(bar, { hidden: false, max, value });
    says.textContent = fill(words.progress, kilo(value), kilo(max));
  };

  // What is kept under a list, and the way to be rid of it.
  function kept({ packs }, each, within) {
    const pack = packs[each];
    element("span", fill(words.kept, kilo(sum(pack.files)), day(pack.date)), within);
    button(words.remove, within, () => drop(each), words.removed);
  }

  function everything(now, list) {
    list.textContent = "";
    for (const each of Object.keys(now.packs)) {
      const item = element("li", "", list);
      const { title, page, lang: tag, dir } = now.packs[each];
      Object.assign(element("a", title, item), { href: root + page, lang: tag, dir });
      kept(now, each, element("p", "", item));
    }
  }

  async function paint() {
    const now = await index();
    const any = await caches.has(NAME);
    const all = `${lang}/index.json`;
    if (any && !document.querySelector("link[rel=manifest]")) {
      Object.assign(element("link", "", document.head), { rel: "manifest", href: `${root}${lang}/manifest.webmanifest` });
    }
    if (!panel) return;
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
    if (any && (list || !Object.keys(now.packs).length)) button(words.all, end, () => locked(forget), words.removed);
    const offers = rows.filter(([each, , , , others]) => ![each, ...others].some((one) => now.packs[one]));
    if (!offers.length || (!list && !panel.open)) return;
    // Once they have come, she can try again whatever the network does.
    lists = await latest(now, offers.map(([each]) => each)).catch((error) => lists || Promise.reject(error));
    const { packs } = lists;
    for (const [each, within, offer, size] of offers) {
      const wanted = Object.keys(now.packs).concat(each).map((one) => packs[one]).filter(Boolean);
      const keep = async () => {
        await enlist();
        await update([each], progress);
      };
      button(fill(offer, size(sum(await missing(wanted)))), within, keep, words.done);
    }
  }

  // One after the other: each begins with empty rows.
  let painted = Promise.resolve();
  const draw = () => (painted = painted.then(paint, paint));

  // Looks whether the site has something newer. What makes a number or address of help untrue is applied at once.
  async function look() {
    const now = await index();
    const tags = [...new Set(Object.keys(now.packs).map((each) => each.split("/")[0]))];
    const versions = await Promise.all(tags.map(async (tag) => (await get(`${tag}/version.txt`)).text()));
    if (document.querySelector(".newer")) return;
    if (!now.wanted && tags.every((tag, at) => now.versions[tag] === versions[at])) return;
    const fresh = await latest(now, now.wanted || []);
    const ways = new Set(Object.values(fresh.packs).flatMap((pack) => pack.ways));
    const untrue = Object.values(now.packs).some((pack) => pack.ways.some((way) => !ways.has(way)));
    const files = await missing(Object.values(fresh.packs));
    if (now.wanted || untrue || !files.length) {
      await update();
      return untrue ? location.reload() : draw();
    }
    const newer = document.createElement("p");
    newer.className = "newer";
    newer.setAttribute("role", "status");
    document.querySelector("main").before(newer);
    newer.textContent = fill(words.newer, kilo(sum(files))) + " ";
    const load = async () => {
      await update();
      location.reload();
      await new Promise(quiet);
    };
    button(words.load, newer, load, "", newer);
  }

  async function start() {
    if (!words) await furnish();
    await draw().catch(quiet);
    if (navigator.onLine) await look();
  }
  // Without network there is nothing to offer; what is kept is there.
  const begin = () => start().catch(quiet);
  addEventListener("online", begin);
  begin();
})();
