/** Where a one-time link leads, as the person it is for can open it: on this server, as this page is reached. */
export function addressOf(link: { path: string }): string {
  return new URL(link.path, location.origin).href;
}
