import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Scripts that a page loads before it shows anything: those that its index.html names. */
export function firstLoad(html: string): string[] {
  const scripts = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)].map((match) => match[1] ?? '');
  const preloaded = [...html.matchAll(/<link[^>]*\brel="modulepreload"[^>]*\bhref="([^"]+)"/g)].map((match) => match[1] ?? '');
  return [...new Set([...scripts, ...preloaded])];
}

/** Prints how much script the first load is, gzipped, and stops the build where it is more than `kilobytesMax`. */
export function budget(kilobytesMax: number): Plugin {
  let directory = '';
  let base = '';
  return {
    name: 'huiji-budget',
    apply: 'build',
    configResolved: (config) => {
      directory = config.build.outDir;
      base = config.base;
    },
    closeBundle: () => {
      const files = firstLoad(readFileSync(join(directory, 'index.html'), 'utf8')).map((url) => join(directory, url.slice(base.length)));
      const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
      const said = `${base} first load: ${(bytes / 1000).toFixed(1)} kB of script gzipped, at most ${kilobytesMax}`;
      console.log(said);
      if (bytes > kilobytesMax * 1000) throw new Error(said);
    },
  };
}
