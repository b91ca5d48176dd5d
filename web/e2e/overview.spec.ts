import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Chain } from './harness/chain';
import { expect, isAccessible, picture, test as shared } from './harness/test';
import { totp } from './harness/totp';

/** A server of its own: what other tests sold would be in every figure. */
const test = shared.extend<object, { apart: boolean }>({ apart: [true, { scope: 'worker', auto: true }] });

test.use({ viewport: { width: 1280, height: 900 }, alone: 'overview' });

const DAY_MS = 86_400_000;
const day = (ago: number): Date => new Date(Date.now() - ago * DAY_MS);

/** Two months of receipts in two stores, by the door that history comes in by. */
async function twoMonths(chain: Chain): Promise<void> {
  const members = await Promise.all(['周一', '吴二', '郑三', '王四', '冯五', '陈六'].map((name) => chain.member(name)));
  const items = [];
  for (let ago = 1; ago <= 60; ago++) {
    for (let i = 0; i < 6; i++) {
      const member = members[(ago * 5 + i * 7) % members.length];
      if ((ago + i) % 3 === 0 || !member) continue;
      items.push({
        purchase: {
          store: chain.stores[(ago + i) % 4 === 0 ? 1 : 0], number: `OVERVIEW-${ago}-${i}`, channel: 'till', eventAt: day(ago).toISOString(), member: { memberId: member.id },
          lines: [{ no: 1, product: 'P-001', quantity: 1 + (i % 2), amountFen: String(2_000 + ((ago * 37 + i * 911) % 9_000)) }],
        },
      });
    }
  }
  // She buys in one store alone and spends in the other.
  const visitor = await chain.member('贺七');
  items.push({
    purchase: {
      store: 'sh-001', number: 'OVERVIEW-VISITOR', channel: 'till', eventAt: day(2).toISOString(), member: { memberId: visitor.id },
      lines: [{ no: 1, product: 'P-001', quantity: 1, amountFen: '9900' }],
    },
  });
  const { results } = await chain.api.post('/api/v1/purchases/bulk', { body: { items } });
  expect(results.every((result) => result.status === 201)).toBe(true);
  await chain.api.post('/api/v1/redemptions', { body: { store: 'sh-002', member: { memberId: visitor.id }, points: '50' } });
}

/** As above, unless it is there already; until it is summed. */
async function filled(chain: Chain): Promise<void> {
  const empty = async (): Promise<boolean> => (await chain.api.get('/api/v1/insight/overview', {})).empty;
  if (await empty()) await twoMonths(chain);
  await expect.poll(empty, { timeout: 30_000 }).toBe(false);
}

async function signIn(page: Page, { username, password }: { username: string; password: string }): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

async function setUpFactor(page: Page): Promise<void> {
  const secret = (await page.getByTestId('secret').textContent()) ?? '';
  await page.getByLabel('验证器显示的 6 位数字').fill(totp(secret));
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByLabel('我已保存好恢复码').check();
  await page.getByRole('button', { name: '进入管理后台' }).click();
}

const drawn = (page: Page) => page.locator('.canvas[data-drawn]');

