// Makes a letter of what she fills in, to change, copy, print or open elsewhere. Keeps and sends nothing. ES2018, Chrome 80.
document.querySelectorAll("form[data-count]").forEach((form) => {
  const part = form.parentNode;
  const { copy, message, more, print } = form.elements;
  const [count, { firstChild: copied, lastChild: marked }] = form.querySelectorAll("[role=status]");
  const sheet = part.querySelector(".sheet");
  const entry = form.querySelector(".entry");
  const blank = entry.cloneNode(true);
  let later;

  // The words with every line whose fields are all filled in; nothing where no field is.
  const write = (words, dir, fields) => {
    const values = {};
    for (const { dataset, value } of fields) {
      const text = value.trim();
      // After Arabic letters a number would turn round at its hyphens, but for a mark (LRM) before it.
      if (text) values[dataset.field] = dir === "rtl" ? text.replace(/^(?=[+\d۰-۹])/gm, "\u200e") : text;
    }
    if (!Object.keys(values).length) return "";
    const named = /{([\w-]+)}/g;
    const full = (line) => (line.match(named) || []).every((name) => name.slice(1, -1) in values);
    const lines = words.split("\n").filter(full).join("\n").replace(/\n{3,}/g, "\n\n");
    return lines.trim().replace(named, (_, name) => values[name]);
  };

  const show = () => {
    const text = message.value;
    const words = encodeURIComponent(text);
    for (const app of form.querySelectorAll("a")) app.href = app.href.replace(/[^=]*$/, words);
    sheet.textContent = text;
    sheet.lang = message.lang;
    sheet.dir = message.dir;
    for (const one of [document.body, part]) one.classList.toggle("written", text);
    copied.hidden = marked.hidden = true;
    // Said once she rests, not at every letter.
    clearTimeout(later);
    later = setTimeout(() => {
      const { count: said, limit, over } = form.dataset;
      const length = [...text].length;
      count.textContent = said.replace("%1", length) + (length > limit ? ` ${over.replace("%1", length - limit)}` : "");
    }, 500);
  };

  const compose = () => {
    const chosen = form.querySelector(":checked");
    const { lang, dir } = chosen.nextSibling;
    const { body, head } = chosen.dataset;
    const every = [...form.querySelectorAll(".entry")];
    const parts = every.map((one) => write(body, dir, one.querySelectorAll("[data-field]"))).filter(Boolean);
    if (parts.length && head) parts.unshift(head);
    message.lang = lang;
    message.dir = dir;
    message.value = parts.join("\n\n");
    show();
  };

  const furnish = (part) => part.querySelectorAll("[data-field]").forEach((field) => (field.hidden = false));

  form.addEventListener("input", ({ target }) => (target === message ? show() : compose()));

  if (more) {
    for (const said of blank.querySelectorAll(".alert, small, em")) said.remove();
    more.onclick = () => {
      const one = blank.cloneNode(true);
      furnish(one);
      more.parentNode.before(one);
      one.querySelector("[data-field]").focus();
    };
  }

  copy.onclick = async () => {
    const { clipboard } = navigator; // Only with encryption, and refused where the phone says so.
    let done = clipboard && (await clipboard.writeText(message.value).then(() => true, () => false));
    if (!done) {
      message.focus();
      message.select();
      done = document.execCommand("copy");
    }
    copied.hidden = !done;
    marked.hidden = done;
  };

  print.onclick = () => window.print();

  form.onreset = () => {
    for (const one of form.querySelectorAll(".entry")) if (one !== entry) one.remove();
    message.value = ""; // The browser empties the other fields after this.
    show();
  };
  // What is put aside when she leaves is empty; Back may bring an old state.
  for (const when of ["pageshow", "pagehide"]) addEventListener(when, () => form.reset());
  furnish(form);
  form.querySelector(".check-in").hidden = false;
  form.classList.add("on");
});
