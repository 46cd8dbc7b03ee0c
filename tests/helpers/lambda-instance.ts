import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { findLambdaNode } from '../../scripts/lambda-node.mjs';
import type { ServerlessPackage } from './serverless-package';

const ROOT = resolve(__dirname, '../..');

/** Answers events one after another, as the runtime of Lambda does. */
const RUNTIME = `
require(${JSON.stringify(join(__dirname, 'lambda-streams.cjs'))});
const { handler } = require('./functions/src/entries/' + process.argv[1] + '.js');
const timeoutMilliseconds = Number(process.argv[2]) * 1_000;
process.on('message', async ({ id, event }) => {
  const endsAt = Date.now() + timeoutMilliseconds;
  const context = {
    functionName: process.argv[1],
    awsRequestId: 'request',
    getRemainingTimeInMillis: () => endsAt - Date.now(),
  };
  try {
    process.send({ id, answer: (await handler(event, context)) ?? null });
  } catch (error) {
    process.send({ id, failure: String(error && error.stack) });
  }
});`;

/** Variables of the runtime, and those of the template that are for the layer. */
export const LAMBDA_SETTINGS = {
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  POWERTOOLS_SERVICE_NAME: 'congkhai-test',
  POWERTOOLS_METRICS_NAMESPACE: 'CongKhai',
};

const ReplySchema = z.object({
  id: z.number(),
  answer: z.unknown().optional(),
  failure: z.string().optional(),
});

/** An instance of a function: its bundle in a process and a folder of its own, where there is nothing else but the SDK; the layer lies elsewhere. */
export interface LambdaInstance {
  /** Rejects with what the function rejects with. */
  invoke(event: object): Promise<unknown>;
  /** What it has written so far, line by line. */
  lines(): string[];
  stop(): Promise<void>;
}

/** Starts an instance of a packaged function with these settings. One that cannot be initialised fails its first call. */
export function startInstance(
  { unpack, timeoutOf }: Pick<ServerlessPackage, 'unpack' | 'timeoutOf'>,
  name: string,
  settings: Record<string, string>,
): LambdaInstance {
  const place = resolve(unpack(name), '../../../..');
  // The runtime of Lambda brings the SDK, and nothing else; the template adds the layer.
  mkdirSync(join(place, 'node_modules'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules/@aws-sdk'), join(place, 'node_modules/@aws-sdk'));
  const layer = layerIn(dirname(place));
  const child = spawn(lambdaNode(), ['-e', RUNTIME, name, String(timeoutOf(name))], {
    cwd: place,
    env: { NODE_NO_WARNINGS: '1', NODE_PATH: layer, ...LAMBDA_SETTINGS, ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  return { ...callsOf(child), stop: () => end(child) };
}

/** The Node of the runtime that the template names. */
export function lambdaNode(): string {
  const node = findLambdaNode();
  if (!node)
    throw new Error('`npm test` installs a Node for the functions; or set TEST_LAMBDA_NODE');
  return node;
}

/** What Lambda finds at /opt/nodejs/node_modules. */
function layerIn(folder: string): string {
  const modules = join(folder, 'layer');
  if (!existsSync(modules)) {
    mkdirSync(modules);
    for (const name of ['@aws-lambda-powertools', '@aws', 'aws-xray-sdk-core'])
      symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  return modules;
}

function callsOf(child: ChildProcess): Pick<LambdaInstance, 'invoke' | 'lines'> {
  let written = '';
  let callCount = 0;
  const note = (chunk: Buffer) => {
    written += chunk.toString();
  };
  child.stdout?.on('data', note);
  child.stderr?.on('data', note);
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  child.on('message', (message) => {
    const { id, answer, failure } = ReplySchema.parse(message);
    const call = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) call?.resolve(answer);
    else call?.reject(new Error(failure));
  });
  child.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error(`The function ended: ${written}`));
  });
  return {
    invoke: (event) =>
      new Promise((resolveCall, reject) => {
        callCount += 1;
        waiting.set(callCount, { resolve: resolveCall, reject });
        child.send(
          { id: callCount, event },
          (error) => error && reject(new Error(`The function ended: ${written}`, { cause: error })),
        );
      }),
    lines: () => written.split('\n').filter((line) => line !== ''),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
