import config from '../playwright.config';

/** The pictures of the README: on demand alone (dev/screens), against a demo chain that is there already. */
export default { ...config, testDir: '.', testMatch: '**/*.screens.ts', timeout: 120_000, use: { ...config.use, baseURL: process.env['HUIJI_SCREENS_URL'] } };
