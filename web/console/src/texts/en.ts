import type { Translated } from '@huiji/ui';
import type zh from './zh';

export default {
  title: 'Huiji · Console',
  brand: 'Huiji',
} satisfies Translated<typeof zh>;
