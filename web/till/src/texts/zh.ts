export default {
  title: '汇积 · 收银台',
  brand: '汇积',
};
