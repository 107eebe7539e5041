// Answers with what the reader keeps on her phone. Pages put it there (see the theme's `keep.js`); this reads it only.
//
// The cache `kept <path of the site>` holds files by their hash, at `?<hash>`, and at `?kept` the index
// `{"files": {<address>: <hash>}, …}`. A page's update changes the index in one step, so that all answers are of one
// version. What is not in the index comes from the network; a page that cannot is answered by the page of what is kept,
// the choice of languages by the home of one that is.
//
// Before this stands a line of the build: `exits`, the pages that Leave goes to.
"use strict";

const root = new URL("./", location.href);
const store = { cacheName: `kept ${root.pathname}` };

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const page = request.mode === "navigate";
  // A page that looks for news, or at what the browser has at hand, asks past this.
  const past = !page && /^(no|only)-/.test(request.cache);
  if (request.method !== "GET" || past || !url.href.startsWith(root.href)) return;
  event.respondWith(answer(request, url, page));
  // The header of an exit page has the browser empty its own cache, which no kept copy does: so the server is asked too.
  const left = page && exits.some((exit) => url.href === root.href + exit || `${url.href}.html` === root.href + exit);
  if (left) event.waitUntil(fetch(url, { cache: "no-store" }).catch(() => {}));
});

// The part that a player of sound asks for (RFC 9110, 14): without it, it could not go to a place in what it plays.
async function part(kept, range) {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range) || [];
  if (!first) return kept;
  const whole = await kept.blob();
  if (first >= whole.size) return new Response(null, { status: 416, headers: { "content-range": `bytes */${whole.size}` } });
  const end = last ? Math.min(Number(last) + 1, whole.size) : whole.size;
  return new Response(whole.slice(first, end), {
    status: 206,
    headers: { "content-type": whole.type, "content-range": `bytes ${first}-${end - 1}/${whole.size}` },
  });
}

async function answer(request, url, page) {
  const index = await caches.match(root.href + "?kept", store);
  const files = index ? (await index.json()).files : {};
  let path = url.pathname.slice(root.pathname.length);
  try {
    path = decodeURIComponent(path);
  } catch (error) {
    // No file has such a name.
  }
  // Servers show a folder's page at its name, and some a page without its ending.
  if (files[`${path}/index.html`]) return Response.redirect(`${url.href.split(/[?#]/)[0]}/`);
  const name = [path, `${path}index.html`, `${path}.html`].find((each) => files[each]);
  const kept = name && (await caches.match(`${root.href}?${files[name]}`, store));
  if (kept) return part(kept, request.headers.get("range"));
  try {
    return await fetch(request);
  } catch (error) {
    const saved = `${path.split("/")[0]}/saved.html`;
    const other = files[saved] ? saved : Object.keys(files).find((each) => /^[^/]+\/saved\.html$/.test(each));
    if (!page || !other || other === path) throw error;
    const to = /^(index\.html)?$/.test(path) ? other.replace("saved", "index") : `${other}#missing`;
    return Response.redirect(root.href + to);
  }
}
