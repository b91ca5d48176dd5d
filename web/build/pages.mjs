// Builds the three pages into dist/, or nothing when their sources are unchanged, and copies them to the directory that is named.
// Called by Maven and by people: node build/pages.mjs [directory], node build/pages.mjs --types.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('..', import.meta.url));
const apps = ['till', 'member', 'console'];
const notSources = new Set(['node_modules', 'dist', 'schema.d.ts', '.cache', 'e2e']);
const built = join(web, 'dist', 'built.txt');
const installed = join(web, 'node_modules', '.huiji-lock');

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function digestOfSources() {
  const digest = createHash('sha256').update(process.version);
  const add = (directory) => {
    for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (notSources.has(entry.name)) continue;
      const path = join(directory, entry.name);
      if (entry.isDirectory()) add(path);
      else if (entry.isFile()) digest.update(path.slice(web.length)).update(readFileSync(path));
    }
  };
  add(web);
  return digest.digest('hex');
}

function run(program, ...parameters) {
  execFileSync(program, parameters, {
    cwd: web,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && program === 'npm',
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
}

const node = (script, ...parameters) => run(process.execPath, join(web, 'node_modules', script), ...parameters);

function install() {
  const lock = createHash('sha256').update(read(join(web, 'package-lock.json'))).digest('hex');
  if (read(installed) === lock) return;
  console.log('正在安装页面的程序库 / installing the libraries of the pages …');
  run('npm', 'ci', '--no-fund', '--no-audit', '--loglevel=error');
  writeFileSync(installed, lock);
}

function types() {
  node('openapi-typescript/bin/cli.js', 'packages/api/generated/openapi.json', '-o', 'packages/api/generated/schema.d.ts');
}

function build(sources) {
  if (read(built) === sources) return;
  install();
  types();
  console.log('正在检查并编译页面 / checking and building the pages …');
  // A page that does not follow the API stops here.
  node('vue-tsc/bin/vue-tsc.js', '--noEmit');
  rmSync(join(web, 'dist'), { recursive: true, force: true });
  for (const app of apps) node('vite/bin/vite.js', 'build', app, '--logLevel', 'warn');
  mkdirSync(join(web, 'dist'), { recursive: true });
  writeFileSync(built, sources);
}

const [wanted] = process.argv.slice(2);
if (wanted === '--types') {
  install();
  types();
} else {
  const sources = digestOfSources();
  build(sources);
  if (wanted && read(join(wanted, 'built.txt')) !== sources) {
    rmSync(wanted, { recursive: true, force: true });
    cpSync(join(web, 'dist'), wanted, { recursive: true });
  }
}
