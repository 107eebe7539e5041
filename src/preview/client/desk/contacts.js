// The directory of help as a table, and the list of calls to make.

import { after, ask, askFor, attempt, foreign, make, say, t } from "./tools.js";

export async function drawContacts(main, overview) {
  const { contacts, version, file } = await ask("contacts");
  const ways = ({ phone, press, sms, whatsapp, email, web }) =>
    [phone && [phone, press && t("then-press", { n: press })].filter(Boolean).join(" "), sms && `SMS ${sms}`, whatsapp && `WhatsApp ${whatsapp}`, email, web].filter(Boolean).map((way) => make("div", {}, make("bdi", { dir: "ltr" }, way)));

  async function call(contact) {
    const given = await askFor(
      t("call-title", { name: contact.name }),
      [
        { name: "answer", label: t("call-answer"), options: [["answered", t("call-answered")], ["silent", t("call-silent")], ["gone", t("call-gone")]], hint: t("call-hint") },
        { name: "by", label: t("call-by"), hint: t("call-by-hint"), value: sessionStorage.getItem("mashal-by") ?? "" },
      ],
      t("save"),
    );
    if (!given) return;
    sessionStorage.setItem("mashal-by", given.by);
    const answer = await ask("call", { id: contact.id, answer: given.answer, by: given.by, version });
    await after(answer);
    await drawContacts(main, overview);
    say(t("call-saved", { name: contact.name }));
  }

  const row = (contact) =>
    make(
      "tr",
      { class: contact.due ? "due" : "" },
      make("th", { scope: "row" }, make("bdi", foreign(overview.source), contact.name), make("div", {}, make("code", { dir: "ltr" }, contact.id))),
      make("td", {}, ways(contact)),
      make("td", {}, t(`contact-${contact.status}`)),
      make("td", {}, contact.checked ? [make("bdi", {}, contact.checked), " ", t("days-ago", { days: contact.days })] : t("never"), contact.checked_by ? make("div", {}, make("bdi", {}, contact.checked_by)) : ""),
      make("td", {}, make("button", { type: "button", click: () => attempt(() => call(contact)) }, t("call-record"))),
    );
  const columns = ["contact", "ways", "how-sure", "last-checked", "call"];
  const due = contacts.filter((contact) => contact.due).length;
  main.replaceChildren(
    make("h1", {}, t("contacts")),
    make("p", {}, t("contacts-due", { n: due, of: contacts.length })),
    make("ul", {}, [t("ask-open"), t("ask-whom"), t("ask-writes"), t("ask-free")].map((question) => make("li", {}, question))),
    make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": t("contacts") }, make("table", {}, make("thead", {}, make("tr", {}, columns.map((name) => make("th", { scope: "col" }, t(`column-${name}`))))), make("tbody", {}, contacts.map(row)))),
    make("p", {}, make("button", { type: "button", click: () => print() }, t("print")), " ", make("a", { href: `#/write/${file}` }, t("contacts-file"))),
  );
}
