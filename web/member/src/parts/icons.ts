/** Line icons of the page, 24 × 24; each is the content of a path. */
export const icons = {
  home: 'M4 11.5 12 5l8 6.5M6.5 10v9h11v-9',
  list: 'M5 7h14M5 12h14M5 17h9',
  coins: 'M12 6.5c4.1 0 7 1.2 7 2.8s-2.9 2.7-7 2.7-7-1.2-7-2.7 2.9-2.8 7-2.8ZM5 9.5v5.2c0 1.5 2.9 2.8 7 2.8s7-1.3 7-2.8V9.5',
  book: 'M6 5.5h9.5a2 2 0 0 1 2 2v11H8a2 2 0 0 1-2-2zM9.5 9.5h5M9.5 13h5',
  person: 'M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 19.5c.7-3.2 3.5-5 7-5s6.3 1.8 7 5',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  forward: 'M9.5 5.5 16 12l-6.5 6.5',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  check: 'M5.5 12.5l4.2 4.2 8.8-9',
  dash: 'M7 12h10',
} as const;

export type IconName = keyof typeof icons;
