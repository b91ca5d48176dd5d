export default {
  title: '汇积 · 管理后台',
  brand: '汇积',
};
