import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Chain } from './harness/chain';
import { setUpFactor, signIn } from './harness/office';
import { expect, isAccessible, picture, test } from './harness/test';

test.use({ viewport: { width: 1280, height: 800 } });

let receipts = 0;
/** A receipt of ¥120 of hers, which earns 140. */
async function sell(chain: Chain, memberId: string | null, store = 'sh-001', fen = '12000'): Promise<string> {
  const number = `M-${Date.now()}-${++receipts}`;
  await chain.api.post('/api/v1/purchases', {
    body: { store, number, channel: 'till', eventAt: new Date().toISOString(), member: memberId ? { memberId } : undefined, lines: [{ no: 1, product: 'P-001', quantity: 2, amountFen: fen }] },
  });
  return number;
}

async function search(page: Page, text: string): Promise<void> {
  await page.getByLabel('查找一位会员').fill(text);
  await page.getByRole('button', { name: '查询' }).click();
}

async function exported(page: Page, confirm: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: confirm, exact: true }).click();
  return readFileSync(await (await coming).path(), 'utf8');
}

/** Nothing makes the page wider than its window. */
async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}

test('a manager finds a member by what she says, sees why, adjusts, asks for more, and freezes', async ({ page, chain }) => {
  test.slow();
  const member = await chain.member('苏小暖');
  await sell(chain, member.id);
  await page.goto('/console/#/members');
  await signIn(page, await chain.staff('罗店长', 'manager'));
  await expect(page.getByRole('heading', { level: 1, name: '会员' })).toBeVisible();
  for (const said of [member.phone, member.phone.slice(-6), member.card, '苏小暖']) {
    await search(page, said);
    await expect(page.getByRole('link', { name: '苏小暖' })).toHaveCount(1);
    await expect(page.getByRole('row')).toHaveCount(2);
  }
  // What a person is known by never stands in an address.
  expect(page.url()).not.toContain(member.phone.slice(-6));
  await search(page, '苏小');
  await expect(page.getByText('没有符合条件的会员')).toBeVisible();
  await page.getByLabel('按什么查').selectOption('手机号');
  await search(page, '12345');
  await expect(page.getByRole('alert')).toContainText('应为手机号');
  await page.getByRole('button', { name: '清空条件' }).click();
  await expect(page.getByRole('link', { name: '苏小暖' })).toBeVisible();
  await page.getByLabel('门店').selectOption('南京西路店');
  await expect(page).toHaveURL(/store=sh-001/);
  await page.reload();
  await expect(page.getByLabel('门店')).toHaveValue('sh-001');
  await isAccessible(page);
  await picture(page, 'console-members');

  await page.getByLabel('选择 苏小暖').check();
  await page.getByLabel('标签', { exact: true }).last().fill('常客');
  await page.getByRole('button', { name: '加标签' }).click();
  await expect(page.getByText('已给 1 位会员加上「常客」')).toBeVisible();
  await page.getByRole('link', { name: '苏小暖' }).click();

  await expect(page.getByRole('heading', { level: 1, name: /苏小暖/ })).toContainText('普通会员');
  await expect(page.getByText('常客')).toBeVisible();
  await page.getByRole('button', { name: '为什么' }).first().click();
  await expect(page.getByText('满100元加20分')).toBeVisible();
  await isAccessible(page);
  await picture(page, 'console-member');

  await page.getByRole('button', { name: '调整积分' }).click();
  const adjust = page.getByRole('dialog', { name: '调整积分' });
  await adjust.getByLabel('多少分').fill('1.5');
  await expect(adjust.getByText('请输入大于 0 的整数')).toBeVisible();
  await expect(adjust.getByRole('button', { name: '提交' })).toBeDisabled();
  await adjust.getByLabel('多少分').fill('60');
  await adjust.getByLabel('原因').fill('奶茶洒了');
  await isAccessible(page);
  await adjust.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('已调整 +60 分')).toBeVisible();
  await expect(page.getByText('此刻可用').locator('..')).toContainText('200');
  await page.getByRole('button', { name: '调整积分' }).click();
  await adjust.getByLabel('多少分').fill('5000');
  await adjust.getByLabel('原因').fill('系统故障补偿');
  await adjust.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('+5,000 分超过您的额度,已提交复核')).toBeVisible();
  expect((await chain.balance(member.id)).spendable).toBe('200');

  await page.getByRole('button', { name: '查看完整手机号' }).click();
  await expect(page.getByRole('button', { name: '显示' })).toBeDisabled();
  await page.getByLabel('原因').fill('核对失物');
  await page.getByRole('button', { name: '显示' }).click();
  await expect(page.getByRole('dialog').getByText(member.phone)).toBeVisible();
  await page.getByRole('button', { name: '看好了' }).click();
  await expect(page.getByText(member.phone)).toHaveCount(0);

  await page.getByRole('tab', { name: '身份' }).click();
  await page.getByLabel('号码').fill('K-NEW-1');
  await page.getByRole('button', { name: '绑定', exact: true }).click();
  await expect(page.getByText('****EW-1').first()).toBeVisible();
  await page.getByLabel('类型').selectOption('手机号');
  await page.getByLabel('号码').fill(chain.phone());
  await page.getByRole('button', { name: '绑定', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('当前状态不允许');
  await page.getByRole('button', { name: '解绑 ****EW-1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '解绑' }).click();
  await expect(page.getByText('****EW-1')).toHaveCount(0);

  await page.getByRole('button', { name: '冻结' }).click();
  await page.getByLabel('原因').fill('疑似盗刷');
  await page.getByRole('dialog').getByRole('button', { name: '冻结' }).click();
  await expect(page.getByText('账户已冻结')).toBeVisible();
  await isAccessible(page);
  await page.getByRole('tab', { name: '变更记录' }).click();
  await expect(page.getByRole('row', { name: /正常 → 已冻结/ })).toContainText('疑似盗刷');
  await picture(page, 'console-member-frozen');
  await page.getByRole('button', { name: '解冻' }).click();
  await page.getByLabel('原因').fill('已核实');
  await page.getByRole('dialog').getByRole('button', { name: '解冻' }).click();
  await expect(page.getByText('账户已冻结')).toHaveCount(0);
});

test('receipts, refunds and redemptions are found, explained, taken back and taken along', async ({ page, chain }) => {
  test.slow();
  const member = await chain.member('唐小糖');
  const receipt = await sell(chain, member.id);
  const others = await sell(chain, member.id, 'sh-002');
  const nobodys = await sell(chain, null);
  await chain.api.post('/api/v1/refunds', { body: { store: 'sh-001', receipt, number: `${receipt}-R`, eventAt: new Date().toISOString(), amountFen: '6000' } });
  await chain.api.post('/api/v1/redemptions', { body: { store: 'sh-001', member: { memberId: member.id }, points: '30' } });
  await chain.api.post('/api/v1/holds', { body: { store: 'sh-001', member: { memberId: member.id }, points: '20' } });
  await page.goto('/console/#/receipts');
  await signIn(page, await chain.staff('邱店长', 'manager'));
  await expect(page.getByRole('link', { name: receipt })).toBeVisible();
  await expect(page.getByText('这里只有您门店的单据')).toBeVisible();
  await expect(page.getByRole('link', { name: others })).toHaveCount(0);
  await page.getByLabel('状态').selectOption('无会员');
  await expect(page.getByRole('link', { name: nobodys })).toBeVisible();
  await expect(page.getByRole('link', { name: receipt })).toHaveCount(0);
  await page.getByRole('button', { name: '清空条件' }).click();
  await page.getByLabel('小票号').fill('没有这张');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText('没有符合条件的小票')).toBeVisible();
  await page.getByLabel('小票号').fill(receipt);
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.locator('summary').click();
  await page.getByRole('checkbox', { name: '渠道' }).check();
  await expect(page.getByRole('columnheader', { name: '渠道' })).toBeVisible();
  await page.locator('summary').click();
  await isAccessible(page);
  await picture(page, 'console-receipts');
  await page.getByRole('button', { name: '导出 CSV' }).click();
  const file = await exported(page, '导出');
  expect(file.startsWith('\uFEFF')).toBe(true);
  expect(file).toContain(`${receipt},`);
  expect(file).not.toContain(member.phone);

  await page.getByRole('link', { name: receipt }).click();
  await expect(page.getByRole('heading', { name: `小票 ${receipt}` })).toBeVisible();
  await expect(page.getByRole('heading', { name: '为什么是 140 分' })).toBeVisible();
  await expect(page.getByText('追回 80 分')).toBeVisible();
  await isAccessible(page);
  await picture(page, 'console-receipt');
  await page.getByRole('link', { name: '← 小票与退款' }).click();
  await page.getByRole('link', { name: '退款', exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(`${receipt}-R`) })).toContainText('¥60.00');
  await isAccessible(page);

  await page.getByRole('link', { name: '兑换', exact: true }).click();
  const held = page.getByRole('row', { name: /唐小糖.*预扣中/ });
  await held.getByRole('button', { name: '释放' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '释放' }).click();
  await expect(page.getByText('已释放,积分已退回')).toBeVisible();
  await page.getByRole('row', { name: /唐小糖.*已兑换/ }).getByRole('button', { name: '撤销' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('row', { name: /唐小糖.*已撤销/ })).toBeVisible();
  await isAccessible(page);
  await picture(page, 'console-redemptions');
  // 140 + 140, less the 80 that the refund took; what was held and redeemed is back.
  expect((await chain.balance(member.id)).spendable).toBe('200');
});

test('in English, on a phone: lists and pages fit, and members are exported masked', async ({ page, chain }) => {
  test.slow();
  const member = await chain.member('Iris Field');
  const receipt = await sell(chain, member.id, 'sh-001', '60000');
  await page.goto('/console/#/members');
  await signIn(page, await chain.staff('Grace', 'marketing'));
  await setUpFactor(page);
  await page.getByRole('button', { name: 'English' }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByLabel('Find a member').fill('Iris Field');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  await fits(page);
  await isAccessible(page);
  await picture(page, 'console-members-phone-en');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  await expect(page.getByLabel('With whole phone numbers')).toHaveCount(0);
  const file = await exported(page, 'Export');
  expect(file).toContain('Iris Field');
  expect(file).not.toContain(member.phone);
  await page.getByRole('link', { name: 'Iris Field' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Silver');
  await expect(page.getByRole('button', { name: 'Adjust points' })).toHaveCount(0);
  for (const tab of ['Lots', 'Receipts', 'Redemptions', 'Tier', 'Identities', 'Changes']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
    await fits(page);
    await isAccessible(page);
    if (tab === 'Tier') await expect(page.getByText('Member → Silver')).toBeVisible();
    if (tab === 'Receipts') await expect(page.getByRole('link', { name: receipt })).toBeVisible();
  }
  await page.getByRole('tab', { name: 'Entries' }).click();
  await picture(page, 'console-member-phone-en');
  for (const [name, heading] of [['Receipts & refunds', 'Receipts & refunds'], ['Redemptions', 'Redemptions']] as const) {
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await fits(page);
    await isAccessible(page);
  }
});
