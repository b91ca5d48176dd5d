import type { Page } from '@playwright/test';
import type { Account } from './chain';
import { expect, isAccessible } from './test';
import { totp } from './totp';

/** Sets up the authenticator that the page asks for; the secret is what it shows as text. */
export async function setUpFactor(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: '两步验证' })).toBeVisible();
  await expect(page.getByRole('img', { name: '验证器二维码' })).toHaveAttribute('data-code', /^otpauth:\/\/totp\//);
  await isAccessible(page);
  const secret = (await page.getByTestId('secret').textContent()) ?? '';
  await page.getByLabel('验证器显示的 6 位数字').fill(totp(secret));
  await page.getByRole('button', { name: '确认' }).click();
  await expect(page.getByRole('heading', { name: '恢复码' })).toBeVisible();
  await expect(page.getByRole('button', { name: '进入管理后台' })).toBeDisabled();
  await page.getByLabel('我已保存好恢复码').check();
  await page.getByRole('button', { name: '进入管理后台' }).click();
  return secret;
}

/** Signs in to the console, wherever it was opened. */
export async function signIn(page: Page, { username, password }: Pick<Account, 'username' | 'password'>, code?: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  if (!code) return;
  await page.getByLabel('动态验证码').fill(code);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}
