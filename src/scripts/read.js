// Opens what is folded where an address leads into it, and for paper; offers to read aloud where the phone has a voice for
// the language of the text. ES2018, Chrome 80.
(function () {
  const { dataset } = document.currentScript;
  const find = (selector) => document.querySelector(selector);

  /** Opens all that a part lies in. */
  function unfold(part) {
    for (let fold = part; fold; fold = fold.parentElement) if (fold.localName === "details") fold.open = true;
  }

  function arrive() {
    const goal = find(":target");
    if (!goal || !goal.closest("details")) return;
    unfold(goal);
    goal.scrollIntoView();
  }
  arrive();
  addEventListener("hashchange", arrive);
  // Also where she has closed it since, and the address does not change.
  addEventListener("click", ({ target }) => target.closest("a[href^='#']") && setTimeout(arrive));

  // The day until which it holds may pass after the page was made, also where it is kept: by the phone's clock.
  const until = find(".until");
  const over = until && Date.now() - Date.parse(until.dataset.until) > 864e5;
  if (over) until.className = "alert alert-caution until";

  // What is printed is all of it.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = document.querySelectorAll("article details:not([open]), .more:not([open])");
    folded.forEach((fold) => (fold.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((fold) => (fold.open = false)));

  // Only a voice that lies on the phone: any other sends the words away. It is not asked to read letters of another script.
  const { speechSynthesis: speech } = window;
  const part = find(".aloud");
  if (!speech || !part) return;
  const { lang } = find(".prose[lang]") || document.documentElement;
  function offer() {
    const known = ({ localService, lang: of }) => localService && of.split(/[-_]/)[0].toLowerCase() === lang;
    const voice = speech.getVoices().find(known);
    if (!voice || !part.hidden) return;
    part.hidden = false;
    part.addEventListener("toggle", () => {
      const script = document.createElement("script");
      Object.assign(script, { src: dataset.voice, voice });
      document.head.append(script);
    }, { once: true });
  }
  speech.onvoiceschanged = offer;
  offer();
})();
