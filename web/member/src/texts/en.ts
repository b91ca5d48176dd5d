import type { Translated } from '@huiji/ui';
import type zh from './zh';

export default {
  title: 'Huiji · Member',
  brand: 'Huiji',
} satisfies Translated<typeof zh>;
