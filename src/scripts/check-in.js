// Makes of the ticks in the page's tasks a message to copy or open elsewhere. Keeps and sends nothing.
{
  const form = document.querySelector(".check-in");
  const { copy, message } = form.elements;
  const [copied, marked] = form.querySelector("[role]").children;

  for (const box of document.querySelectorAll(".task input")) box.setAttribute("form", form.id);

  const part = (title, ticked) =>
    [...form.elements]
      .filter((field) => field.checked === ticked)
      .reduce((text, box) => `${text || title}\n- ${box.parentNode.innerText}`, "");

  const link = () => {
    const words = encodeURIComponent(message.value);
    for (const app of form.querySelectorAll("a")) app.href = app.href.replace(/[^=]*$/, words);
    copied.hidden = marked.hidden = true;
  };

  addEventListener("input", ({ target }) => {
    const { well, notWell } = form.dataset;
    if (target !== message) message.value = `${part(well, true)}\n\n${part(notWell, false)}`.trim();
    link();
  });

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

  form.onreset = () => setTimeout(link); // The fields empty after it.
  form.hidden = false;
}
