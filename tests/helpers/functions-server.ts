import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { FUNCTION_PROGRAMS, ROOT } from '../../scripts/paths.mjs';

const LISTENING = 'The functions server is listening';
const LogLineSchema = z.looseObject({ level: z.string(), message: z.string() });
type LogLine = z.infer<typeof LogLineSchema>;

/** The functions server as a process of its own. */
export interface FunctionsServer {
  url: string;
  process: ChildProcess;
  log: LogLine[];
  /** Ends it with a signal and gives its exit code; null if the signal killed it. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>;
}

/**
 * Copies the built program of the server and those of its threads into a folder, and gives the path of the first. They are built again
 * before, if one of their sources has changed.
 */
export function buildFunctionsServer(folder: string): string {
  execFileSync(process.execPath, [join(ROOT, 'scripts/prepare.mjs'), 'functions']);
  for (const name of FUNCTION_PROGRAMS)
    cpSync(join(ROOT, `functions/dist/${name}.js`), join(folder, `${name}.js`));
  return join(folder, 'server.js');
}

/** Runs the program with these settings; what it logs is collected. `limits` is shell code that runs before it. */
export function spawnFunctionsServer(
  program: string,
  settings: Record<string, string>,
  limits = ':',
): { process: ChildProcess; log: LogLine[]; listening: Promise<LogLine> } {
  const env = { PATH: process.env.PATH, NODE_PATH: join(ROOT, 'node_modules'), ...settings };
  const command = `${limits}; exec "$0" "$@"`;
  const child = spawn('sh', ['-c', command, process.execPath, program], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const log: LogLine[] = [];
  const listening = new Promise<LogLine>((resolveListening, reject) => {
    createInterface({ input: child.stdout })
      .on('line', (line) => {
        const entry = LogLineSchema.parse(JSON.parse(line));
        log.push(entry);
        if (entry.message === LISTENING) resolveListening(entry);
      })
      .on('close', () => reject(new Error(`The server ended: ${JSON.stringify(log)}`)));
  });
  return { process: child, log, listening };
}

/** Starts the server on a free port, and returns when it listens. */
export async function startFunctionsServer(
  program: string,
  settings: Record<string, string>,
  limits?: string,
): Promise<FunctionsServer> {
  const local = { HOST: '127.0.0.1', PORT: '0', ...settings };
  const { process: child, log, listening } = spawnFunctionsServer(program, local, limits);
  const { port } = z.looseObject({ port: z.number() }).parse(await listening);
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    log,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      const [exitCode] = await ended;
      return z.number().nullable().parse(exitCode);
    },
  };
}
