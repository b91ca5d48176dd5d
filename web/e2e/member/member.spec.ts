import { expect, isAccessible, join, picture, test } from './phone';
import { masked } from './shop';

const PHONE = { width: 390, height: 844 };
const FIRST_LOAD_SCRIPT_BYTES_MAX = 150_000;

test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

test('P1 a person scans a store’s code, joins, and holds her member code, her points and the way to silver', async ({ page, shop }) => {
  await page.goto(`/member/#/join?store=${shop.store}`);
  await expect(page.getByText(`${shop.storeName}邀请您加入会员`)).toBeVisible();
  await expect(page.getByText('加入即送 20 积分')).toBeVisible();
  await expect(page.getByRole('button', { name: '获取验证码' })).toBeDisabled();
  await isAccessible(page);
  await picture(page, 'member-join');
  const phone = await join(page, shop);
  await expect(page.getByRole('link', { name: /可用积分/ })).toContainText('20');
  await expect(page.getByText('再消费¥500(90天内)升银卡')).toBeVisible();
  await expect(page.getByText('欢迎加入!')).toBeVisible();
  await picture(page, 'member-home');
  const code = (await page.getByRole('img', { name: '会员动态码' }).getAttribute('data-code')) ?? '';
  const visit = await shop.api.post('/api/v1/visits', { body: { code, till: '1', store: shop.store } });
  const record = await shop.api.get('/api/v1/members/{id}', { path: { id: visit.memberId } });
  expect(record.identities[0]?.value).toBe(masked(phone));
  expect(record.channel).toBe('member-page');
  expect(record.storeId).toBe((await shop.api.get('/api/v1/stores/{code}', { path: { code: shop.store } })).id);
});

test('X2 the code replaces itself before it ends', async ({ page, shop }) => {
  await page.clock.install();
  await join(page, shop);
  const code = page.getByRole('img', { name: '会员动态码' });
  const first = (await code.getAttribute('data-code')) ?? '';
  await page.clock.runFor(46_000);
  await expect(code).not.toHaveAttribute('data-code', first);
});

test('P2 P5 a purchase shows by itself, says why, and two taps tell the manager that it is wrong', async ({ page, shop }) => {
  const phone = await join(page, shop);
  await shop.sell(phone, 8_800);
  await expect(page.getByRole('link', { name: /可用积分/ })).toContainText('108', { timeout: 15_000 });
  await page.getByRole('link', { name: '明细' }).click();
  await page.getByRole('button', { name: /消费获得/ }).click();
  const why = page.getByRole('dialog', { name: '为什么是这么多分' });
  await expect(why.getByText(/计分金额¥88/)).toBeVisible();
  await expect(why.getByText(/银卡1.2倍：当前等级不适用/)).toBeVisible();
  await expect(why.getByText(/满100元加20分：还差¥12/)).toBeVisible();
  await picture(page, 'member-why');
  await why.getByRole('button', { name: '分数不对' }).click();
  await expect(why.getByText('已告知店长')).toBeVisible();
  const { items } = await shop.api.get('/api/v1/complaints', { query: { status: 'open', store: shop.store } });
  expect(items[0]?.phone).toBe(masked(phone));
  await shop.api.post('/api/v1/complaints/{complaintId}/answers', {
    path: { complaintId: items[0]?.complaint.id ?? '' }, body: { text: '已核对,分数无误。', resolved: true },
  });
  await page.goto('/member/#/account/complaints');
  await expect(page.getByText('已核对,分数无误。')).toBeVisible();
  await expect(page.getByText('已处理')).toBeVisible();
});

test('E24 P5 a receipt made without her code is credited by number and amount, or the manager is told', async ({ page, shop }) => {
  await join(page, shop);
  const number = await shop.sell(null, 3_600);
  await page.getByRole('link', { name: '补登小票积分' }).click();
  await expect(page.getByLabel('门店')).toHaveValue(shop.store);
  await page.getByLabel('小票号').fill(number);
  await page.getByLabel('实付金额(元)').fill('35');
  await page.getByRole('button', { name: '补登', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('没有找到这张小票');
  await page.getByLabel('实付金额(元)').fill('36.00');
  await page.getByRole('button', { name: '补登', exact: true }).click();
  await expect(page.getByText('已补登,+36 分')).toBeVisible();
  await picture(page, 'member-late');
  await page.getByLabel('小票号').fill('没有的号');
  await page.getByRole('button', { name: '补登', exact: true }).click();
  await page.getByRole('button', { name: '告诉店长:这张小票没积分' }).click();
  await expect(page.getByText('已告知店长')).toBeVisible();
});

test('E24 the code on the till leads whoever is new to her points: she joins there, and the receipt is filled in', async ({ page, shop }) => {
  const number = await shop.sell(null, 3_600);
  const scanned = `/member/#/late?store=${shop.store}&receipt=${number}&amount=36.00`;
  await page.goto(scanned);
  const phone = shop.newPhone();
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByLabel('6 位验证码').waitFor();
  await page.getByLabel('6 位验证码').fill(await shop.codeFor(phone));
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: '加入会员' }).click();
  await expect(page.getByLabel('小票号')).toHaveValue(number);
  await expect(page.getByLabel('实付金额(元)')).toHaveValue('36.00');
  await expect(page.getByLabel('门店')).toHaveValue(shop.store);
  await isAccessible(page);
  await page.getByRole('button', { name: '补登', exact: true }).click();
  await expect(page.getByText('已补登,+36 分')).toBeVisible();
  // Another receipt, scanned into the page that is still open; and a store that is not of this chain.
  const next = await shop.sell(null, 1_250);
  await page.goto(`/member/#/late?store=${shop.store}&receipt=${next}&amount=12.50`);
  await expect(page.getByLabel('小票号')).toHaveValue(next);
  await page.getByRole('button', { name: '补登', exact: true }).click();
  await expect(page.getByText('已补登,+12 分')).toBeVisible();
  await page.goto('/member/');
  await page.goto('/member/#/late?store=NOWHERE&receipt=R-1&amount=abc');
  await expect(page.getByLabel('门店')).toHaveValue(shop.store);
  await expect(page.getByLabel('实付金额(元)')).toHaveValue('');
});

