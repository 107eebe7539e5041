// Takes all that readers kept off their phones, and then itself: this site keeps nothing any more.
"use strict";

const root = new URL("./", location.href);

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(retire()));

async function retire() {
  await caches.delete(`kept ${root.pathname}`);
  await self.registration.unregister();
}
