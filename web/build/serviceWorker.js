/* Keeps the page's own files, nothing else: what the API answers is never kept here. The build fills in the two values below. */
const version = 'VERSION';
const files = ['FILES'];
const scope = new URL(self.registration.scope).pathname;
const name = `huiji ${scope} ${version}`;

self.addEventListener('install', (event) => {
  const fresh = files.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const old = (key) => key.startsWith(`huiji ${scope} `) && key !== name;
  event.waitUntil(
    caches.keys().then((keys) => Promise.all(keys.filter(old).map((key) => caches.delete(key)))).then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith(scope)) return;
  const wanted = event.request.mode === 'navigate' ? scope : url.pathname;
  event.respondWith(caches.open(name).then((cache) => cache.match(wanted)).then((kept) => kept ?? fetch(event.request)));
});
