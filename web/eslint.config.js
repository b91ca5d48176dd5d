import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

// Who may use whom: format knows nothing, api knows nothing, ui knows both, the apps know the packages, and no app knows another.
const layer = (files, forbidden, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group: forbidden, message }] }] },
});
const frameworks = ['vue', 'vue-*', 'pinia', 'element-plus*', 'vant*'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/generated/**', '**/node_modules/**', 'e2e/results/**', '**/*.d.ts', '.cache/**'] },
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    rules: {
      'no-undef': 'off', // the compiler knows better
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-globals': ['error', { name: 'fetch', message: 'The server is reached through @huiji/api alone.' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'vue/multi-word-component-names': 'off', // a page is a folder with list.vue, detail.vue …
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/no-v-html': 'error',
      'vue/html-indent': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/require-default-prop': 'off', // optional says it already
      'vue/first-attribute-linebreak': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'max-lines': ['error', 400],
    },
  },
  { files: ['packages/api/**', 'e2e/**', 'build/**'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['build/**'], rules: { 'no-console': 'off' } },
  layer(['packages/format/**'], ['@huiji/*', ...frameworks], 'format is plain functions.'),
  layer(['packages/api/**'], ['@huiji/*', ...frameworks], 'api is types and one client.'),
  layer(['packages/ui/**'], ['@huiji/till*', '@huiji/member*', '@huiji/console*', 'element-plus*', 'vant*'], 'ui stands under the apps and beside no kit.'),
  layer(['till/**'], ['@huiji/member*', '@huiji/console*', 'element-plus*', 'vant*'], 'The till has its own few parts.'),
  layer(['member/**'], ['@huiji/till*', '@huiji/console*', 'element-plus*', 'vant*'], 'The member page has its own few parts: it is small.'),
  layer(['console/**'], ['@huiji/till*', '@huiji/member*', 'vant*'], 'The console uses Element Plus.'),
);
