// The way out; and what keeps pages on the phone (keep.js) is fetched once it is wanted. ES2018, Chrome 80.
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
  const gone = window.name === LEFT && type !== "navigate";
  // Pages that the browser has put aside as they were know nothing of the tab's new name. It drops those that listen to
  // what is said meanwhile (or puts none aside that listens), and loads them anew.
  const aside = window.BroadcastChannel && new BroadcastChannel(`left ${root}`);
  if (aside) aside.onmessage = () => {};
  // Workers are there where the address is safe, and in folders (file:), where they cannot work.
  const able = /^http/.test(location.protocol) && navigator.serviceWorker && navigator.locks;

  // Takes all that this site kept, and the worker that shows it.
  async function forget() {
    const workers = navigator.serviceWorker.getRegistrations();
    await caches.delete(`kept ${new URL(root).pathname}`);
    await Promise.all((await workers).filter(({ scope }) => scope === root).map((each) => each.unregister()));
  }

  function leave() {
    const way = find("a.leave");
    if (!way) return;
    whole.hidden = true;
    document.title = way.dataset.title;
    document.querySelectorAll("link[rel~=icon]").forEach((icon) => icon.remove());
    document.body.textContent = "";
    window.name = LEFT;
    if (aside) aside.postMessage(LEFT);
    const online = navigator.onLine && way.dataset.online;
    const go = () => location.replace(online || way.href);
    // An exit page of this site forgets by itself.
    if (!online || !able || !("clear" in way.dataset)) return go();
    Promise.race([forget(), new Promise((done) => setTimeout(done, 500))]).then(go, go);
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
    const panel = find(".keep");
    let script;
    const load = () => {
      if (script) return;
      script = document.createElement("script");
      script.src = dataset.keep;
      // Not in the window, where a heading's id would be taken for it.
      script.given = { root, forget };
      document.head.append(script);
    };
    if (panel) {
      panel.hidden = false;
      panel.addEventListener("toggle", load);
    }
    if (navigator.serviceWorker.controller || (panel && panel.localName !== "details")) load();
  }

  // What she ticked or wrote does not come back with a page that the browser has put aside.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) for (const form of document.forms) form.reset();
  });

  // The page that she leaves to.
  if ("forget" in dataset) return able && forget();
  whole.hidden = gone;
  if (window.name === LEFT && !gone) window.name = "";
  listen();
  document.addEventListener("DOMContentLoaded", () => {
    if (gone) leave();
    else if (able && dataset.keep) furnish();
  });
})();
