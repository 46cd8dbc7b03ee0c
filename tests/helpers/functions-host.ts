import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { LAMBDA_SETTINGS, lambdaNode } from './lambda-instance';
import type { ServerlessPackage } from './serverless-package';
import { findFreePort } from './servers';

const ROOT = resolve(__dirname, '../..');
/** How often what AWS schedules is done here, in seconds: sooner than there, so that a test sees it. */
const SCHEDULES = [
  ['refresh-most-read', 2],
  ['refresh-index-summary', 10],
  ['seal-views', 10],
  ['refresh-search', 10],
] as const;

/** The packaged functions behind one address, in a process that can be killed and paused. */
export interface FunctionsHost {
  url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  /** What went wrong in it and was not answered. */
  readComplaints(): Promise<string>;
}

export async function startFunctionsHost(
  functions: ServerlessPackage,
  { streamArn, settings }: { streamArn: string; settings: Record<string, string> },
): Promise<FunctionsHost> {
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-functions-host-'));
  const program = join(folder, 'lambda-host.js');
  buildSync({
    entryPoints: [join(__dirname, 'lambda-host.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    external: ['@aws-sdk/*'],
    logLevel: 'error',
  });
  const names = [...new Set(functions.routes.map(([, name]) => name)), 'count-views'].concat(
    SCHEDULES.map(([name]) => name),
  );
  const host = {
    port,
    streamArn,
    functions: Object.fromEntries(
      names.map((name) => {
        const [file, timeoutSeconds] = [functions.unpack(name), functions.timeoutOf(name)];
        return [name, { file, timeoutSeconds }];
      }),
    ),
    routes: functions.routes,
    schedules: SCHEDULES,
  };
  const log = join(folder, 'lambda-host.log');
  const start = () => startHost(program, log, { ...settings, LAMBDA_HOST: JSON.stringify(host) });
  let child = await start();
  return {
    url: `http://127.0.0.1:${port}`,
    async start() {
      child = await start();
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    readComplaints: () => readFile(log, 'utf8'),
  };
}

/** Killed by the kernel when we die. */
async function startHost(
  program: string,
  log: string,
  settings: Record<string, string>,
): Promise<ChildProcess> {
  const streams = join(__dirname, 'lambda-streams.cjs');
  const node = [lambdaNode(), '--require', streams, program];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...node], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      // The runtime of Lambda brings the SDK, and the template the layer.
      NODE_PATH: join(ROOT, 'node_modules'),
      NODE_NO_WARNINGS: '1',
      ...LAMBDA_SETTINGS,
      ...settings,
    },
  });
  child.stderr.pipe(createWriteStream(log, { flags: 'a' }));
  const listening = new Promise<void>((done) => {
    // Functions log too.
    createInterface({ input: child.stdout }).on('line', (line) => line === 'listening' && done());
  });
  await Promise.race([
    listening,
    once(child, 'exit').then(async () => {
      throw new Error(`The functions could not be started: ${await readFile(log, 'utf8')}`);
    }),
  ]);
  return child;
}
