// Makes of a guide a text to pass on: what to do now, who can help with numbers, the day, the address if the site has one.
// Loaded when she opens the part for it. Keeps and sends nothing. `mashal pack --format text` makes the same texts
// (src/pack/text.rs). ES2018, Chrome 80.
(function () {
  const part = document.querySelector(".pass");
  const prose = document.querySelector(".prose");
  /** Characters of a part, beside the number of the part: at most 1,500 with it. */
  const MOST = 1485;

  const trim = (text) => text.replace(/\s+/g, " ").trim();
  /** Numbers and addresses keep their direction wherever they are pasted: LRI … PDI. */
  const isolated = (text) => `\u2066${text}\u2069`;

  /** The words of an element as one line: of a list within it nothing, of what is isolated in the page the same. */
  function words(element) {
    const own = element.cloneNode(true);
    own.querySelectorAll("ol, ul, details, .leaves, .call .sr, .go").forEach((inner) => inner.remove());
    own.querySelectorAll("bdi[dir=ltr]").forEach((inner) => {
      // Of a page that helps the card shows the host; the text has all of its address.
      const link = inner.closest(".external");
      inner.textContent = isolated(link ? link.getAttribute("href") : inner.textContent);
    });
    return trim(own.textContent);
  }

  /** Who helps, with every way to reach them that is shown; nothing for a number that is not to be called any more. */
  function contact(element) {
    if (element.matches(".retired")) return "";
    // With what is said of a number that nobody is sure of.
    const said = element.querySelectorAll(".contact-name, .contact-warning, .contact-way:not(.file)");
    return Array.from(said, words).join("\n  ");
  }

  /** The lines of a part of the page. */
  function lines(section) {
    const all = [];
    // Headings, and what a box is, stay with what follows.
    let above = "";
    const add = (line) => {
      if (line.trim()) all.push(above + line);
      above = "";
    };
    for (const element of section.querySelectorAll("h2, h3, h4, p, li, .contact")) {
      const { parentNode: list } = element;
      const within = list.closest("li, .contact");
      // What scripts show is to fill in, or to press.
      if (element.closest("[hidden]")) continue;
      if (element.matches(".contact")) add(contact(element));
      else if (within && !element.matches("li")) continue;
      else if (element.closest(".contact")) continue;
      else if (element.matches("li")) {
        const sign = list.localName === "ol" ? `${list.start + [...list.children].indexOf(element)}.` : "-";
        add(`${sign} ${words(element)}`);
      } else if (element.matches(".alert-title")) above += `${words(element)}: `;
      else if (/^h/.test(element.localName)) above += `\n${words(element)}\n`;
      else add(words(element));
    }
    return all;
  }

  function write() {
    const now = prose.querySelector(".part-now");
    const text = [];
    if (part.dataset.title) text.push(part.dataset.title);
    text.push(...lines(now || prose));
    const help = now && prose.querySelector(".part-help");
    // Steps of other parts are in the page; who helps is in the text, wherever it stands.
    if (help) text.push(...lines(help));
    const rest = now ? [...prose.querySelectorAll(".contact")].map(contact) : [];
    for (const line of rest) if (line && !text.some((one) => one.includes(line))) text.push(line);
    if (part.dataset.day) text.push(`\n${part.dataset.day}`);
    const address = document.querySelector("link[rel=canonical]");
    if (address) text.push(isolated(address.href));
    return text;
  }

  /** Texts of at most so many characters, cut between lines; a longer line between words, and never in a number. */
  function divide(all) {
    const texts = [""];
    for (const line of all) {
      const text = `\n${line}`;
      const pieces = text.length > MOST ? text.match(/[ \n]*(?:\u2066[^\u2069]*\u2069|[^ \n]){1,700}/gu) : [text];
      for (const piece of pieces) {
        const last = texts.length - 1;
        const more = texts[last] + piece;
        if (texts[last] && more.length > MOST) texts.push(piece);
        else texts[last] = more;
      }
    }
    return texts.map((text) => text.trim());
  }

  const texts = divide(write());
  const form = part.querySelector(".check-in");
  const forms = texts.map((text, at) => (at ? part.appendChild(form.cloneNode(true)) : form));
  forms.forEach((own, at) => {
    const text = texts[at] + (texts.length > 1 ? `\n(${isolated(`${at + 1}/${texts.length}`)})` : "");
    const [field, copy, status, sms, whatsapp, share] = own.children;
    const [copied, marked] = status.children;
    const { lang, dir } = prose;
    Object.assign(field, { value: text, lang: lang || document.documentElement.lang, dir: dir || document.documentElement.dir });
    for (const app of [sms, whatsapp]) app.href += encodeURIComponent(text);
    copy.onclick = async () => {
      const { clipboard } = navigator; // Only with encryption, and refused where the phone says so.
      let done = clipboard && (await clipboard.writeText(text).then(() => true, () => false));
      if (!done) {
        field.focus();
        field.select();
        done = document.execCommand("copy");
      }
      copied.hidden = !done;
      marked.hidden = done;
    };
    // Without a title: what the phone shows of it says nothing before she has chosen whom to send it to.
    share.hidden = !navigator.share;
    share.onclick = () => navigator.share({ text }).catch(() => {});
  });

  /** Files of the guide, each to keep, or to send by what the phone offers; how large each is comes first. */
  const files = part.querySelector(".files");
  const show = async () => {
    const { href } = new URL(files.dataset.sizes, location.href);
    const sizes = await (await fetch(href)).json();
    const [broken, ready] = files.querySelectorAll("[role=status] span");
    for (const row of files.querySelectorAll("p:not([role])")) {
      const [link, send] = row.children;
      const name = Object.keys(sizes).find((each) => new URL(each, href).href === link.href);
      const size = Math.ceil(sizes[name] / 1e3).toLocaleString(`en-u-nu-${document.documentElement.dataset.digits}`);
      link.innerHTML = link.innerHTML.replace("%1", size);
      const type = /pdf$/.test(link.href) ? "application/pdf" : "text/html";
      const whole = (bytes) => ({ files: [new File(bytes, link.download, { type })] });
      send.hidden = !navigator.canShare || !navigator.canShare(whole([]));
      let found;
      send.onclick = async () => {
        broken.hidden = ready.hidden = true;
        try {
          if (!found) {
            const answer = await fetch(link.href);
            if (!answer.ok) throw answer;
            found = whole([await answer.blob()]);
          }
        } catch (error) {
          broken.hidden = false;
          return;
        }
        // A phone forgets that she pressed where the file takes long: then she presses again.
        navigator.share(found).catch(({ name }) => (ready.hidden = name !== "NotAllowedError"));
      };
    }
    files.hidden = false;
  };
  // From a folder, and without network, there is none to get.
  if (files) show().catch(() => {});
})();
