// Finds what she types, on the phone alone: loaded when the field is touched. ES2018, Chrome 80.
//
// Words are folded as those of the index are (src/search), by the tables that come with it. What she types goes nowhere and
// stays nowhere: it is in no request and no address, and gone before the browser puts the page aside.
(function () {
  const part = document.querySelector(".finder");
  const [field, found, none, list] = part.querySelectorAll("input, p, ol");
  const first = new URL(part.dataset.index, location.href).href;
  /** How much a word says that stands in a title, a heading or the text. */
  const WEIGHTS = [4, 2, 1];
  const MOST = 8;

  // ---- The index ---------------------------------------------------------------------------------------------------

  let index;
  const files = {};

  /** The file of this number, read. What failed is tried again, and nothing twice. */
  function file(number) {
    files[number] =
      files[number] ||
      new Promise((done, fail) => {
        const found = (data) => done(read(data));
        // All of a language in one file has it there.
        const here = document.getElementById(`_index-${number}`);
        if (here) return found(JSON.parse(here.textContent));
        const script = document.createElement("script");
        const src = number ? first.replace(/\.js$/, `-${number}.js`) : first;
        Object.assign(script, { src, found, onerror: fail });
        document.head.append(script);
      });
    return files[number].catch((error) => {
      delete files[number];
      throw error;
    });
  }

  /** The place of a sign among those that numbers are made of. */
  function value(sign) {
    const place = sign.charCodeAt() - 35;
    return place > 57 ? place - 1 : place;
  }

  /** Numbers that grow, from how much each is more than the one before. */
  function numbers(text) {
    const all = [];
    let [sum, scale, last] = [0, 1, 0];
    for (const sign of text) {
      const digit = value(sign);
      sum += (digit % 45) * scale;
      scale *= 45;
      if (digit > 44) continue;
      all.push((last += sum));
      [sum, scale] = [0, 1];
    }
    return all;
  }

  function read(data) {
    if (data.f) index = data;
    const parts = [];
    for (const topic of data.t) {
      parts.push([topic]);
      for (let at = 0; at < topic[4].length; at += 2) parts.push([topic, topic[4][at], topic[4][at + 1]]);
    }
    if (!tables) tables = [data.f.split(" "), ...data.k.map((text) => text.split(" "))].map(table);
    const places = data.p.split(" ");
    let word = "";
    return data.w.split(" ").map((rest, at) => {
      word = word.slice(0, value(rest)) + rest.slice(1);
      const fields = places[at].split("!").map((text) => numbers(text).map((number) => parts[number]));
      const rare = Math.log(1 + index.n / fields.reduce((sum, { length }) => sum + length, 0));
      return { word, bones: skeleton(word), fields, rare };
    });
  }

  // ---- Words -------------------------------------------------------------------------------------------------------

  /** Letters that are one, sounds, and sounds at the beginning of a word. */
  let tables;

  function table(groups) {
    const map = new Map();
    for (const group of groups) {
      const [name, ...keys] = group.includes(",") ? group.split(",") : group;
      for (const key of [name, ...keys]) map.set(key, name === "-" ? "" : name);
    }
    return map;
  }

  const DROPPED =
    /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff\u0621\u0674\u0640'`\u02b9\u02bc\u2018\u2019]|\p{Cf}/gu;

  /** The digit of ASCII: the ten of a script follow each other, the zero first. */
  function digit(sign) {
    let code = sign.codePointAt();
    let before = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(--code))) before++;
    return before % 10;
  }

  const fold = (text) =>
    Array.from(text.normalize("NFKD").toLowerCase().replace(DROPPED, ""), (sign) => tables[0].get(sign) || sign)
      .join("")
      .replace(/\p{Nd}/gu, digit);

  function skeleton(word) {
    const [, sounds, begins] = tables;
    const signs = Array.from(word);
    let bones = "";
    for (let at = 0; at < signs.length; at++) {
      let sound = at ? undefined : begins.get(signs[0]);
      const two = sounds.get(signs[at] + signs[at + 1]);
      if (sound == null && two != null) {
        sound = two;
        at++;
      } else if (sound == null) sound = sounds.has(signs[at]) ? sounds.get(signs[at]) : signs[at];
      if (!bones.endsWith(sound) || /\d/.test(sound)) bones += sound;
    }
    return bones;
  }

  /** Whether one letter too many, too few, another or two exchanged make the one word of the other. */
  function isSlip(one, other) {
    if (one.length > other.length) [one, other] = [other, one];
    if (other.length - one.length > 1) return false;
    let from = 0;
    while (from < one.length && one[from] === other[from]) from++;
    const rest = (word, by) => word.slice(from + by);
    if (one.length < other.length) return rest(one, 0) === rest(other, 1);
    if (rest(one, 1) === rest(other, 1)) return true;
    return one[from] === other[from + 1] && one[from + 1] === other[from] && rest(one, 2) === rest(other, 2);
  }

  /** How well a word of the index fits what was typed; `open` where she may go on typing it. */
  function fits({ word, bones }, typed, open) {
    if (word === typed.word) return 9;
    if (word.startsWith(typed.word)) return typed.word.length > 2 ? 6 : open ? 4 : 0;
    // A number that is nearly right is another one.
    if (/\d/.test(typed.word)) return 0;
    if (word.length > 3 && typed.word.startsWith(word)) return 4;
    let same = 0;
    while (word[same] && word[same] === typed.word[same]) same++;
    if (same > 4 && same * 3 > word.length * 2) return 3;
    if (bones === typed.bones && bones.length > 1) return bones.length > 2 ? 3 : 2;
    if (open && typed.bones.length > 2 && bones.startsWith(typed.bones)) return 2;
    return typed.word.length > 4 && isSlip(word, typed.word) ? 2 : 0;
  }

  // ---- What is found -----------------------------------------------------------------------------------------------

  async function search() {
    const text = field.value;
    const base = await file(0);
    const words = fold(text).match(/[\p{Alphabetic}\p{M}\p{N}]+/gu) || [];
    const asked = words.map((word, at) => ({ word, at, to: at + 1 }));
    // She may write apart what others write together.
    for (const { word, at } of asked.slice(1)) asked.push({ word: words[at - 1] + word, at: at - 1, to: at + 1 });
    const wanted = new Set();
    for (const each of asked) {
      each.bones = skeleton(each.word);
      const begin = Array.from(each.bones).slice(0, 2);
      if (index.s) wanted.add(1 + (begin.reduce((sum, sign) => sum * 31 + sign.codePointAt(), 0) % index.s));
    }
    const others = await Promise.all(Array.from(wanted, file));
    // She has typed on meanwhile.
    if (text !== field.value) return;
    const topics = new Map();
    for (const entry of base.concat(...others)) {
      for (const typed of asked) {
        const open = typed.to === words.length && !/\s$/.test(text);
        const fit = fits(entry, typed, open) * entry.rare;
        if (!fit) continue;
        entry.fields.forEach((parts, at) => {
          for (const [topic, heading, id] of parts) {
            const known = topics.get(topic[3]) || { topic, scores: [], best: 0 };
            const score = fit * WEIGHTS[at];
            for (let word = typed.at; word < typed.to; word++) known.scores[word] = Math.max(known.scores[word] || 0, score);
            if (id && score > known.best) Object.assign(known, { best: score, heading, id });
            topics.set(topic[3], known);
          }
        });
      }
    }
    const all = Array.from(topics.values());
    for (const each of all) each.score = each.scores.reduce((sum, score) => sum + score, 0);
    all.sort((one, other) => other.score - one.score || one.topic[0] - other.topic[0]);
    draw(all.filter(({ score }) => score * 4 > all[0].score).slice(0, MOST), words.length);
  }

  function make(name, attributes, ...children) {
    const element = Object.assign(document.createElement(name), attributes);
    element.append(...children);
    return element;
  }

  function draw(all, asked) {
    found.hidden = !all.length;
    found.lastElementChild.textContent = all.length;
    none.hidden = !asked || all.length > 0;
    list.textContent = "";
    for (const { topic, heading, id } of all) {
      const [, of, title, address, , dialled, number] = topic;
      const [lang, dir, name] = index.l[of];
      const other = of ? { lang, dir } : {};
      const href = new URL(address, first).href;
      const item = make("li", {}, make("a", { href, ...other }, title));
      if (of) item.append(" ", make("small", other, name));
      if (id) item.append(" ", make("a", { className: "part", href: `${href}${address.includes("#") ? "" : "#"}${id}`, ...other }, heading));
      if (number) {
        const call = make("a", { className: "call", href: `tel:${dialled}` }, `${part.dataset.call} `);
        call.append(make("bdi", { dir: "ltr" }, number));
        item.append(call);
      }
      list.append(item);
    }
  }

  const begin = () => search().catch(() => draw([], 1));
  field.addEventListener("input", begin);
  addEventListener("pagehide", () => {
    field.value = "";
    draw([], 0);
  });
  begin();
})();
