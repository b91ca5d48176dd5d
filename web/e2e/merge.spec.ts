import { PASSWORD } from './harness/chain';
import { expect, isAccessible, picture, test } from './harness/test';

test.use({ viewport: { width: 1280, height: 900 } });

test('X2 two records of one person become one, are told apart again, and nothing of it is a surprise', async ({ page, chain }) => {
  test.slow();
  const old = await chain.member('林小姐', 300);
  const now = await chain.member('林月', 120);
  await chain.api.post('/api/v1/members/{id}/tags', { path: { id: old.id }, body: { tag: '爱喝奶茶' } });
  await chain.beAdministrator(page.context());
  await page.goto('/console/#/members/merge');
  await expect(page.getByRole('heading', { name: '合并会员' })).toBeVisible();
  await expect(page.getByText('还没有合并过会员')).toBeVisible();
  await isAccessible(page);

  const first = page.locator('[data-finder="first"]');
  const second = page.locator('[data-finder="second"]');
  await first.getByLabel('手机号').last().fill('13900000000');
  await first.getByRole('button', { name: '查找' }).click();
  await expect(first.getByText('没有找到该会员')).toBeVisible();
  await first.getByLabel('手机号').last().fill(old.phone);
  await first.getByRole('button', { name: '查找' }).click();
  await expect(first.getByText('林小姐')).toBeVisible();
  await second.getByLabel('按什么查找').selectOption('card');
  await second.getByLabel('卡号').last().fill(now.card);
  await second.getByRole('button', { name: '查找' }).click();

  await expect(page.getByRole('row', { name: /^可用积分/ })).toContainText('420');
  await expect(page.getByText('300 分转到留下的会员')).toBeVisible();
  await expect(page.getByText('标签「爱喝奶茶」也加到留下的会员')).toBeVisible();
  await isAccessible(page);
  await picture(page, 'console-merge');
  await page.getByRole('button', { name: '对调:谁留下' }).click();
  await expect(page.getByText('120 分转到留下的会员')).toBeVisible();
  await page.getByRole('button', { name: '对调:谁留下' }).click();
  await expect(page.getByText('300 分转到留下的会员')).toBeVisible();
  await page.getByLabel('合并原因').fill('换号后重复入会,已核对本人');
  await page.getByRole('button', { name: '合并这两位会员' }).click();
  await isAccessible(page);
  await page.getByRole('button', { name: '确认合并' }).click();
  await expect(page.getByText(`已合并:300 分转到会员 ${now.id}。`)).toBeVisible();
  expect((await chain.balance(now.id)).redeemable).toBe('420');
  const found = await chain.api.post('/api/v1/members/lookup', { body: { member: { phone: old.phone } } });
  expect(found.id).toBe(now.id);

  // Some are spent before somebody notices that it was the wrong person.
  await chain.api.post('/api/v1/redemptions', { body: { store: 'sh-001', member: { memberId: now.id }, points: '200' } });
  const past = page.locator('[data-merge]').first();
  await expect(past).toContainText('换号后重复入会');
  await past.getByRole('button', { name: /撤销合并/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/已用掉、过期或被退款追回,不能退回/)).toBeVisible();
  await expect(dialog.getByText(/标签「爱喝奶茶」回到并走的会员/)).toBeVisible();
  await isAccessible(page);
  await picture(page, 'console-unmerge');
  await dialog.getByLabel('撤销原因').fill('两个人同名');
  await dialog.getByRole('button', { name: '确认撤销' }).click();
  await expect(page.getByText(/已撤销合并,退回 \d+ 分/)).toBeVisible();
  await expect(past).toContainText('两个人同名');
  const [one, other] = [await chain.balance(old.id), await chain.balance(now.id)];
  expect(BigInt(one.redeemable) + BigInt(other.redeemable)).toBe(220n);

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Merge members' })).toBeVisible();
  await isAccessible(page);
  await picture(page, 'console-merge-en');
});

test('whoever may not merge is not offered it', async ({ page, chain }) => {
  const manager = await chain.staff('许店长', 'manager');
  await page.goto('/console/#/members/merge');
  await page.getByLabel('用户名').fill(manager.username);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByText('您的账号没有此页的权限')).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: '合并会员' })).toHaveCount(0);
});
