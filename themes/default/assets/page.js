// The way out; and what keeps pages on the phone (keep.js) is fetched once it is wanted. ES2018, Chrome 80.
(function () {
  "use strict";
  const { dataset, src } = document.currentScript;
  const root = new URL("../", src).href;
  const whole = document.documentElement;
  const way = document.querySelector("a.leave");
  // The tab's name lives as long as the tab, and is stored nowhere.
  const LEFT = "-";

  // Takes all that this site kept, and the worker that shows it.
  async function forget() {
    await caches.delete(`kept ${new URL(root).pathname}`);
    const workers = await navigator.serviceWorker.getRegistrations();
    await Promise.all(workers.filter(({ scope }) => scope.startsWith(root)).map((each) => each.unregister()));
  }

  function leave() {
    whole.hidden = true;
    document.title = way.dataset.title;
    document.querySelectorAll("link[rel~=icon]").forEach((icon) => icon.remove());
    document.body.textContent = "";
    window.name = LEFT;
    const online = navigator.onLine && way.dataset.online;
    if (online && able && "clear" in way.dataset) forget();
    location.replace(online || way.href);
  }

  const able =
    /^http/.test(location.protocol) &&
    isSecureContext &&
    navigator.serviceWorker &&
    navigator.locks &&
    window.caches;

  if (way) {
    way.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
    let presses = [];
    addEventListener("keydown", ({ key, repeat, timeStamp }) => {
      if (repeat) return;
      presses = key === "Shift" ? presses.filter((time) => timeStamp - time < 2000).concat(timeStamp) : [];
      if (presses.length > 2) leave();
    });
    // A page that the browser has put aside is blank until it is sure that nobody has left meanwhile.
    addEventListener("pagehide", () => (whole.hidden = true));
    addEventListener("pageshow", ({ persisted }) => {
      const [{ type } = {}] = performance.getEntriesByType("navigation");
      if (window.name === LEFT && (persisted || type === "back_forward")) return leave();
      whole.hidden = false;
      if (window.name === LEFT) window.name = "";
    });
  }

  if (!able) return;
  if ("forget" in dataset) forget();
  if (!dataset.keep) return;
  const panel = document.querySelector(".keep");
  const load = () => {
    if (window.kept) return;
    window.kept = { root, forget };
    const script = document.createElement("script");
    script.src = dataset.keep;
    document.head.append(script);
  };
  if (panel) {
    panel.hidden = false;
    panel.addEventListener("toggle", load);
  }
  if (navigator.serviceWorker.controller || (panel && panel.localName !== "details")) load();
})();