test('Q1 she corrects her profile, takes a consent back, exports, and closes the account knowing what it costs', async ({ page, shop }) => {
  await join(page, shop);
  await page.goto('/member/#/account/profile');
  await page.getByLabel('生日').fill('1995-02-28');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存')).toBeVisible();
  await expect(page.getByLabel('生日')).toBeDisabled();

  await page.goto('/member/#/account/consents');
  await page.getByRole('switch').click();
  await expect(page.getByRole('switch')).toHaveAttribute('aria-checked', 'true');
  await page.getByRole('switch').click();
  await expect(page.getByRole('switch')).toHaveAttribute('aria-checked', 'false');
  await expect(page.getByText(/收回 · 接收活动与优惠消息/)).toBeVisible();

  await page.goto('/member/#/account/export');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /JSON/ }).click();
  expect((await download).suggestedFilename()).toBe('huiji-export.json');

  await page.goto('/member/#/account/closing');
  await expect(page.getByText('20 积分', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '注销账户' }).click();
  await picture(page, 'member-closing');
  await page.getByRole('button', { name: '再想想' }).click();
  await page.getByRole('button', { name: '注销账户' }).click();
  await page.getByRole('button', { name: '确定注销,积分作废' }).click();
  await expect(page.getByLabel('手机号')).toBeVisible();
});

test('a wrong code, a code too soon and an unknown store are sentences that say what to do', async ({ page, shop }) => {
  const phone = shop.newPhone();
  await page.goto('/member/#/join?store=NOWHERE');
  await expect(page.getByText('没有认出这家门店的码,不影响加入。')).toBeVisible();
  await page.goto('/member/#/login');
  await page.getByLabel('手机号').fill('123');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByRole('alert')).toContainText('应为手机号');
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByLabel('6 位验证码').waitFor();
  const right = await shop.codeFor(phone);
  await page.getByLabel('6 位验证码').fill(right === '000000' ? '000001' : '000000');
  await expect(page.getByRole('alert')).toContainText('验证码不对或已失效');
  await expect(page.getByRole('button', { name: /秒后可重新获取/ })).toBeDisabled();
  await page.getByRole('button', { name: '换个手机号' }).click();
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByRole('alert')).toContainText('操作太频繁');
  await isAccessible(page);
});

test('a store prints its code, and what it says leads to joining at that store', async ({ page, shop }) => {
  await page.goto(`/member/#/poster?store=${shop.store}`);
  const code = page.getByRole('img', { name: '入会二维码' });
  await expect(code).toHaveAttribute('data-code', `${shop.server.url}/member/#/join?store=${shop.store}`);
  await isAccessible(page);
  await picture(page, 'member-poster');
  await page.goto((await code.getAttribute('data-code')) ?? '');
  await expect(page.getByText(`${shop.storeName}邀请您加入会员`)).toBeVisible();
});

test('somebody new who only logs in is asked to join, with the same code', async ({ page, shop }) => {
  const phone = shop.newPhone();
  await page.goto('/member/');
  await expect(page.getByLabel('手机号')).toBeVisible();
  await picture(page, 'member-login');
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByLabel('6 位验证码').waitFor();
  await page.getByLabel('6 位验证码').fill(await shop.codeFor(phone));
  await expect(page.getByText('这个手机号还不是会员。')).toBeVisible();
  await isAccessible(page);
  await page.getByRole('button', { name: /阅读《会员服务/ }).click();
  await expect(page.getByRole('dialog')).toContainText('手机号加密保存');
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: '加入会员' }).click();
  await expect(page.getByRole('img', { name: '会员动态码' })).toBeVisible();
  await page.goto('/member/#/account');
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByLabel('手机号')).toBeVisible();
});

test('the first load is small, the page can be installed, and its shell opens without the server', async ({ page, context }) => {
  let scriptBytes = 0;
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') scriptBytes += (await response.request().sizes()).responseBodySize;
  });
  await page.goto('/member/');
  await page.getByLabel('手机号').waitFor();
  await page.waitForLoadState('networkidle');
  expect(scriptBytes).toBeGreaterThan(10_000);
  expect(scriptBytes).toBeLessThanOrEqual(FIRST_LOAD_SCRIPT_BYTES_MAX);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    return link ? ((await (await fetch(link.href)).json()) as { start_url: string; display: string; icons: { src: string }[] }) : null;
  });
  expect(manifest).toMatchObject({ start_url: '/member/', display: 'standalone' });
  expect((await page.request.get(`/member/${manifest?.icons[0]?.src}`)).headers()['content-type']).toBe('image/png');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText('连不上服务器')).toBeVisible();
  await expect(page.getByRole('button', { name: '重试' })).toBeVisible();
  await context.setOffline(false);
  // By itself, as soon as the phone is on line again.
  await expect(page.getByLabel('手机号')).toBeVisible({ timeout: 15_000 });
});
