import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@huiji/api';
import { expect, test, type Page } from '@playwright/test';
import { PASSWORD } from '../harness/chain';
import { totp } from '../harness/totp';

const DESK = { width: 1280, height: 800 };
const TABLET = { width: 1024, height: 768 };
const PHONE = { width: 390, height: 844 };

const url = setting('HUIJI_SCREENS_URL');
const printed = readFileSync(setting('HUIJI_SCREENS_LOG'), 'utf8');
const operator = new Client({ baseUrl: url, apiKey: readFileSync(join(setting('HUIJI_SCREENS_DATA'), 'operator-token'), 'utf8').trim() });
const folder = fileURLToPath(new URL('../../../docs/pictures', import.meta.url));

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run dev/screens`);
  return value;
}

/** The one-time link of a role, as the demo prints it. */
function link(username: string): string {
  const found = new RegExp(`\\(${username}\\)\\s+(\\S+)`).exec(printed);
  if (!found?.[1]) throw new Error(`no link for ${username} in\n${printed}`);
  return found[1];
}

/** A member whom the demo names. */
function phone(): string {
  const found = /try: (\d{11})/.exec(printed);
  if (!found?.[1]) throw new Error(`no phone in\n${printed}`);
  return found[1];
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', scale: 'css' });
}

test('the door', async ({ page }) => {
  await page.setViewportSize(DESK);
  await page.goto('/');
  await picture(page, 'door');
});

test('the till with a member before it', async ({ page }) => {
  await page.setViewportSize(TABLET);
  const token = new URL(link('cashier').replace('#/', '')).searchParams.get('token') ?? '';
  await new Client({ baseUrl: url }).post('/api/v1/session/welcome', { body: { token, password: PASSWORD } });
  await page.goto('/till/');
  await page.getByLabel('用户名').fill('cashier');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('收银台名称').fill('1');
  await page.getByRole('button', { name: '开始收银' }).click();
  for (const typed of [phone(), '2000000000015', '2000000000077', '2000000000206']) {
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(400);
  }
  await expect(page.getByTestId('quote')).toBeVisible();
  await picture(page, 'till');
});

test('a member with her phone', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto('/member/#/login');
  await page.getByLabel('手机号').fill(phone());
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByLabel('6 位验证码').waitFor();
  const { items } = await operator.get('/api/v1/message-outbox');
  await page.getByLabel('6 位验证码').fill(/\d{6}/.exec(items[0]?.zh ?? '')?.[0] ?? '');
  await expect(page.getByRole('img', { name: '会员动态码' })).toBeVisible();
  await picture(page, 'member');
  await page.goto('/member/#/entries');
  await picture(page, 'member-entries');
});

test('each page of the console', async ({ page }) => {
  await page.setViewportSize(DESK);
  await page.goto(link('admin'));
  await page.getByLabel('新密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('再输一次新密码').fill(PASSWORD);
  await page.getByRole('button', { name: '设置密码并继续' }).click();
  await page.getByLabel('验证器显示的 6 位数字').fill(totp((await page.getByTestId('secret').textContent()) ?? ''));
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByLabel('我已保存好恢复码').check();
  await page.getByRole('button', { name: '进入管理后台' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  const places = await page.getByRole('navigation').locator('a[href^="#/"]').evaluateAll((links) => [...new Set(links.map((one) => one.getAttribute('href') ?? ''))]);
  for (const place of places) {
    await page.goto(`/console/${place}`);
    await picture(page, `console-${place.slice(2).replaceAll('/', '-') || 'home'}`);
  }
});
