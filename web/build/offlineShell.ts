import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const worker = fileURLToPath(new URL('./serviceWorker.js', import.meta.url));

/** Adds a service worker that keeps every file of the page, so that it opens without the server. */
export function offlineShell(): Plugin {
  let directory = '';
  let base = '';
  return {
    name: 'huiji-offline-shell',
    apply: 'build',
    configResolved: (config) => {
      directory = config.build.outDir;
      base = config.base;
    },
    writeBundle: () => {
      const names = readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/(\.gz|\.br|\.map)$|^sw\.js$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1).split(sep).join('/'))
        .sort();
      const digest = createHash('sha256');
      for (const name of names) digest.update(name).update(readFileSync(join(directory, name)));
      const files = names.map((name) => (name === 'index.html' ? base : base + name));
      const text = readFileSync(worker, 'utf8')
        .replace("'VERSION'", JSON.stringify(digest.digest('hex').slice(0, 16)))
        .replace("['FILES']", JSON.stringify(files));
      writeFileSync(join(directory, 'sw.js'), text);
    },
  };
}
