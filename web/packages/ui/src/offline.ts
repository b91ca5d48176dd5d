const LOOK_FOR_NEWS_MS = 3_600_000;
const TRY_AGAIN_MS = 10_000;

/**
 * Registers the page's service worker, where the page was built with one and the browser allows it (https or localhost). A new version of the page is
 * taken over as soon as nobody is in the middle of something.
 */
export function keepOffline(isIdle: () => boolean = () => true): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  const isUpdate = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (isUpdate) window.setInterval(() => isIdle() && location.reload(), TRY_AGAIN_MS);
  });
  // Not worth an error: the page works without, as long as the server can be reached.
  workers.register('sw.js').then(
    (registered) => window.setInterval(() => void registered.update().catch(() => undefined), LOOK_FOR_NEWS_MS),
    () => undefined,
  );
}
