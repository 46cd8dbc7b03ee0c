import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findFreePort } from './servers';

const ROOT = resolve(__dirname, '../..');
const START: [string, ...string[]] = [process.execPath, join(ROOT, 'scripts/start.mjs')];
const START_MILLISECONDS = 600_000;
const POLL_MILLISECONDS = 100;
const READY = 'Công Khai đang chạy';

export const ACCOUNTS = {
  administrator: { email: 'quan-tri@example.vn', password: 'Mat-khau-thu-2026' },
  editor: { email: 'bien-tap@example.vn', password: 'Mat-khau-thu-2026' },
};

/** The embedded product as a process of its own, as `npm start` runs it, with the demonstration content. */
export interface Product {
  adminUrl: string;
  siteUrl: string;
  folder: string;
  process: ChildProcess;
  /** What it has printed so far. */
  readLog(): string;
  stop(): Promise<void>;
}

/** Starts the product on free ports with its data in a new folder. Options can be added or replaced. */
export async function startProduct(
  options: NodeJS.ProcessEnv = {},
  [program, ...args] = START,
): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'congkhai-product-'));
  const [port, cmsPort] = [await findFreePort(), await findFreePort()];
  const child = spawn(program, args, {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ENV_FILE: join(folder, 'options.env'),
      DATA_DIR: join(folder, 'data'),
      PORT: String(port),
      CMS_PORT: String(cmsPort),
      ADMINISTRATOR_EMAIL: ACCOUNTS.administrator.email,
      ADMINISTRATOR_PASSWORD: ACCOUNTS.administrator.password,
      EDITOR_EMAIL: ACCOUNTS.editor.email,
      EDITOR_PASSWORD: ACCOUNTS.editor.password,
      ...options,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const readLog = () => output;
  const product = {
    adminUrl: `http://127.0.0.1:${cmsPort}`,
    siteUrl: `http://127.0.0.1:${port}`,
    folder,
    process: child,
    readLog,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        await exited;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await waitUntilReady(child, readLog);
  } catch (error) {
    await product.stop();
    throw error;
  }
  return product;
}

async function waitUntilReady(child: ChildProcess, readLog: () => string): Promise<void> {
  const deadline = Date.now() + START_MILLISECONDS;
  while (child.exitCode === null && Date.now() < deadline) {
    if (readLog().includes(READY)) return;
    await wait(POLL_MILLISECONDS);
  }
  throw new Error(`The product did not start:\n${readLog()}`);
}
