// The way out of a page that lies alone in a file, with its exit page in it, how old the file is, and what is folded opened
// where a link leads into it, and for paper. ES2018, Chrome 80.
//
// Runs before the page is drawn, so that a page she has left is never seen again.
(function () {
  const whole = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  // The tab's name lives as long as the tab, and is stored nowhere.
  const LEFT = "-";
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  const gone = window.name === LEFT && type !== "navigate";
  if (window.name === LEFT && !gone) window.name = "";
  whole.hidden = gone;

  function leave() {
    const way = find("a.leave");
    const exit = document.getElementById("_exit");
    if (way && exit) {
      document.title = way.dataset.title;
      window.name = LEFT;
      document.body.textContent = "";
      document.body.className = "neutral";
      exit.className = "left";
      document.body.append(exit);
      // In the place of the page's own entry: the way back leads to what was before the file.
      location.replace("#_exit");
      scrollTo(0, 0);
    }
    whole.hidden = false;
  }

  addEventListener("click", (event) => {
    if (!event.target.closest("a.leave")) return;
    event.preventDefault();
    leave();
  });
  let presses = [];
  addEventListener("keydown", ({ key, repeat, timeStamp }) => {
    if (repeat) return;
    presses = key === "Shift" ? presses.filter((time) => timeStamp - time < 2000).concat(timeStamp) : [];
    if (presses.length > 2) leave();
  });
  /** Of a whole language what lies above takes its own height after the jump: in Firefox in the three frames behind it. */
  function show(goal, frames) {
    goal.scrollIntoView();
    if (frames) requestAnimationFrame(() => show(goal, frames - 1));
  }
  /** Chrome before 97 shows nothing of what a link leads to where that is folded. */
  function arrive() {
    const goal = find(":target");
    for (let fold = goal; fold; fold = fold.parentElement) {
      if (fold.localName === "details") fold.open = true;
    }
    if (goal) show(goal, 4);
  }
  addEventListener("hashchange", arrive);
  // Also where she has closed it since, and the address does not change.
  addEventListener("click", ({ target }) => target.closest("a[href^='#']") && setTimeout(arrive));
  let shut = [];
  addEventListener("beforeprint", () => {
    shut = document.querySelectorAll("article details:not([open]), .more:not([open])");
    shut.forEach((fold) => (fold.open = true));
  });
  addEventListener("afterprint", () => shut.forEach((fold) => (fold.open = false)));
  // What she ticked does not come back with a page that the browser has put aside.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) for (const form of document.forms) form.reset();
  });
  document.addEventListener("DOMContentLoaded", () => {
    if (gone) return leave();
    arrive();
    // All of a language: what finds comes to life when its field is touched.
    const finder = find(".finder");
    if (finder) {
      finder.hidden = false;
      const begin = () => {
        const script = document.createElement("script");
        script.textContent = find("#_find").textContent;
        document.head.append(script);
      };
      finder.addEventListener("focusin", begin, { once: true });
    }
    const old = find("#_old");
    const days = (since) => (Date.now() - Date.parse(since)) / 864e5;
    if (old && days(old.dataset.made) > 180) old.hidden = false;
    // What has held until a day that is past.
    document.querySelectorAll(".until").forEach((until) => {
      if (days(until.dataset.until) > 1) until.className = "alert alert-caution until";
    });
  });
})();
