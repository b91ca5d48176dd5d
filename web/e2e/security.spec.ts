import type { Page } from '@playwright/test';
import { PASSWORD } from './harness/chain';
import { setUpFactor, signIn } from './harness/office';
import { expect, isAccessible, picture, test } from './harness/test';

const SIZE = { width: 1280, height: 800 };
// The administrator appoints the first security administrator of an installation, and none after her.
test.use({ viewport: SIZE, alone: 'security' });

/** Fills in who is invited as what; the one-time link. */
async function invite(page: Page, username: string, name: string, role: string): Promise<string> {
  await page.getByRole('link', { name: '员工', exact: true }).click();
  await page.getByRole('button', { name: '邀请员工' }).click();
  const form = page.getByRole('dialog', { name: '邀请员工' });
  await form.getByLabel('用户名').fill(username);
  await form.getByLabel('姓名').fill(name);
  await form.getByLabel(role).check();
  await form.getByRole('button', { name: '邀请员工' }).click();
  const link = (await page.getByRole('group', { name: `${name} 的一次性链接` }).textContent()) ?? '';
  await page.getByRole('button', { name: '已交给本人' }).click();
  return link;
}

test('the security administrator is appointed by a link, resets a lost authenticator, appoints an auditor, and sees no members', async ({ page, chain, browser, watched }) => {
  test.setTimeout(150_000);
  const member = await chain.member('郑小姐', 100);
  const finance = await chain.staff('何会计', 'finance');
  const theirs = await browser.newContext({ viewport: SIZE, locale: 'zh-CN' });
  watched(theirs);
  const accountant = await theirs.newPage();
  await accountant.goto('/console/');
  await signIn(accountant, finance);
  await setUpFactor(accountant);

  await chain.beAdministrator(page.context());
  await page.goto('/console/');
  const link = await invite(page, 'gu.anquan', '顾安', '安全管理员');

  const hers = await browser.newContext({ viewport: SIZE, locale: 'zh-CN' });
  watched(hers);
  const security = await hers.newPage();
  await security.goto(link);
  await expect(security.getByRole('heading', { name: '欢迎,顾安' })).toBeVisible();
  await security.getByLabel('新密码', { exact: true }).fill(PASSWORD);
  await security.getByLabel('再输一次新密码').fill(PASSWORD);
  await security.getByRole('button', { name: '设置密码并继续' }).click();
  await setUpFactor(security);
  await expect(security.getByRole('heading', { name: '您好,顾安' })).toBeVisible();

  // From now on duties are hers to give: the system administrator gives no other.
  await page.getByRole('button', { name: '邀请员工' }).click();
  const second = page.getByRole('dialog', { name: '邀请员工' });
  await second.getByLabel('用户名').fill('another');
  await second.getByLabel('姓名').fill('又一位');
  await second.getByLabel('安全管理员').check();
  await second.getByRole('button', { name: '邀请员工' }).click();
  await expect(second.getByRole('alert')).toContainText('没有此权限');
  await second.getByRole('button', { name: '取消' }).click();

  // What a duty is kept apart for: accounts are hers, customers are not.
  await expect(security.getByRole('navigation').getByRole('link', { name: '员工', exact: true })).toBeVisible();
  for (const hidden of ['会员', '小票与退款', '兑换', '积分方案', '审计日志']) await expect(security.getByRole('navigation').getByRole('link', { name: hidden, exact: true })).toHaveCount(0);
  await security.goto('/console/#/members');
  await expect(security.getByText('您的账号没有此页的权限')).toBeVisible();
  expect((await security.request.get(`/api/v1/members/${member.id}`)).status()).toBe(403);
  expect((await security.request.get(`/api/v1/members/${member.id}/balance`)).status()).toBe(403);

  // Somebody lost her phone: she sets the authenticator up anew at the next login, and what she had open is over.
  await security.getByRole('link', { name: '员工', exact: true }).click();
  await security.getByRole('button', { name: '重置验证器 何会计' }).click();
  const asked = security.getByRole('dialog', { name: '重置 何会计 的验证器?' });
  await expect(asked).toContainText('请先当面核实是本人');
  await isAccessible(security);
  await asked.getByRole('button', { name: '重置验证器' }).click();
  await expect(security.getByRole('row', { name: /何会计/ })).toContainText('需设两步验证');
  await picture(security, 'console-security');
  await accountant.goto('/console/');
  await accountant.reload();
  await signIn(accountant, finance);
  await setUpFactor(accountant);
  await expect(accountant.getByRole('link', { name: '何会计' })).toBeVisible();

  const auditor = await invite(security, 'shen.ji', '沈计', '审计员');
  expect(auditor).toContain('/console/#/welcome?token=');
  await expect(security.getByRole('row', { name: /沈计/ })).toContainText('审计员');
  // Nobody changes her own account.
  await expect(security.getByRole('row', { name: /顾安/ })).toContainText('自己的账号由别人修改');
  await security.goto('/console/#/account');
  await expect(security.getByRole('heading', { name: '我的账号' })).toBeVisible();
  await isAccessible(security);
  await picture(security, 'console-account');
  await security.getByRole('button', { name: 'English' }).click();
  await isAccessible(security);
  await hers.close();
  await theirs.close();
});
