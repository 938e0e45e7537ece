// Keeps the offline page and static files, so that the app opens and says what to do when its server is not running.
// Pictures and pages with somebody's words in them are never kept.
const STORE = "studio-/*version*/";
const SAVED = [/*saved*/];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(SAVED)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("studio-") && name !== STORE);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))));
});

// A notification leads to the conversation it tells of.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const there = async () => {
    const tabs = await clients.matchAll({ type: "window" });
    const tab = tabs.find((one) => new URL(one.url).pathname === event.notification.data);
    return tab ? tab.focus() : clients.openWindow(event.notification.data);
  };
  event.waitUntil(there());
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin || event.request.method !== "GET") return;
  if (url.pathname.startsWith("/studio/static/")) {
    event.respondWith(caches.match(event.request).then((kept) => kept || fetch(event.request)));
  } else if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match("/studio/offline")));
  }
});
