// Keeps pages on the phone and brings them up to date; what she sees of it is panel.js and news.js. ES2018, Chrome 80.
//
// The site's lists say which files belong together: {title, lang, dir, page, ways, files: [{url, bytes, size, integrity}]}
// (`bytes` on their way, `size` on the phone), or where one has gone: {moved}. Files lie in one cache by their hash; its
// index says which hash an address has, and is replaced in one step when all files are there and whole. So there is always
// one whole version, and what came before a break need not come again. The open page stays as it is until she says so.
(function () {
  const { given } = document.currentScript;
  const { root, forget, tell } = given;
  const { lang, dataset } = document.documentElement;
  const NAME = `kept ${new URL(root).pathname}`;
  const INDEX = `${root}?kept`;
  const SAVED = `${lang}/saved.html`;
  const HELP = `${lang}/help/index.html`;
  // The name of the tab in which she asked: in it alone what broke off goes on by itself.
  const ASKED = "+";
  let stop = new AbortController();
  let words;

  const quiet = () => {};
  const find = (selector) => document.querySelector(selector);
  const place = (hash) => `${root}?${hash}`;
  const key = (href) => decodeURIComponent(new URL(href, location.href).href.slice(root.length));
  const sum = (files) => files.reduce((bytes, file) => bytes + file.bytes, 0);
  const fill = (text, one, two) => text.replace("%1", one).replace("%2", two);
  const number = (count) => count.toLocaleString(`en-u-nu-${dataset.digits}`);
  const kilo = (bytes) => number(Math.ceil(bytes / 1e3));
  const parse = (text) => new DOMParser().parseFromString(text, "text/html");
  const locked = (work) => navigator.locks.request(NAME, work);
  const kept = (url) => caches.match(url, { cacheName: NAME });

  async function index() {
    const found = await kept(INDEX);
    return found ? found.json() : { files: {}, packs: {}, versions: {} };
  }

  async function write(now) {
    const cache = await caches.open(NAME);
    await cache.put(INDEX, new Response(JSON.stringify(now)));
    return cache;
  }

  // Past all caches, and into none. The browser refuses what has another hash than the list says (Subresource Integrity).
  async function get(path, integrity) {
    const ask = (more) => fetch(root + path, { cache: "no-store", signal: stop.signal, ...more });
    const answer = await ask({ integrity }).catch(async (error) => {
      // If the server is there, it sent something else.
      throw (integrity && (await ask({ method: "HEAD" }).catch(quiet))) || error;
    });
    if (!answer.ok) throw answer;
    return answer;
  }

  // What the browser has at hand already does not come again.
  const bring = (path, integrity) =>
    fetch(root + path, { cache: "only-if-cached", mode: "same-origin", integrity })
      .then((answer) => (answer.ok ? answer : get(path, integrity)))
      .catch(() => get(path, integrity));

  // A list, read once for each version of its language.
  const lists = {};
  async function list(each, version) {
    if (!lists[each] || lists[each].version !== version) lists[each] = { version, list: await (await get(each)).json() };
    return lists[each].list;
  }

  // What is kept, and `more`, as the site has it now.
  async function latest(now, more) {
    const fresh = { packs: {}, versions: {}, files: {}, gone: [] };
    for (let each of new Set([...Object.keys(now.packs), ...more])) {
      const tag = each.split("/")[0];
      const version = fresh.versions[tag] || (await (await get(`${tag}/version.txt`)).text());
      fresh.versions[tag] = version;
      try {
        const { moved } = await list(each, version);
        // The page has another address, and its old one leads there.
        if (moved) each = moved;
        fresh.packs[each] = { ...(await list(each, version)), date: Date.now() };
      } catch (error) {
        // The site has it no more, and nothing would bring it up to date.
        if (error.status !== 404 || !now.packs[each]) throw error;
        fresh.gone.push(now.packs[each]);
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
    // Where all was taken away at this very moment, looking has made it anew.
    if (!there.length) await navigator.locks.request(NAME, { ifAvailable: true }, (free) => free && caches.delete(NAME));
    const known = new Set(there.map(({ url }) => url));
    const files = Object.values(packs).flatMap((pack) => pack.files);
    return files.filter(({ integrity }) => !known.has(place(integrity)) && known.add(place(integrity)));
  }

  // In the order of their names, what pages load first: the exit page empties the browser's own cache, where that is at
  // hand. All that has begun ends before this does: nothing comes once its failure is seen.
  async function load(cache, files, show) {
    const rest = files.slice();
    const one = async () => {
      for (let file; (file = rest.shift()); ) {
        try {
          const answer = await bring(file.url, file.integrity);
          // A blob knows its type, which the answer made of it takes over.
          await cache.put(place(file.integrity), new Response(await answer.blob()));
        } catch (error) {
          rest.length = 0;
          throw error;
        }
        show(file.bytes);
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

  // Changes what is kept in one step, to these lists and no more.
  async function settle({ packs, versions }) {
    const files = {};
    for (const pack of Object.values(packs)) for (const { url, integrity } of pack.files) files[url] = integrity;
    const now = { packs, versions, files };
    if (Object.keys(packs).length) {
      await write(now);
      await sweep(now);
    } else await forget();
    tell("kept");
  }

  // The file that this page is, as the worker finds it.
  const own = (files) => {
    const path = key(location.href.split(/[?#]/)[0]);
    return [path, `${path}index.html`, `${path}.html`].find((each) => files[each]);
  };

  // This page with what it loads.
  const here = (files) => {
    const loads = [...document.querySelectorAll("link[rel=stylesheet], script[src], main img")]
      .map(({ href, currentSrc, src }) => href || currentSrc || src)
      .filter((address) => address.startsWith(root));
    return [own(files), ...loads.map(key)];
  };

  // Brings what is kept up to date, and `more` and what broke off where she asked for it; answers which lists the site has
  // no more, or nothing where nothing is kept.
  const update = (more, show = quiet) =>
    locked(async () => {
      const now = await index();
      const wanted = more && [...new Set([...(now.wanted || []), ...more])];
      // Another page may have removed all meanwhile.
      if (!Object.keys(now.packs).length && !(wanted || []).length) return null;
      stop = new AbortController();
      let [need, done, total] = [0, 0, 0];
      const came = (bytes) => show((done += bytes), total);
      const flat = (packs) => packs.flatMap(({ files }) => files || []);
      const cache = await caches.open(NAME);
      // Of `files` those at `urls` come first, and open from then on, with the page that is said to.
      const begin = async (files, urls, page) => {
        // Beside one version no file of another may be seen.
        if (!wanted || files.some(({ url, integrity }) => (now.files[url] || integrity) !== integrity)) return;
        const some = files.filter(({ url }) => urls.includes(url));
        await load(cache, await missing([{ files: some }]), came);
        const known = now.files[page];
        for (const { url, integrity } of some) now.files[url] = integrity;
        if (!known && now.files[page]) {
          const { title, documentElement } = parse(await (await kept(place(now.files[page]))).text());
          const { textContent } = documentElement.querySelector("h1") || { textContent: title };
          now.begun = { ...now.begun, [page]: { title: textContent, lang, dir: document.dir } };
        }
        await write({ ...now, wanted });
      };
      try {
        await write(wanted ? { ...now, wanted } : now).catch(quiet);
        // The browser has the open page at hand.
        const known = flat((wanted || []).filter((each) => lists[each]).map((each) => lists[each].list));
        const named = {};
        for (const { url } of known) named[url] = true;
        total = sum(await missing([{ files: known }]));
        await begin(known, here(named), own(named)).catch(quiet);
        const fresh = await latest(now, wanted || []);
        const rest = await missing(fresh.packs);
        total = done + sum(rest);
        // Both versions lie there for a moment, each file with some room around it.
        need = rest.reduce((room, { size }) => room + size + 2048, 0);
        const { quota, usage } = await navigator.storage.estimate();
        if (quota - usage < need) throw new DOMException("", "QuotaExceededError");
        const all = flat(Object.values(fresh.packs));
        await begin(all, here(fresh.files), own(fresh.files));
        await begin(all, [SAVED, `${lang}/index.html`, HELP], HELP);
        await load(cache, await missing(fresh.packs), came);
        // Somebody may have removed all, in another tab.
        if ((await missing(fresh.packs)).length) throw fresh;
        await settle(fresh);
        return fresh.gone;
      } catch (error) {
        if (error.name !== "QuotaExceededError") throw error;
        await sweep(now)
          .then(() => settle(now))
          .catch(quiet);
        throw Object.assign(new Error(), { need });
      }
    });

  // Ends what is under way. What she did not wait for goes.
  given.cancel = () => {
    stop.abort();
    return locked(async () => {
      const now = await index();
      if (now.wanted) await settle(now);
    });
  };

  const drop = (each) =>
    locked(async () => {
      const now = await index();
      delete now.packs[each];
      return settle(now);
    });

  // ---- What she sees on any page ----

  // All words stand on the page of what is kept, which is kept itself.
  async function furnish() {
    const template = find("#keep") || parse(await (await fetch(root + SAVED)).text()).getElementById("keep");
    given.template = template;
    words = template.dataset;
  }

  const element = (name, text, within) => {
    const made = document.createElement(name);
    made.textContent = text;
    within.append(made, " ");
    return made;
  };

  // What is wrong; where it is the network, `otherwise`.
  const explain = (error, otherwise) => {
    if (error.need) return fill(words.full, number(Math.ceil(error.need / 1e5) / 10));
    return error instanceof Response || error instanceof SyntaxError || error.packs ? words.odd : otherwise;
  };

  // What opens already of what has begun to come.
  const half = (begun) => fill(words.begun, Object.values(begun).map(({ title }) => title).join(" · "));

  // A button whose work is said in `out`; what comes of it, or else what is wrong.
  function button(text, within, work, out) {
    const made = element("button", text, within);
    made.type = "button";
    made.onclick = async () => {
      const able = (yes) => document.querySelectorAll(".keep button, .newer button").forEach((each) => (each.disabled = !yes));
      able(false);
      out.textContent = words.working;
      try {
        out.textContent = (await work()) || "";
      } catch (error) {
        out.textContent = explain(error, words.broken);
        const { begun } = await index();
        if (begun) out.textContent += ` ${half(begun)}`;
        if (out.className === "newer") button(words.again, out, work, out);
      }
      able(true);
      given.draw();
    };
  }

  // Whether there is something newer: what comes of that is news.js.
  async function look() {
    const now = await index();
    const tags = [...new Set(Object.keys(now.packs).map((each) => each.split("/")[0]))];
    const versions = await Promise.all(tags.map(async (tag) => (await get(`${tag}/version.txt`)).text()));
    const asked = window.name === ASKED && now.wanted;
    if (asked || tags.some((tag, at) => now.versions[tag] !== versions[at])) await (await news()).bring(now, asked);
  }

  const news = async () => {
    if (!words) await furnish();
    await given.load("news");
    return given.news;
  };

  async function start() {
    if (given.left) return given.cancel();
    const { files } = await index();
    given.shown = given.shown || files[own(files)];
    if ((await caches.has(NAME)) && !find("link[rel=manifest]")) {
      Object.assign(element("link", "", document.head), { rel: "manifest", href: `${root}${lang}/manifest.webmanifest` });
    }
    if (navigator.onLine) await look();
  }

  // Without network there is nothing to offer; what is kept is there.
  const begin = () => start().catch(quiet);
  addEventListener("online", () => {
    begin();
    given.draw();
  });
  // Another tab has changed what is kept.
  given.heard = async () => {
    given.draw();
    const { files } = await index();
    if (given.shown && given.shown !== files[own(files)]) (await news()).offer();
  };
  Object.assign(given, { ASKED, NAME, SAVED, index, latest, missing, update, drop, locked, kept, place, own });
  Object.assign(given, { furnish, button, element, explain, parse, key, sum, fill, number, kilo });
  begin();
})();
