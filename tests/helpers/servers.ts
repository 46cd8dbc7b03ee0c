import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports from which Linux takes the near ends of connections (32,768 and up): one of those may be taken in the seconds that a
 * server needs until it listens. Each worker of Jest has a part of them for itself.
 */
const FIRST_PORT = 12_000;
const PORTS_EACH = 2_000;
const WORKERS_MAX = 10;

const firstOfOurs =
  FIRST_PORT + (Number(process.env.JEST_WORKER_ID ?? 0) % WORKERS_MAX) * PORTS_EACH;
// Two runs on one machine seldom begin at the same one.
let next = Math.floor(Math.random() * PORTS_EACH);

/** A port that nobody listens on, and that no other test is given before long. */
export async function findFreePort(): Promise<number> {
  for (let tried = 0; tried < PORTS_EACH; tried += 1) {
    const port = firstOfOurs + next;
    next = (next + 1) % PORTS_EACH;
    if (await isFree(port)) return port;
  }
  throw new Error('All ports are taken');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port);
  const isListening = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  if (isListening) await once(server.close(), 'close');
  return isListening;
}
