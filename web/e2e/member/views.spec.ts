import { expect, isAccessible, join, open, picture, test, tooSmall, VIEWS } from './phone';

const PHONE = { width: 390, height: 844 };
const NARROW = { width: 320, height: 640 };

test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

for (const size of [PHONE, NARROW]) {
  test(`P1 P3 T12 every view passes axe and is a page for one hand, ${size.width} pixels wide`, async ({ page, shop }) => {
    test.slow();
    const phone = await join(page, shop);
    await shop.sell(phone, 12_000);
    await shop.sell(phone, 1_250);
    await page.setViewportSize(size);
    for (const view of VIEWS) {
      await open(page, view);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${view} scrolls sideways`).toBeLessThanOrEqual(0);
      expect(await tooSmall(page), view).toEqual([]);
      await isAccessible(page);
      await picture(page, `member-${size.width}${view === '/' ? '-home' : view.replaceAll('/', '-')}`);
    }
  });
}

test('P3 T12 the rules and the way to the next tier are sentences of the programme', async ({ page, shop }) => {
  const phone = await join(page, shop);
  await shop.sell(phone, 12_000);
  await open(page, '/rules');
  await expect(page.getByText('每消费¥1积1分，整单不足1分的舍去。')).toBeVisible();
  await expect(page.getByText('90天内消费满¥500升银卡。')).toBeVisible();
  await expect(page.getByText('积分自获得之日起12个月内有效。')).toBeVisible();
  await open(page, '/');
  await expect(page.getByText('再消费¥380(还剩90天)升银卡')).toBeVisible();
});

test('English is one click away and stays', async ({ page, shop }) => {
  test.slow();
  const phone = await join(page, shop);
  await shop.sell(phone, 5_000);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('link', { name: /Points to spend/ })).toBeVisible();
  await picture(page, 'member-home-en');
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByRole('button', { name: /Purchase/ }).click();
  await expect(page.getByRole('dialog', { name: 'Why this many points' })).toContainText('not for your tier');
  await picture(page, 'member-why-en');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  for (const view of VIEWS) {
    await open(page, view);
    expect(await page.getByRole('navigation').innerText(), view).toMatch(/^[\x20-\x7e\n]+$/);
    // Only names stay as they are: hers, the stores', and the other language's.
    const left = (await page.locator('main').innerText()).replace(/小美|南京东路店|徐家汇店|中文/g, '');
    expect(left, view).not.toMatch(/[\u4e00-\u9fff]/);
    await isAccessible(page);
  }
});
