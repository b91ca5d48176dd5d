import { Client } from '@huiji/api';
import type { Page } from '@playwright/test';
import { PASSWORD } from './harness/chain';
import { setUpFactor, signIn } from './harness/office';
import { Server } from './harness/server';
import { expect, isAccessible, picture, test } from './harness/test';
import { totp } from './harness/totp';

const SIZE = { width: 1280, height: 800 };
test.use({ viewport: SIZE });

async function choosePassword(page: Page): Promise<void> {
  await page.getByLabel('新密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('再输一次新密码').fill(PASSWORD);
  await page.getByRole('button', { name: '设置密码并继续' }).click();
}

test('the first administrator goes from the printed link to a cashier who has signed in', async ({ page, browser, watched }) => {
  test.setTimeout(150_000);
  const server = await Server.create();
  try {
    await page.goto(`${server.url}/console/#/welcome?token=${server.firstLink}`);
    await expect(page.getByRole('heading', { name: '设置第一位管理员' })).toBeVisible();
    await isAccessible(page);
    await picture(page, 'console-welcome');
    await page.getByLabel('姓名').fill('陈静');
    await page.getByLabel('用户名').fill('chen.jing');
    await choosePassword(page);
    const secret = await setUpFactor(page);

    // An empty installation says what to do first.
    await expect(page.getByRole('heading', { name: '您好,陈静' })).toBeVisible();
    for (const step of ['duties', 'stores', 'products', 'programme', 'staff']) await expect(page.locator(`[data-step="${step}"]`)).toContainText('待完成');
    await isAccessible(page);
    await picture(page, 'console-first-steps');

    await page.getByRole('link', { name: '去完成 导入门店' }).click();
    const file = (text: string) => ({ name: 'stores.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByLabel('选择 CSV 文件').setInputFiles(file('code,name\nSH01,南京东路店\n,没有代码的店'));
    await expect(page.getByText('共 2 行:新增 1,更新 0,不变 0,有错 1。')).toBeVisible();
    await expect(page.getByRole('row', { name: /^3/ })).toBeVisible();
    await isAccessible(page);
    await page.getByLabel('选择 CSV 文件').setInputFiles(file('code,name\nSH01,南京东路店\nSH02,徐家汇店'));
    await page.getByRole('button', { name: '写入 2 行' }).click();
    await expect(page.getByText('已写入:新增 2')).toBeVisible();

    await page.getByRole('link', { name: '首页', exact: true }).click();
    await expect(page.locator('[data-step="stores"]')).toContainText('已完成');
    await page.getByRole('link', { name: '员工', exact: true }).click();
    await page.getByRole('button', { name: '邀请员工' }).click();
    const form = page.getByRole('dialog', { name: '邀请员工' });
    await form.getByLabel('用户名').fill('wang.li');
    await form.getByLabel('姓名').fill('王丽');
    await form.getByLabel('收银员').check();
    await form.getByLabel('南京东路店').check();
    await isAccessible(page);
    await form.getByRole('button', { name: '邀请员工' }).click();
    const link = (await page.getByRole('group', { name: '王丽 的一次性链接' }).textContent()) ?? '';
    expect(link).toContain(`${server.url}/console/#/welcome?token=`);
    await page.getByRole('button', { name: '已交给本人' }).click();
    await expect(page.getByRole('row', { name: /王丽/ })).toContainText('已邀请');
    await isAccessible(page);
    await picture(page, 'console-staff');

    // While no SMS carrier is connected, a member's code is read here.
    await new Client({ baseUrl: server.url }).post('/api/v1/member-logins', { body: { phone: '13900004321', purpose: 'login' } });
    await page.getByRole('link', { name: '消息箱' }).click();
    await expect(page.getByRole('row', { name: /139\*{4}4321/ })).toContainText(/\d{6}/);
    await isAccessible(page);
    await page.getByRole('link', { name: '员工', exact: true }).click();

    const theirs = await browser.newContext({ viewport: SIZE, locale: 'zh-CN' });
    watched(theirs);
    const cashier = await theirs.newPage();
    await cashier.goto(link);
    await expect(cashier.getByRole('heading', { name: '欢迎,王丽' })).toBeVisible();
    await choosePassword(cashier);
    // She sees what a cashier may see, and nothing else.
    await expect(cashier.getByRole('heading', { name: '您好,王丽' })).toBeVisible();
    await expect(cashier.getByRole('navigation').getByRole('link')).toHaveText(['首页']);
    await cashier.goto(`${server.url}/console/#/staff`);
    await expect(cashier.getByText('您的账号没有此页的权限')).toBeVisible();
    await cashier.goto(link);
    await cashier.reload();
    await expect(cashier.getByText('这个链接已用过或已过期')).toBeVisible();

    // Disabling ends her sessions at once, and she is told.
    await page.getByRole('button', { name: '停用 王丽' }).click();
    await page.getByRole('dialog', { name: '停用 王丽?' }).getByRole('button', { name: '停用' }).click();
    await expect(page.getByRole('row', { name: /王丽/ })).toContainText('已停用');
    await cashier.goto(`${server.url}/console/#/account`);
    await cashier.getByLabel('现在的密码').fill(PASSWORD);
    await cashier.getByLabel('新密码', { exact: true }).fill(`${PASSWORD}-next`);
    await cashier.getByLabel('再输一次新密码').fill(`${PASSWORD}-next`);
    await cashier.getByRole('button', { name: '修改' }).click();
    await expect(cashier.getByText('登录已结束')).toBeVisible();
    await picture(cashier, 'console-signed-out');
    await signIn(cashier, { username: 'wang.li', password: PASSWORD });
    await expect(cashier.getByText('用户名或密码不对')).toBeVisible();
    await theirs.close();

    await page.getByRole('button', { name: '退出登录' }).click();
    await signIn(page, { username: 'chen.jing', password: PASSWORD }, totp(secret, 1));
    await expect(page.getByRole('heading', { name: '您好,陈静' })).toBeVisible();
  } finally {
    await server.remove();
  }
});

test('O6 a large adjustment is booked when a second person approves it, who is never the one who asked', async ({ page, chain, browser, watched }) => {
  test.slow();
  const member = await chain.member('方小姐');
  const manager = await chain.staff('许店长', 'manager');
  const finance = await chain.staff('何会计', 'finance');
  const hers = await browser.newContext({ viewport: SIZE, locale: 'zh-CN' });
  watched(hers);
  const asking = await hers.newPage();
  await asking.goto('/console/#/approvals');
  await signIn(asking, manager);
  await expect(asking.getByText('没有待复核的申请')).toBeVisible();
  const { csrfToken } = (await (await asking.request.get('/api/v1/session')).json()) as { csrfToken: string };
  const asked = await asking.request.post('/api/v1/adjustments', {
    headers: { 'X-CSRF-Token': csrfToken, 'Idempotency-Key': 'a-large-adjustment' },
    data: { member: { memberId: member.id }, points: '3000', reason: '系统故障补偿', store: 'sh-001' },
  });
  expect(asked.status()).toBe(202);
  await asking.reload();
  await expect(asking.getByText('这是您自己的申请')).toBeVisible();
  await expect(asking.getByRole('button', { name: '去复核' })).toHaveCount(0);
  await hers.close();

  await page.goto('/console/#/approvals');
  await signIn(page, finance);
  await setUpFactor(page);
  await expect(page.getByRole('article').filter({ hasText: '系统故障补偿' })).toBeVisible();
  await isAccessible(page);
  await picture(page, 'console-approvals');
  await page.getByRole('button', { name: '去复核' }).click();
  await expect(page.getByRole('button', { name: '同意并入账' })).toBeDisabled();
  await page.getByLabel('复核意见').fill('已核对工单');
  await isAccessible(page);
  await page.getByRole('button', { name: '同意并入账' }).click();
  await expect(page.getByText('没有待复核的申请')).toBeVisible();
  expect((await chain.balance(member.id)).spendable).toBe('3000');
});

test('P5 a member who says that her points are wrong is answered by the manager of her store, who sees why', async ({ page, chain, browser }) => {
  test.slow();
  const member = await chain.member('林小姐');
  await chain.api.post('/api/v1/purchases', {
    body: {
      store: 'sh-001', number: 'CONSOLE-1', channel: 'till', eventAt: new Date().toISOString(), member: { phone: member.phone },
      lines: [{ no: 1, product: 'P-001', quantity: 1, amountFen: '12000' }],
    },
  });
  const entry = (await chain.entries(member.id))[0];
  const phone = await browser.newContext();
  let csrfToken = '';
  const send = async (path: string, data: object): Promise<Record<string, string>> => {
    const answer = await phone.request.post(path, { data, headers: { 'Idempotency-Key': path, ...(csrfToken ? { 'X-CSRF-Token': csrfToken } : {}) } });
    expect(answer.ok(), path).toBe(true);
    return (await answer.json()) as Record<string, string>;
  };
  const { loginId } = await send('/api/v1/member-logins', { phone: member.phone, purpose: 'login' });
  const sent = (await chain.api.get('/api/v1/message-outbox', {})).items.find((one) => one.recipient.endsWith(member.phone.slice(-4)));
  ({ csrfToken = '' } = await send(`/api/v1/member-logins/${loginId}/confirm`, { code: /\d{6}/.exec(sent?.zh ?? '')?.[0] }));
  await send('/api/v1/me/complaints', { kind: 'wrong', entryId: entry?.entryId, note: '不是说有优惠吗?' });
  await phone.close();

  await page.goto('/console/#/complaints');
  await signIn(page, await chain.staff('沈店长', 'manager'));
  await expect(page.getByRole('heading', { name: '林小姐 · 积分不对' })).toBeVisible();
  await page.getByRole('button', { name: '为什么是这么多分' }).click();
  // The pointer is still on it: it stays readable.
  await expect(page.getByRole('button', { name: '为什么是这么多分' })).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(page.getByText('满100元加20分')).toBeVisible();
  await isAccessible(page);
  await picture(page, 'console-complaints');
  await page.getByLabel('答复(会员可见)').fill('已含满100元加20分,共140分。');
  await page.getByRole('button', { name: '答复', exact: true }).click();
  await expect(page.getByText('没有待处理的反馈')).toBeVisible();
});

test('English is one click away on every page, and the trail is searched and exported', async ({ page, chain }) => {
  test.slow();
  const auditor = await chain.staff('Ada', 'auditor');
  await page.goto('/console/#/trail');
  await signIn(page, auditor);
  await setUpFactor(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Audit trail' })).toBeVisible();
  await page.getByLabel('Who').fill(auditor.username);
  await page.getByLabel('Action').fill('session.second_factor');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('row').nth(1)).toContainText('session.second_factor');
  await picture(page, 'console-trail-en');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);

  for (const name of ['Home', 'Staff', 'Approvals', 'Feedback', 'Audit trail']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(await page.getByRole('navigation').innerText(), name).toMatch(/^[\x20-\x7e\n’]+$/);
    await isAccessible(page);
  }
});
