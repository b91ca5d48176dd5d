import { type Page } from '@playwright/test';
import { expect, isAccessible, picture, test as base } from '../harness/test';
import { Server } from '../harness/server';
import { Shop } from './shop';

/** A real server of these files' own, with a shop in it. */
export const test = base.extend<object, { shop: Shop }>({
  shop: [
    async ({}, use) => {
      const server = await Server.create();
      try {
        const shop = new Shop(server);
        await shop.open();
        await use(shop);
      } finally {
        await server.remove();
      }
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ shop }, use) => use(shop.server.url),
});

export { expect, isAccessible, picture };

/** Joins at a store as somebody does who scans its code; ends on the home view. */
export async function join(page: Page, shop: Shop): Promise<string> {
  const phone = shop.newPhone();
  await page.goto(`/member/#/join?store=${shop.store}`);
  await page.getByLabel('怎么称呼您(可不填)').fill('小美');
  await page.getByRole('checkbox').first().check();
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByLabel('6 位验证码').waitFor();
  await page.getByLabel('6 位验证码').fill(await shop.codeFor(phone));
  await expect(page.getByRole('img', { name: '会员动态码' })).toBeVisible();
  return phone;
}

export async function open(page: Page, view: string): Promise<void> {
  await page.goto(`/member/#${view}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** Every view of the page. */
export const VIEWS = ['/', '/entries', '/points', '/rules', '/late', '/account', '/account/profile', '/account/consents', '/account/complaints', '/account/export',
  '/account/closing'] as const;

/** What a thumb has to hit and cannot: narrower or lower than 44 px. */
export function tooSmall(page: Page): Promise<string[]> {
  return page.locator('button:visible, a.button:visible, a.row:visible, nav a:visible, input:not([type=checkbox]):visible, select:visible').evaluateAll((elements) =>
    elements.map((element) => ({ box: element.getBoundingClientRect(), name: element.textContent?.trim() || element.outerHTML.slice(0, 60) }))
      .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44)).map(({ box, name }) => `${name} ${Math.round(box.width)}×${Math.round(box.height)}`));
}
