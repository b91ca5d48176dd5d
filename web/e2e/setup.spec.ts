import type { Page } from '@playwright/test';
import { PASSWORD, type Chain } from './harness/chain';
import { expect, isAccessible, picture, test } from './harness/test';
import { totp } from './harness/totp';

const SIZE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
test.use({ viewport: SIZE });
test.slow();

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function openAsAdministrator(page: Page, chain: Chain): Promise<void> {
  await chain.beAdministrator(page.context());
  await page.goto('/console/');
  await expect(page.getByRole('heading', { name: '您好,管理员' })).toBeVisible();
}

async function openAsFinance(page: Page, chain: Chain, name: string): Promise<void> {
  const account = await chain.staff(name, 'finance');
  await page.goto('/console/');
  await page.getByLabel('用户名').fill(account.username);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByLabel('验证器显示的 6 位数字').fill(totp((await page.getByTestId('secret').textContent()) ?? ''));
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByLabel('我已保存好恢复码').check();
  await page.getByRole('button', { name: '进入管理后台' }).click();
  // Whoever has nothing to set up is led on to the overview.
  await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible();
}

/** As it looks on a phone, and in English, with nothing that overflows. */
async function looksRight(page: Page, name: string): Promise<void> {
  await isAccessible(page);
  await picture(page, name);
  await page.setViewportSize(PHONE);
  // A width that is no whole pixel is rounded up.
  const wide = await page.evaluate(() => [...document.querySelectorAll('main *, header *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.table-frame, .heard-only, pre')).map((one) => `${one.tagName}.${one.className}`));
  expect.soft(wide, `${name} at 390 px`).toEqual([]);
  await picture(page, `${name}-phone`);
  await page.setViewportSize(SIZE);
  await page.getByRole('button', { name: 'English' }).click();
  expect(await page.locator('main').innerText(), `${name} in English`).not.toMatch(/[a-z]+\.[a-z]+\.[a-zA-Z]+/);
  await isAccessible(page);
  await picture(page, `${name}-en`);
  await page.getByRole('button', { name: '中文' }).click();
}

test('a file with mistakes is previewed, mended, imported with progress, and undone', async ({ page, chain }) => {
  await openAsAdministrator(page, chain);
  await page.getByRole('link', { name: '导入', exact: true }).click();
  await expect(page.getByText('还没有导入过文件')).toBeVisible();
  await looksRight(page, 'console-imports-empty');

  const header = '小票号,时间,商品编码,商品名称,数量,单价,会员号,门店编码';
  const good = `${header}\nA-1,2026-03-01 10:15:00,P-001,茉莉奶绿,1,18.00,W-1,sh-001\nA-2,2026-03-01 11:00:00,P-001,茉莉奶绿,2,18.00,W-2,sh-001`;
  const choose = page.getByLabel('选择文件');
  await choose.setInputFiles(file('receipts.csv', `${good}\nA-3,昨天,P-001,茉莉奶绿,1,18.00,W-3,sh-001`));
  await expect(page.getByRole('navigation', { name: '导入什么' }).getByRole('link', { name: '小票' })).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('[data-status="done"]')).toContainText('以上是预览,还没有写入任何数据');
  await expect(page.locator('[data-figure="receipts"]')).toContainText('2');
  await expect(page.locator('[data-figure="points_earned"]')).toContainText('54');
  await expect(page.getByRole('row', { name: /^4 时间 不是该格式的时间/ })).toBeVisible();
  const [errors] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载错误文件' }).click()]);
  expect(errors.suggestedFilename()).toMatch(/^rejected-\d+\.csv$/);
  await looksRight(page, 'console-imports-preview');

  await choose.setInputFiles(file('receipts.csv', good));
  await expect(page.locator('[data-figure="receipts"]')).toContainText('2');
  await expect(page.getByText('行有错')).toHaveCount(0);
  await page.getByRole('button', { name: '确认,开始导入' }).click();
  await expect(page.locator('section.card [data-status="done"]')).toContainText('已完成');
  await expect(page.getByRole('row', { name: /receipts\.csv/ }).first()).toContainText('已完成');

  await page.locator('section.card').getByRole('button', { name: '撤销这次导入' }).click();
  const dialog = page.getByRole('dialog', { name: '撤销 receipts.csv?' });
  await expect(dialog).toContainText('将退回 2 张会员小票');
  await expect(dialog).toContainText('收回 54 分');
  await isAccessible(page);
  await dialog.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.locator('section.card [data-status="undone"]')).toContainText('已撤销');
  await expect(page.locator('[data-figure="undone_points"]')).toContainText('54');

  // The same room takes the lists, and says when a file is of another kind.
  await page.getByRole('navigation', { name: '导入什么' }).getByRole('link', { name: '会员' }).click();
  await choose.setInputFiles(file('stores.csv', 'code,name,zone\nsh-009,静安店,Asia/Shanghai'));
  await expect(page.getByText('按表头看,这更像是「门店」文件')).toBeVisible();
});

