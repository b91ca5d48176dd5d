import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import type { PluginOption, UserConfig } from 'vite';
import { compressed } from './compressed.ts';
import { offlineShell } from './offlineShell.ts';

interface Page {
  /** The app, and the path the server shows it at. */
  name: 'till' | 'member' | 'console';
  /** Whether it opens without the server. */
  offline: boolean;
  plugins?: PluginOption[];
}

const web = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** The build that the three apps share: same paths, same targets, same compression. */
export function page({ name, offline, plugins = [] }: Page): UserConfig {
  return {
    root: `${web}/${name}`,
    base: `/${name}/`,
    plugins: [vue(), ...plugins, ...(offline ? [offlineShell()] : []), compressed()],
    define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __INTLIFY_PROD_DEVTOOLS__: 'false', __VUE_I18N_LEGACY_API__: 'false' },
    build: {
      outDir: `${web}/dist/${name}`,
      emptyOutDir: true,
      target: 'es2022',
      // Data URLs would need a wider content policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1500,
    },
    server: { proxy: { '/api': process.env['HUIJI_URL'] ?? 'http://127.0.0.1:8080' } },
  };
}
