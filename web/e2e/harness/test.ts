import { randomUUID } from 'node:crypto';
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, test as base, type BrowserContext, type Download, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { Chain, type Account } from './chain';
import { Server } from './server';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const screenshots = fileURLToPath(new URL('../screenshots', import.meta.url));
/** dev/phones looks through what was downloaded. */
const downloads = fileURLToPath(new URL('../results/downloads', import.meta.url));
/** What a member takes along of herself holds her own phone number. */
const OF_HERSELF = /^huiji-export.*\.json$/;

/** A refusal of the API or a cut line shows up in the console as a line of the network's; it is what many tests are about. */
const OF_THE_NETWORK = /Failed to load resource|net::ERR_/;

interface Shared {
  /** Given a name, a file's tests have a server that no other file's have used: books that are still empty. */
  alone: string;
  server: Server;
  chain: Chain;
}

interface Each {
  /** Every page of the test is watched: an error in its console fails the test. */
  watched: (context: BrowserContext) => void;
}

export const test = base.extend<Each, Shared>({
  alone: ['', { scope: 'worker', option: true }],
  server: [
    async ({}, use) => {
      const server = await Server.create();
      await use(server);
      await server.remove();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  chain: [
    async ({ server }, use) => {
      const chain = new Chain(server);
      await chain.seed();
      await use(chain);
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  watched: [
    async ({ context }, use) => {
      const errors: string[] = [];
      const kept: Promise<void>[] = [];
      const watch = (watched: BrowserContext): void => {
        watched.on('page', (page) => page.on('download', (download) => void kept.push(keep(download))));
        watched.on('console', (message) => {
          if (message.type() === 'error' && !OF_THE_NETWORK.test(message.text())) errors.push(message.text());
        });
        watched.on('weberror', (error) => errors.push(String(error.error())));
      };
      watch(context);
      await use(watch);
      await Promise.all(kept);
      expect(errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

async function keep(download: Download): Promise<void> {
  const name = download.suggestedFilename();
  if (!OF_HERSELF.test(name)) await download.saveAs(`${downloads}/${randomUUID()}-${name}`);
}

/** What a screen reader, a keyboard or weak eyes would stumble over: nothing serious. */
export async function isAccessible(page: Page): Promise<void> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(() => (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run());
  const serious = results.violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  // Soft: a page that is hard to read still shows what else it does.
  expect.soft(serious, 'axe-core').toEqual([]);
}

/** Kept as what the page looked like in this run. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: `${screenshots}/${name}.png`, animations: 'disabled' });
}

/** Opens the till, logs in, and says where the device stands. */
export async function openTill(page: Page, cashier: Account, till = 'T1'): Promise<void> {
  await page.goto('/till/');
  await page.getByLabel('用户名').fill(cashier.username);
  await page.getByLabel('密码').fill(cashier.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('收银台名称').fill(till);
  await page.getByRole('button', { name: '开始收银' }).click();
  await expect(page.getByRole('link', { name: /^收银/ })).toBeVisible();
}

/** As a scanner does: it types fast and ends with Enter. */
export async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