test('N3 old balances come in by file: every error first, a second person above the limit, and back again', async ({ page, chain, browser, watched }) => {
  await openAsAdministrator(page, chain);
  await page.goto('/console/#/imports');
  const lines = ['卡号,手机号,姓名,积分,有效期至,门店编码,备注', 'N3-1,,林老师,1200,2099-12-31,sh-001,旧卡', 'N3-2,,,300,,,', 'N3-9,,,,,,'];
  const wrong = [...lines, 'N3-3,,,-5,,,', 'N3-4,,,1.5,,,', 'N3-5,,,10,2020-01-01,,', 'N3-6,,,10,,没有这店,', 'N3-1,,林老师,7,2099-12-31,,'];
  await page.getByLabel('选择文件').setInputFiles(file('old.csv', wrong.join('\n')));
  await expect(page.getByRole('link', { name: '老余额与纸质卡' })).toHaveAttribute('aria-current', 'page');
  for (const row of [/^5 积分 不能为负数/, /^6 积分 不是整数/, /^7 有效期至 已过有效期/, /^8 门店编码 没有这个门店/]) await expect(page.getByRole('row', { name: row })).toBeVisible();
  await expect(page.locator('[data-figure="points"]')).toContainText('1,500');
  await expect(page.locator('[data-figure="members_new"]')).toContainText('2');
  await expect(page.locator('[data-figure="cards_blank"]')).toContainText('1');
  await looksRight(page, 'console-balances-preview');
  await expect(chain.api.post('/api/v1/members/lookup', { body: { member: { card: 'N3-1' } } })).rejects.toThrow();

  await page.getByLabel('选择文件').setInputFiles(file('old.csv', lines.join('\n')));
  await page.getByRole('button', { name: '确认,开始导入' }).click();
  await expect(page.getByText('总积分超过您的调整限额')).toBeVisible();

  const hers = await browser.newContext({ viewport: SIZE, locale: 'zh-CN' });
  watched(hers);
  const finance = await hers.newPage();
  await openAsFinance(finance, chain, '何财');
  await finance.getByRole('link', { name: '复核箱' }).click();
  const request = finance.locator('article', { hasText: '老系统余额导入' }).first();
  await expect(request).toContainText('+1,500');
  await request.getByRole('button', { name: '去复核' }).click();
  await finance.getByLabel('复核意见').fill('与旧系统核对一致');
  await finance.getByRole('button', { name: '同意并入账' }).click();
  await hers.close();

  await expect.poll(async () => (await chain.api.get('/api/v1/imports', {})).items[0]?.status).toBe('done');
  await page.reload();
  await expect(page.getByRole('row', { name: /old\.csv/ }).first()).toContainText('已完成');
  const member = await chain.api.post('/api/v1/members/lookup', { body: { member: { card: 'N3-1' } } });
  expect((await chain.balance(member.id)).spendable).toBe('1200');
  expect((await chain.entries(member.id))[0]?.explanation.map((one) => one.zh).join()).toContain('老系统余额导入');

  await page.getByRole('row', { name: /old\.csv/ }).first().getByRole('button', { name: /查看/ }).click();
  const opened = page.getByRole('dialog', { name: 'old.csv', exact: true });
  await opened.getByRole('button', { name: '撤销这次导入' }).click();
  const undo = page.getByRole('dialog', { name: '撤销 old.csv?' });
  await expect(undo).toContainText('将收回 2 笔余额共 1,500 分');
  await undo.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(opened.locator('[data-status="undone"]')).toBeVisible();
  expect((await chain.balance(member.id)).spendable).toBe('0');
});