test('A6 finance lands on the overview, reads it, drills to a store and a day, and takes it along, in both languages', async ({ page, chain }) => {
  test.slow();
  const finance = await chain.staff('何会计', 'finance');
  await page.goto('/console/');
  await signIn(page, finance);
  await setUpFactor(page);

  // Before the first receipt it says what to do next.
  await expect(page.getByRole('heading', { name: '账本还是空的' })).toBeVisible();
  await expect(page.getByRole('link', { name: '打开收银台' })).toBeVisible();
  await isAccessible(page);
  await picture(page, 'overview-empty');

  await twoMonths(chain);
  await expect(async () => {
    await page.reload();
    await expect(page.locator('[data-tile=receipts] .figure')).toHaveText(/^[1-9]\d+$/, { timeout: 1_500 });
  }).toPass({ timeout: 30_000 });
  await expect(drawn(page)).toHaveCount(4);
  await expect(page.getByText(/数据截至 \d\d:\d\d,\d+ 秒前/)).toBeVisible();
  const receipts = await page.locator('[data-tile=receipts] .figure').textContent();
  const told = (await (await page.request.get('/api/v1/insight/overview')).json()) as { tiles: { name: string; value: string }[] };
  expect(told.tiles.find((tile) => tile.name === 'receipts')?.value).toBe(receipts);
  // A share moves by percentage points, a number by percent.
  await expect(page.locator('[data-tile=repurchase]')).toContainText('个百分点');
  await expect(page.locator('[data-tile=sales] .change')).toHaveText(/^[+−±][\d.,]+%$/);
  await isAccessible(page);
  await picture(page, 'overview-zh');

  // The same figures as a table, and a click that leads to a day.
  await page.getByRole('button', { name: '看表格 会员销售走势' }).click();
  const table = page.getByRole('region', { name: '会员销售走势' }).getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(31);
  await isAccessible(page);
  await table.getByRole('button').nth(10).click();
  await expect(page).toHaveURL(/period=custom&from=(\d{4}-\d\d-\d\d)&to=\1/);
  await expect(page.getByRole('combobox', { name: /^时段/ })).toHaveValue('custom');
  await page.goBack();
  await expect(page).toHaveURL(/#\/overview$/);

  // A click into the picture leads there, too.
  await page.getByRole('img', { name: /^积分发放、兑换与过期/ }).click({ position: { x: 300, y: 180 } });
  await expect(page).toHaveURL(/period=custom&from=/);
  await page.goBack();

  await page.getByRole('button', { name: '徐家汇店' }).click();
  await expect(page.getByRole('heading', { name: '经营总览 · 徐家汇店' })).toBeVisible();
  await expect(page.locator('[data-tile=receipts] .figure')).not.toHaveText(receipts ?? '');
  await page.getByRole('button', { name: '← 全部门店' }).click();
  await expect(page.locator('[data-tile=receipts] .figure')).toHaveText(receipts ?? '');

  const csv = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出 CSV' }).click();
  const text = readFileSync((await (await csv).path()) ?? '', 'utf8');
  expect(text).toMatch(/^\uFEFF门店代码,门店,性质,会员销售\(元\)/);
  expect(text).toContain('sh-002,徐家汇店,直营,');
  const png = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PNG 会员销售走势' }).click();
  expect(readFileSync((await (await png).path()) ?? '').subarray(1, 4).toString()).toBe('PNG');

  await page.getByRole('combobox', { name: /^时段/ }).selectOption('this_year');
  await expect(page.getByRole('combobox', { name: /^粒度/ })).toHaveValue('');
  await expect(page.getByText('对比时段没有数据').first()).toBeVisible();
  await page.getByRole('combobox', { name: /^时段/ }).selectOption('last_30_days');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Overview', exact: true })).toBeVisible();
  await expect(drawn(page)).toHaveCount(4);
  await expect(page.getByText('percentage points').first()).toBeVisible();
  expect(await page.locator('.tiles').innerText()).toMatch(/^[\x20-\x7e\n’¥–−±]+$/);
  await isAccessible(page);
  await picture(page, 'overview-en');
});

test('A8 every standard report opens with its definition, its figures and its file', async ({ page, chain }) => {
  test.slow();
  await filled(chain);
  await page.goto('/console/#/reports');
  await signIn(page, await chain.staff('许市场', 'marketing'));
  await setUpFactor(page);
  await page.goto('/console/#/reports');
  await expect(page.getByRole('listitem')).toHaveCount(12);
  await isAccessible(page);
  await picture(page, 'reports');
  for (let i = 0; i < 12; i++) {
    await page.goto('/console/#/reports');
    await page.getByRole('listitem').nth(i).getByRole('link').click();
    await expect(page.getByRole('link', { name: '导出 CSV' })).toBeVisible();
    await expect(page.getByRole('table').last()).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await isAccessible(page);
    if ([0, 3, 6, 7].includes(i)) await picture(page, `report-${i + 1}`);
  }
  await page.getByRole('combobox', { name: /^报表/ }).selectOption('redemptions');
  await expect(page.getByRole('row', { name: /徐家汇店/ }).first()).toContainText('跨店');
});

test('O1 a manager sees her store alone, on a phone', async ({ browser, chain, watched }) => {
  await filled(chain);
  const manager = await chain.staff('沈店长', 'manager', ['sh-002']);
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  watched(phone);
  const page = await phone.newPage();
  await page.goto('/console/');
  await signIn(page, manager);
  await expect(page.getByRole('heading', { name: '经营总览' })).toBeVisible();
  await expect(drawn(page)).toHaveCount(3);
  await expect(page.getByText('南京西路店')).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect((await page.request.get('/api/v1/insight/overview?store=sh-001')).status()).toBe(403);
  await isAccessible(page);
  await picture(page, 'overview-phone');
  await phone.close();
});
