import { defineConfig } from 'vite';
import { budget } from '../build/budget.ts';
import { page } from '../build/page.ts';

/** A phone on a mobile network opens this page in a queue. */
const FIRST_LOAD_KILOBYTES_MAX = 150;

export default defineConfig(page({ name: 'member', offline: true, plugins: [budget(FIRST_LOAD_KILOBYTES_MAX)] }));