test('programme versions speak plainly, and a draft is checked, compared and published', async ({ page, chain }) => {
  await openAsAdministrator(page, chain);
  await page.getByRole('link', { name: '积分方案', exact: true }).click();
  const inForce = page.locator('article', { hasText: '生效中' });
  await inForce.getByRole('button', { name: /规则/ }).click();
  await expect(inForce.getByText('满100元加20分', { exact: false }).first()).toBeVisible();
  await looksRight(page, 'console-programmes');

  await page.getByRole('button', { name: '新建草稿' }).click();
  const text = page.getByLabel('方案文档', { exact: true });
  await expect(text).toHaveValue(/over-100/);
  const document = JSON.parse(await text.inputValue()) as { earning: { rules: { code: string; effect: { bonus?: number } }[] }; expiry: { months: number } };
  await text.fill('{');
  await page.getByRole('button', { name: '检查' }).click();
  await expect(page.getByText('不是有效的 JSON')).toBeVisible();
  await text.fill(JSON.stringify({ ...document, expiry: { kind: 'months', months: 0 } }));
  await page.getByRole('button', { name: '检查' }).click();
  await expect(page.getByText('expiry.months')).toBeVisible();
  for (const rule of document.earning.rules) if (rule.code === 'over-100') rule.effect.bonus = 30;
  await text.fill(JSON.stringify({ ...document, expiry: { kind: 'months', months: 24 } }, null, 2));
  await page.getByRole('button', { name: '检查' }).click();
  await expect(page.getByText('没有错误')).toBeVisible();
  await page.getByRole('button', { name: '保存草稿' }).click();

  const draft = page.locator('article[data-version="draft"]');
  await draft.getByRole('button', { name: /比较/ }).click();
  await expect(draft.locator('[data-change="changed"]')).toHaveCount(2);
  await expect(draft.getByText('24个月')).toBeVisible();
  await looksRight(page, 'console-programme-difference');
  await draft.getByRole('button', { name: '发布…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('[data-change="changed"]')).toHaveCount(2);
  await expect(dialog.getByRole('button', { name: '发布', exact: true })).toBeDisabled();
  await isAccessible(page);
  // Far away, so that what other tests earn stays as it is.
  await dialog.getByLabel('从何时起生效').fill('2099-01-01T00:00');
  await dialog.getByLabel('我已核对').check();
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByText(/已发布为第 \d+ 版/)).toBeVisible();
  await expect(page.locator('article', { hasText: '待生效' })).toContainText('2099');
});

test('a key is shown once, rotated with an overlap, and revoked', async ({ page, chain, request }) => {
  await openAsAdministrator(page, chain);
  await page.getByRole('link', { name: '接口密钥' }).click();
  await page.getByLabel('名称').fill('某某收银系统');
  await page.getByRole('button', { name: '添加', exact: true }).click();
  const partner = page.locator('section', { hasText: '某某收银系统' });
  await partner.getByRole('button', { name: /新建密钥/ }).click();
  const form = page.getByRole('dialog', { name: '给「某某收银系统」新建密钥' });
  await form.getByLabel('用途').fill('南京西路一号机');
  await form.getByLabel('stores:read').check();
  await form.getByLabel('南京西路店').check();
  await isAccessible(page);
  await form.getByRole('button', { name: '生成密钥' }).click();
  const secret = (await page.getByRole('group', { name: '新密钥' }).textContent()) ?? '';
  await isAccessible(page);
  await page.getByRole('button', { name: '已保存' }).click();
  await expect(page.getByText(secret)).toHaveCount(0);
  const uses = async (key: string): Promise<number> => (await request.get('/api/v1/stores', { headers: { Authorization: `Bearer ${key}` } })).status();
  await expect(partner.getByText('从未使用')).toBeVisible();
  expect(await uses(secret)).toBe(200);
  await page.reload();
  await expect(partner.getByRole('row', { name: /南京西路一号机/ })).toBeVisible();
  await expect(partner.getByText('从未使用')).toHaveCount(0);
  await looksRight(page, 'console-keys');

  await partner.getByRole('button', { name: '更换 南京西路一号机' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '更换', exact: true }).click();
  const fresh = (await page.getByRole('group', { name: '新密钥' }).textContent()) ?? '';
  await page.getByRole('button', { name: '已保存' }).click();
  expect(await uses(secret)).toBe(200);
  expect(await uses(fresh)).toBe(200);
  await expect(partner.getByRole('row', { name: /失效/ })).toBeVisible();
  await partner.getByRole('row', { name: /在用/ }).getByRole('button', { name: '停用 南京西路一号机' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click();
  await expect(partner.getByRole('row', { name: /已停用/ })).toBeVisible();
  expect(await uses(fresh)).toBe(401);
});

test('products are found and given a category, and a store shows its joining code', async ({ page, chain }) => {
  await chain.api.post('/api/v1/products', { body: { code: 'P-777', name: '芋泥波波' } });
  await openAsAdministrator(page, chain);
  await page.getByRole('link', { name: '商品', exact: true }).click();
  await page.getByRole('combobox', { name: '品类', exact: true }).selectOption({ label: '未归类' });
  await page.getByLabel('芋泥波波').check();
  await page.getByLabel('归入品类').selectOption({ label: '奶茶' });
  await page.getByRole('button', { name: '归类', exact: true }).click();
  await expect(page.getByText('1 件商品已归入「奶茶」')).toBeVisible();
  await page.getByRole('combobox', { name: '品类', exact: true }).selectOption({ label: '全部' });
  await page.getByLabel('查找(编码、名称、条码)').fill('波波');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByRole('row', { name: /芋泥波波/ })).toContainText('奶茶');
  await expect(page.getByRole('row', { name: /茉莉奶绿/ })).toHaveCount(0);
  await looksRight(page, 'console-products');

  await page.getByRole('link', { name: '门店', exact: true }).click();
  await page.getByLabel('查找门店').fill('徐家汇');
  await expect(page.getByText('1 家门店')).toBeVisible();
  await looksRight(page, 'console-stores');
  await page.getByRole('button', { name: '入会码 徐家汇店' }).click();
  await expect(page.getByRole('img', { name: '徐家汇店 的入会码' })).toHaveAttribute('data-code', /\/member\/#\/join\?store=sh-002$/);
  await expect(page.getByRole('link', { name: '打开可打印的海报' })).toHaveAttribute('href', '/member/#/poster?store=sh-002');
  await isAccessible(page);
});

test('a store, a product and a category are made and changed one by one, and each mistake stands at its field', async ({ page, chain }) => {
  await openAsAdministrator(page, chain);
  await page.getByRole('link', { name: '门店', exact: true }).click();
  await page.getByRole('button', { name: '新建门店' }).click();
  const store = page.getByRole('dialog', { name: '新建门店' });
  await store.getByLabel('代码').fill('sh-001');
  await store.getByLabel('名称').fill('人民广场店');
  await store.getByLabel('时区').fill('Mars/Base');
  await store.getByRole('button', { name: '保存' }).click();
  await expect(store.getByLabel('时区')).toHaveAccessibleDescription('应为 IANA 时区,如 Asia/Shanghai');
  await store.getByLabel('时区').fill('Asia/Urumqi');
  await store.getByRole('button', { name: '保存' }).click();
  await expect(store.getByLabel('代码')).toHaveAccessibleDescription('这个代码已有人使用,请换一个。');
  await expect(store.getByLabel('时区')).toHaveAccessibleDescription('');
  await isAccessible(page);
  await picture(page, 'console-store-form');
  await store.getByLabel('代码').fill('sh-003');
  await store.getByLabel('性质').selectOption({ label: '加盟' });
  await store.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存「人民广场店」。')).toBeVisible();
  await expect(page.getByRole('row', { name: /sh-003/ })).toContainText('加盟');
  await page.getByRole('button', { name: '修改 人民广场店' }).click();
  const changed = page.getByRole('dialog', { name: '修改 人民广场店' });
  await expect(changed.getByLabel('代码')).toHaveCount(0);
  await changed.getByLabel('名称').fill('人民大道店');
  await changed.getByLabel('营业中').uncheck();
  await changed.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('row', { name: /sh-003/ })).toHaveCount(0);
  await page.getByLabel('含停业').check();
  await expect(page.getByRole('row', { name: /sh-003 人民大道店/ })).toContainText('停业');
  expect(await chain.api.get('/api/v1/stores/{code}', { path: { code: 'sh-003' } })).toMatchObject({ name: '人民大道店', zone: 'Asia/Urumqi', franchise: true, active: false });

  await page.getByRole('link', { name: '商品', exact: true }).click();
  await page.getByText('新建品类', { exact: true }).click();
  const making = page.locator('details', { hasText: '新建品类' }).first();
  await making.getByLabel('代码').fill('tea');
  await making.getByLabel('名称').fill('果茶');
  await making.getByRole('button', { name: '新建', exact: true }).click();
  await expect(making.getByLabel('代码')).toHaveAccessibleDescription('这个代码已有人使用,请换一个。');
  await making.getByLabel('代码').fill('fruit');
  await making.getByRole('button', { name: '新建', exact: true }).click();
  await expect(page.getByText('已新建品类「果茶」。')).toBeVisible();
  await page.getByText('给品类改名', { exact: true }).click();
  await page.getByLabel('哪个品类').selectOption({ label: '果茶' });
  await expect(page.getByLabel('新名称')).toHaveValue('果茶');
  await page.getByLabel('新名称').fill('鲜果茶');
  await page.getByRole('button', { name: '改名', exact: true }).click();
  await expect(page.getByText('品类「果茶」已改名为「鲜果茶」。')).toBeVisible();

  await page.getByRole('button', { name: '新建商品' }).click();
  const product = page.getByRole('dialog', { name: '新建商品' });
  await product.getByLabel('代码').fill('P-300');
  await product.getByLabel('名称').fill('满杯橙');
  await product.getByLabel('品类').selectOption({ label: '鲜果茶' });
  await product.getByLabel('条码').fill('6901234567892');
  await product.getByRole('button', { name: '保存' }).click();
  await expect(product.getByLabel('条码')).toHaveAccessibleDescription('条码 6901234567892 已属于别的商品。');
  await product.getByLabel('条码').fill('69 6900000000017');
  await product.getByRole('button', { name: '保存' }).click();
  await expect(product.getByLabel('条码')).toHaveAttribute('aria-invalid', 'true');
  await isAccessible(page);
  await product.getByLabel('条码').fill('6900000000017\n6900000000024');
  await product.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存「满杯橙」。')).toBeVisible();
  await page.getByRole('button', { name: '修改 满杯橙' }).click();
  const other = page.getByRole('dialog', { name: '修改 满杯橙' });
  await expect(other.getByLabel('条码')).toHaveValue('6900000000017\n6900000000024');
  await other.getByLabel('名称').fill('满杯鲜橙');
  await other.getByLabel('条码').fill('6900000000017');
  await other.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('row', { name: /P-300 满杯鲜橙 鲜果茶 6900000000017/ })).toBeVisible();
  await looksRight(page, 'console-products-kept');
});

test('the books’ health is told in plain words, and an audit finds no difference', async ({ page, chain, browser, watched }) => {
  await chain.member('健康小姐', 100);
  await openAsAdministrator(page, chain);
  await page.getByRole('link', { name: '账目健康' }).click();
  await page.getByRole('button', { name: '立即对账' }).click();
  const audit = page.locator('[data-light="audit"]');
  await expect(audit).toContainText('差异 0', { timeout: 60_000 });
  await expect(audit).toHaveAttribute('data-state', 'well');
  await expect(page.locator('[data-light="database"]')).toContainText('内置 PostgreSQL');
  await looksRight(page, 'console-health');

  const theirs = await browser.newContext({ viewport: SIZE, locale: 'zh-CN' });
  watched(theirs);
  const reader = await theirs.newPage();
  await openAsFinance(reader, chain, '查账');
  await reader.getByRole('link', { name: '账目健康' }).click();
  await expect(reader.locator('[data-light="audit"]')).toContainText('差异 0');
  await expect(reader.getByRole('button', { name: '立即对账' })).toHaveCount(0);
  await theirs.close();
});
