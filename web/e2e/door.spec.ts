import { expect, isAccessible, picture, test } from './harness/test';

test('the door leads to each page, Chinese first and English one click away', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: /收银台/ })).toBeVisible();
  await isAccessible(page);
  await picture(page, 'door');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('link', { name: /^Till/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: /^Console/ })).toBeVisible();
  await page.getByRole('link', { name: /^Till/ }).click();
  await expect(page.getByRole('heading', { name: 'Cashier login' })).toBeVisible();
});

test('the description of the API can be read, searched and followed by everybody', async ({ page }) => {
  // It is a long page, and looked through twice.
  test.slow();
  await page.goto('/docs/');
  await expect(page.getByRole('heading', { name: /Huiji API/ })).toBeVisible();
  const purchase = page.locator('details.operation', { has: page.getByText('/api/v1/purchases', { exact: true }) }).first();
  await purchase.locator('summary').click();
  await expect(purchase.getByText('请求体 Body')).toBeVisible();
  await isAccessible(page);
  await picture(page, 'docs');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByLabel('查找 / Search').fill('/api/v1/quotes');
  await expect(page.locator('details.operation:visible')).toHaveCount(1);
  await isAccessible(page);
});

test('files named by their hash are kept for ever, pages are asked for again, texts come compressed', async ({ request, server }) => {
  for (const page of ['till', 'member', 'console']) {
    const index = await request.get(`${server.url}/${page}/`);
    expect(index.headers()['cache-control']).toBe('no-cache');
    expect(index.headers()['content-security-policy']).toContain("script-src 'self';");
    const script = /src="(\/[^"]+\.js)"/.exec(await index.text())?.[1] ?? '';
    const answer = await request.get(server.url + script, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(answer.headers()['cache-control']).toBe('max-age=31536000, public, immutable');
    expect(answer.headers()['content-encoding']).toBe('gzip');
    expect(answer.headers()['content-type']).toContain('javascript');
  }
  expect((await request.get(`${server.url}/till/nothing.js`)).status()).toBe(404);
});
