import type { Page } from '@playwright/test';
import { codeFor } from '../harness/outbox';
import { expect, isAccessible, openTill, picture, scan, test } from '../harness/test';

const TILL = { viewport: { width: 1024, height: 768 }, hasTouch: false, isMobile: false };

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const qr = (page: Page) => page.getByRole('img', { name: '会员动态码' });
const shown = async (page: Page): Promise<string> => (await qr(page).getAttribute('data-code')) ?? '';

test('X2 Q3 on a new phone her code collects; confirmed once by a text message, it spends', async ({ page, browser, chain, server, watched }) => {
  test.slow();
  const member = await chain.member('何静', 500);
  const desk = await browser.newContext({ baseURL: server.url, locale: 'zh-CN', ...TILL });
  watched(desk);
  const till = await desk.newPage();
  await openTill(till, await chain.staff('小许', 'cashier'));
  await till.keyboard.press('F3');

  await page.goto('/member/');
  await page.getByLabel('手机号').fill(member.phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByLabel('6 位验证码').waitFor();
  await page.getByLabel('6 位验证码').fill(await codeFor(chain.api, member.phone));
  await expect(page.getByText('在这台设备上,此码目前只能积分。')).toBeVisible();
  await isAccessible(page);
  await picture(page, 'member-collects-only');
  const collecting = await shown(page);
  await scan(till, collecting);
  await expect(till.getByText('此码目前只能积分。请会员在手机上点「用积分前确认一次」,输入短信验证码,再扫新的码。')).toBeVisible();
  await expect(till.getByLabel('使用积分')).toBeHidden();
  await isAccessible(till);
  await picture(till, 'till-step-up');

  await page.getByRole('button', { name: '用积分前确认一次' }).click();
  const sheet = page.getByRole('dialog', { name: '用积分前确认一次' });
  await sheet.getByLabel('6 位验证码').waitFor();
  const right = await codeFor(chain.api, member.phone);
  await sheet.getByLabel('6 位验证码').fill(right === '000000' ? '000001' : '000000');
  await expect(sheet.getByRole('alert')).toContainText('验证码不对或已失效');
  await isAccessible(page);
  await picture(page, 'member-step-up');
  // Put away and opened again, the code that is on its way still counts.
  await sheet.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '用积分前确认一次' }).click();
  await sheet.getByLabel('6 位验证码').fill(right);
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('button', { name: '用积分前确认一次' })).toBeHidden();
  await expect(qr(page)).not.toHaveAttribute('data-code', collecting);

  await scan(till, await shown(page));
  await till.getByLabel('使用积分').fill('300');
  await till.keyboard.press('Enter');
  await expect(till.getByTestId('used')).toHaveText('300');
  expect((await chain.balance(member.id)).spendable).toBe('200');

  await page.goto('/member/#/account/profile');
  await expect(page.getByText(/· 本机/)).toBeVisible();
  await isAccessible(page);
  await picture(page, 'member-spending-devices');
  await page.getByRole('button', { name: /^移除/ }).click();
  await expect(page.getByText('还没有。在首页的会员码下面点「用积分前确认一次」。')).toBeVisible();
  await page.goto('/member/#/');
  await expect(page.getByText('在这台设备上,此码目前只能积分。')).toBeVisible();
  await desk.close();
});
