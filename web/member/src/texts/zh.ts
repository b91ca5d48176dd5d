export default {
  title: '汇积 · 会员',
  brand: '汇积',
};
