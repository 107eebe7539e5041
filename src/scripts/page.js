// The way out; and what keeps pages on the phone (keep.js and others) is fetched once it is wanted. ES2018, Chrome 80.
//
// Runs before the page is drawn, so that a page she has left is never seen again, and Leave works while the rest comes.
(function () {
  const { dataset, src } = document.currentScript;
  const root = new URL("../", src).href;
  const whole = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  // The tab's name lives as long as the tab, and is stored nowhere.
  const LEFT = "-";
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  const left = window.name === LEFT;
  const gone = left && type !== "navigate";
  // What tabs of this site tell each other. Pages that the browser has put aside as they were know nothing of the tab's
  // new name. It drops those that listen to what is said meanwhile (or puts none aside that listens), and loads them anew.
  const others = window.BroadcastChannel && new BroadcastChannel(`mashal ${root}`);
  const quiet = () => {};
  const tell = (said) => others && others.postMessage(said);
  // Workers are there where the address is safe, and in folders (file:), where they cannot work.
  const able = /^http/.test(location.protocol) && navigator.serviceWorker && navigator.locks;
  // What the scripts that keep pages get, and add to. Not in the window, where a heading's id would be taken for it.
  const given = { root, left, forget, tell, load, cancel: quiet, heard: quiet, draw: quiet };
  if (others) others.onmessage = ({ data }) => (data === LEFT ? given.cancel() : given.heard());

  // Takes all that this site kept, and the worker that shows it.
  async function forget() {
    const workers = navigator.serviceWorker.getRegistrations();
    const take = () => caches.delete(`kept ${new URL(root).pathname}`);
    await take();
    await Promise.all((await workers).filter(({ scope }) => scope === root).map((each) => each.unregister()));
    // What looked at that very moment has made it anew.
    await take();
  }

  // What failed is tried again, and nothing twice.
  const loads = {};
  function load(name) {
    loads[name] =
      loads[name] ||
      new Promise((done, fail) => {
        const script = document.createElement("script");
        Object.assign(script, { src: dataset[name], given, onload: done, onerror: fail });
        document.head.append(script);
      });
    return loads[name].catch((error) => {
      delete loads[name];
      throw error;
    });
  }

  function leave() {
    const way = find("a.leave");
    if (!way) return;
    whole.hidden = true;
    document.title = way.dataset.title;
    document.querySelectorAll("link[rel~=icon]").forEach((icon) => icon.remove());
    document.body.textContent = "";
    window.name = LEFT;
    tell(LEFT);
    const online = navigator.onLine && way.dataset.online;
    const go = () => location.replace(online || way.href);
    // What is under way ends before the page goes: a file that is being put away when its page ends may come after all has
    // been taken. The exit page of this site ends, forgets and empties the browser's own cache by itself as well: of that
    // one its header does (Clear-Site-Data).
    const rest = [given.cancel()];
    if (online) {
      rest.push(fetch(way.href, { cache: "no-store" }));
      if (able && "clear" in way.dataset) rest.push(forget());
    }
    Promise.race([Promise.all(rest), new Promise((done) => setTimeout(done, 500))]).then(go, go);
  }

  let presses = [];
  function listen() {
    addEventListener("click", (event) => {
      if (!event.target.closest("a.leave")) return;
      event.preventDefault();
      leave();
    });
    addEventListener("keydown", ({ key, repeat, timeStamp }) => {
      if (repeat) return;
      presses = key === "Shift" ? presses.filter((time) => timeStamp - time < 2000).concat(timeStamp) : [];
      if (presses.length > 2) leave();
    });
  }

  function furnish() {
    const part = find(".keep");
    const open = () => {
      const trouble = find(".keep-trouble");
      trouble.hidden = true;
      const failed = () => {
        trouble.lastElementChild.onclick = open;
        trouble.hidden = false;
      };
      load("keep").then(() => load("panel")).catch(failed);
    };
    if (part) {
      part.hidden = false;
      part.addEventListener("toggle", open, { once: true });
      // The page of what is kept.
      if (part.localName !== "details") return open();
    }
    if (navigator.serviceWorker.controller) load("keep").catch(quiet);
  }

  // What she ticked or wrote does not come back with a page that the browser has put aside.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) for (const form of document.forms) form.reset();
  });

  // The page that she leaves to.
  if ("exit" in dataset) {
    if (!able) return;
    if ("forget" in dataset) return forget();
    // What she began to keep, and did not wait for, goes, with a worker that has nothing to show any more.
    if (left) caches.keys().then(({ length }) => (length ? load("keep") : forget()));
    return;
  }
  whole.hidden = gone;
  if (left && !gone) window.name = "";
  listen();
  document.addEventListener("DOMContentLoaded", () => {
    if (gone) return leave();
    // The field to search, and what passes a guide on: what works there comes when it is touched.
    document.querySelectorAll("[data-on]").forEach((part) => {
      part.hidden = false;
      part.addEventListener(part.dataset.on, () => load(part.className).catch(quiet));
    });
    if (able && dataset.keep) furnish();
  });
})();
