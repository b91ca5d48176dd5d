import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../../..', import.meta.url));
const results = fileURLToPath(new URL('../results', import.meta.url));
const STARTS_WITHIN_MS = 90_000;

/** A real server on a scratch directory and a free port, started as people start it. */
export class Server {
  readonly data = mkdtempSync(join(tmpdir(), 'huiji-e2e-'));
  private process: ChildProcess | undefined;
  private output = '';

  private constructor(readonly port: number) {}

  static async create(): Promise<Server> {
    const server = new Server(await freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** May do everything that a machine may. */
  get operatorKey(): string {
    return readFileSync(join(this.data, 'operator-token'), 'utf8').trim();
  }

  /** Of the first administrator, as the console prints it. */
  get firstLink(): string {
    const found = /welcome\?token=([\w.~-]+)/.exec(this.output);
    if (!found?.[1]) throw new Error(`no link in\n${this.output}`);
    return found[1];
  }

  async start(): Promise<void> {
    const child = spawn(join(home, 'huiji'), ['start', '--server.address=127.0.0.1'], {
      env: { ...process.env, HUIJI_DATA: this.data, HUIJI_PORT: String(this.port), HUIJI_DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.process = child;
    const until = Date.now() + STARTS_WITHIN_MS;
    while (!(await this.answers())) {
      if (child.exitCode !== null || Date.now() > until) {
        await this.stop();
        throw new Error(`the server did not start:\n${this.output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  private async answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/actuator/health`)).ok;
    } catch {
      return false;
    }
  }

  async stop(): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    // Kept beside the results, so that what a server wrote can be looked through after the run.
    mkdirSync(results, { recursive: true });
    writeFileSync(join(results, `server-${this.port}.log`), this.output);
    rmSync(this.data, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(Number(process.env['HUIJI_E2E_PORT'] ?? 0), '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
