/** Registers the page's service worker, where the page was built with one and the browser allows it (https or localhost). */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Not worth an error: the page works without, as long as the server can be reached.
  navigator.serviceWorker.register('sw.js').catch(() => undefined);
}
