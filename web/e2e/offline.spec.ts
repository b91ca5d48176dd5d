import { expect, isAccessible, openTill, picture, scan, test } from './harness/test';

test('H5 I18 off line and back: the till keeps selling, survives closing the browser, and every receipt counts once', async ({ page, context, chain }) => {
  const member = await chain.member('钱进');
  await openTill(page, await chain.staff('小沈', 'cashier'));
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await context.setOffline(true);

  await scan(page, member.phone.slice(-4));
  await expect(page.getByText(/离线时尾号查不到会员/)).toBeVisible();
  await page.getByLabel('会员', { exact: true }).fill(member.phone);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `****${member.phone.slice(-4)}` })).toBeVisible();
  await scan(page, '30');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已存在本机')).toBeVisible();
  await expect(page.getByTestId('waiting')).toHaveText('1 笔待发送');
  await scan(page, member.card);
  await expect(page.getByRole('heading', { name: `****${member.card.slice(-4)}` })).toBeVisible();
  await scan(page, '20');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('waiting')).toHaveText('2 笔待发送');
  await isAccessible(page);
  await picture(page, 'till-offline');
  await page.keyboard.press('F3');
  await expect(page.getByText('离线时不能兑换。请照常收银,恢复网络后再兑换。')).toBeVisible();
  await page.keyboard.press('F2');
  await expect(page.getByText(/离线时不能退货/)).toBeVisible();

  // The browser is closed and opened again, still without the server.
  await page.close();
  const again = await context.newPage();
  await again.goto('/till/');
  await again.getByRole('button', { name: '离线收银' }).click();
  await expect(again.getByTestId('waiting')).toHaveText('2 笔待发送');
  await scan(again, member.phone);
  await expect(again.getByRole('heading', { name: `****${member.phone.slice(-4)}` })).toBeVisible();
  await scan(again, '10');
  await again.keyboard.press('Enter');
  await expect(again.getByTestId('waiting')).toHaveText('3 笔待发送');
  expect((await chain.balance(member.id)).spendable).toBe('0');

  await context.setOffline(false);
  await expect(again.getByTestId('reachable')).toHaveText('已联网', { timeout: 15_000 });
  await expect(again.getByTestId('waiting')).toHaveCount(0, { timeout: 15_000 });
  expect((await chain.balance(member.id)).spendable).toBe('60');
  expect(await chain.entries(member.id)).toHaveLength(3);
});

test('H5 X1 a member code that is scanned off line counts as of the moment it was scanned', async ({ page, context, chain }) => {
  const member = await chain.member('苏码');
  await openTill(page, await chain.staff('小倪', 'cashier'));
  const code = await chain.code(member.id);
  await context.setOffline(true);
  await scan(page, code);
  await expect(page.getByRole('heading', { name: 'QR' })).toBeVisible();
  await scan(page, '36');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已存在本机')).toBeVisible();
  await expect(page.getByTestId('waiting')).toHaveText('1 笔待发送');
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/v1/purchases'));
  await context.setOffline(false);
  const body = (await sent).postDataJSON() as { eventAt: string; capturedAt?: string };
  expect(Date.parse(body.capturedAt ?? '')).toBeLessThanOrEqual(Date.parse(body.eventAt));
  await expect(page.getByTestId('waiting')).toHaveCount(0, { timeout: 15_000 });
  expect((await chain.balance(member.id)).spendable).toBe('36');
  expect(await chain.entries(member.id)).toHaveLength(1);
});

test('H5 an answer that is lost on its way does not double the receipt', async ({ page, chain }) => {
  const member = await chain.member('冯双');
  await openTill(page, await chain.staff('小韩', 'cashier'));
  await scan(page, member.phone);
  await expect(page.getByRole('heading', { name: '冯双' })).toBeVisible();
  await scan(page, '77');
  await expect(page.getByTestId('quote')).toHaveText('77');
  // The server books it; the till never hears of it.
  await page.route('**/api/v1/purchases', async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
  await page.keyboard.press('Enter');
  await expect(page.getByText('已存在本机')).toBeVisible();
  await expect(page.getByTestId('waiting')).toHaveCount(0, { timeout: 15_000 });
  expect((await chain.balance(member.id)).spendable).toBe('77');
  expect(await chain.entries(member.id)).toHaveLength(1);
});

test('H5 a receipt that the server refuses stays on the device until somebody has looked after it', async ({ page, context, chain }) => {
  const member = await chain.member('贺补');
  await openTill(page, await chain.staff('小曹', 'cashier'));
  await context.setOffline(true);
  await scan(page, 'NOSUCHCARD1');
  await expect(page.getByRole('heading', { name: '****ARD1' })).toBeVisible();
  await scan(page, '15');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('waiting')).toHaveText('1 笔待发送');
  await context.setOffline(false);
  await page.getByRole('link', { name: '1 笔待处理' }).click({ timeout: 20_000 });
  await expect(page.getByText('没有找到该会员')).toBeVisible();
  await isAccessible(page);
  await picture(page, 'till-queue');
  await page.getByLabel('改为另一手机号').fill(member.phone);
  await page.keyboard.press('Enter');
  await expect(page.getByText('没有待发送的小票,一切都已入账。')).toBeVisible();
  expect((await chain.balance(member.id)).spendable).toBe('15');
});

test('H5 the server goes away in the middle of the day and comes back', async ({ page, chain, server }) => {
  const member = await chain.member('韦停');
  await openTill(page, await chain.staff('小严', 'cashier'));
  await scan(page, member.phone);
  await expect(page.getByRole('heading', { name: '韦停' })).toBeVisible();
  await server.stop();
  await scan(page, '12');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已存在本机')).toBeVisible();
  await expect(page.getByTestId('reachable')).toHaveText('离线');
  await server.start();
  await expect(page.getByTestId('waiting')).toHaveCount(0, { timeout: 20_000 });
  expect((await chain.balance(member.id)).spendable).toBe('12');
  expect(await chain.entries(member.id)).toHaveLength(1);
});
