import { expect, isAccessible, picture, test } from './harness/test';
import { totp } from './harness/totp';

test.use({ viewport: { width: 1280, height: 800 } });

test('a new link asks for the second factor too, says what to do about a wrong code in either language, and lets her in by the right one', async ({ page, chain }) => {
  test.slow();
  const { token, secret, username } = await chain.linked('何会计', 'finance');
  const password = 'Warm-Rice-Bowls-77';
  const wrong = String((Number(totp(secret)) + 123_457) % 1_000_000).padStart(6, '0');
  await page.goto(`/console/#/welcome?token=${token}`);
  await expect(page.getByRole('heading', { name: '欢迎,何会计' })).toBeVisible();
  await page.getByLabel('新密码', { exact: true }).fill(password);
  await page.getByLabel('再输一次新密码').fill(password);
  await page.getByRole('button', { name: '设置密码并继续' }).click();
  await expect(page.getByLabel('动态验证码')).toBeFocused();
  await expect(page.getByLabel('新密码', { exact: true })).toHaveCount(0);
  await isAccessible(page);
  await page.getByLabel('动态验证码').fill(wrong);
  await page.getByRole('button', { name: '设置密码并继续' }).click();
  await expect(page.getByText('验证码不对。请看验证器上最新的 6 位数字;每个码只能用一次。')).toBeVisible();
  await isAccessible(page);
  await picture(page, 'console-welcome-factor');

  await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel('One-time code').fill(wrong);
  await page.getByRole('button', { name: 'Set password and continue' }).click();
  await expect(page.getByText('The code is wrong. Use the newest six digits of the authenticator;')).toBeVisible();
  await isAccessible(page);
  await page.getByLabel('One-time code').fill(totp(secret, 1));
  await page.getByRole('button', { name: 'Set password and continue' }).click();
  await expect(page.getByRole('heading', { name: 'Hello, 何会计' })).toBeVisible();

  // At the next sign-in it is the same field, and the new password.
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('One-time code')).toBeFocused();
  await isAccessible(page);
  await page.getByLabel('One-time code').fill(wrong);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('The code is wrong. Use the newest six digits of the authenticator;')).toBeVisible();
});
