// Reads a text aloud with a voice of the phone, sentence by sentence, and marks the one that is read. Stops at Leave, at a
// call, and when the page is not seen any more. ES2018, Chrome 80.
(function () {
  const { voice } = document.currentScript;
  const { speechSynthesis: speech } = window;
  const part = document.querySelector(".aloud");
  const [start, stop] = part.querySelectorAll("button");

  /** Whether a part around it is closed; what opens that is seen. */
  function folded(block) {
    const fold = block.closest("details:not([open])");
    const handle = block.closest("summary");
    return fold && (handle && handle.parentElement === fold ? folded(fold.parentElement) : true);
  }

  /** Blocks of text that are seen, in order. */
  function blocks() {
    const all = document.querySelectorAll("h1, .summary, .prose h2, .prose h3, .prose h4, .prose p, .prose li, .prose td, .prose th, .prose dt, .prose dd, .prose summary");
    return [...all].filter((block) => block.offsetParent && !folded(block));
  }

  /** The text nodes of a block that are read with it and not with a block inside. */
  function texts(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest("h1, .summary, h2, h3, h4, p, li, td, th, dt, dd, summary") === block) found.push(node);
    }
    return found;
  }

  /** A number to call is read digit by digit. */
  const spoken = (node) => {
    const number = node.parentElement.closest("a[href^='tel:'] bdi, a[href^='sms:'] bdi, .contact-way bdi");
    return number && /^[\d\s+()-]+$/.test(node.data) ? node.data.replace(/\D/g, "").split("").join(" ") : node.data;
  };

  /** The sentences of a block: what is said, and where it stands. */
  function sentences(block) {
    const all = [];
    let open;
    const end = () => {
      if (open && open.say.trim()) all.push(open);
      open = undefined;
    };
    for (const node of texts(block)) {
      const pieces = node.parentElement.closest("bdi") ? [node.data] : node.data.match(/[^.!?؟۔।]+[.!?؟۔।]*|[.!?؟۔।]+/g) || [];
      let at = 0;
      for (const piece of pieces) {
        open = open || { say: "", node, at };
        open.say += pieces.length === 1 ? spoken(node) : piece;
        at += piece.length;
        Object.assign(open, { last: node, to: at });
        if (/[.!?؟۔।]\s*$/.test(piece) && /^(\s|$)/.test(node.data.slice(at))) end();
      }
    }
    end();
    return all;
  }

  let queue = [];
  function mark(sentence) {
    const range = document.createRange();
    range.setStart(sentence.node, sentence.at);
    range.setEnd(sentence.last, sentence.to);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    const { top: above, bottom: below } = range.getBoundingClientRect();
    if (above < 0 || below > innerHeight - 100) sentence.node.parentElement.scrollIntoView({ block: "center" });
  }

  function quiet() {
    queue = [];
    speech.cancel();
    getSelection().removeAllRanges();
    stop.hidden = true;
    start.hidden = false;
  }

  function next() {
    const sentence = queue.shift();
    if (!sentence) return quiet();
    mark(sentence);
    const words = new SpeechSynthesisUtterance(sentence.say);
    Object.assign(words, { voice, lang: voice.lang, rate: 0.9 });
    // What was cancelled ends too, and later.
    const run = queue;
    words.onend = () => run === queue && next();
    words.onerror = () => run === queue && quiet();
    speech.speak(words);
  }

  start.onclick = () => {
    start.hidden = true;
    stop.hidden = false;
    queue = [].concat(...blocks().map(sentences));
    next();
  };
  stop.onclick = quiet;

  addEventListener("click", ({ target }) => target.closest("a") && quiet(), true);
  addEventListener("pagehide", quiet);
  document.addEventListener("visibilitychange", () => document.hidden && quiet());
  // Leave hides the page before anything else.
  new MutationObserver(() => document.documentElement.hidden && quiet()).observe(document.documentElement, { attributes: true });
})();
