import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type SignedCheckpoint, SignedCheckpointSchema } from '@congkhai/shared/audit/checkpoint';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { parseConfig } from '../config';
import { ADDRESS_TABLE, ENTRY_TABLE, PLUGIN_ID } from '../constants';
import { inTransaction } from '../database';
import { parseSigningKey, signCheckpoint } from '../signing';

const EVERY_MILLISECONDS = 10_000;
const MILLISECONDS_PER_DAY = 86_400_000;

const HeadSchema = z.object({ sequence: z.int(), hash: z.string() }).optional();
const MissingFileSchema = z.object({ code: z.literal('ENOENT') });

/** Notes down the head of the chain outside the database whenever it has moved, and forgets addresses whose time is over. */
export const checkpoints = ({ strapi }: { strapi: Core.Strapi }) => {
  const config = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  const file = config.checkpointsFile && path.resolve(strapi.dirs.app.root, config.checkpointsFile);
  const key = config.signingKey ? parseSigningKey(config.signingKey) : null;
  let timer: NodeJS.Timeout | undefined;
  let notedSequence = 0;
  let running: Promise<void> = Promise.resolve();

  async function note(): Promise<void> {
    const head: unknown = await inTransaction(strapi, ({ rowsOf }) =>
      Promise.resolve(
        rowsOf(ENTRY_TABLE)
          .select('sequence', 'hash')
          .where('sequence', '>', 0)
          .orderBy('sequence', 'desc')
          .first(),
      ),
    );
    const last = HeadSchema.parse(head);
    if (!file || !last || last.sequence === notedSequence) return;
    const line = signCheckpoint({ ...last, at: new Date().toISOString() }, key);
    await mkdir(path.dirname(file), { recursive: true });
    await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
    notedSequence = last.sequence;
  }

  async function forgetAddresses(): Promise<void> {
    const until = new Date(Date.now() - config.addressDays * MILLISECONDS_PER_DAY).toISOString();
    await inTransaction(strapi, ({ rowsOf }) =>
      Promise.resolve(rowsOf(ADDRESS_TABLE).where('recorded_at', '<', until).delete()),
    );
  }

  /** A folder that cannot be written to is worth a line in the log each time; work goes on. */
  async function round(): Promise<void> {
    try {
      await note();
      await forgetAddresses();
    } catch (error) {
      strapi.log.error(`audit-log: the head of the log could not be noted down: ${String(error)}`);
    }
  }

  return {
    start(): void {
      timer ??= setInterval(() => {
        running = running.then(round);
      }, EVERY_MILLISECONDS);
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      if (!timer) return;
      timer = undefined;
      running = running.then(round);
      await running;
    },
    /** The key that checkpoints are signed with. */
    key: () => key,
    /** Everything that was noted down here, oldest first. Throws if a line is none. */
    async list(): Promise<SignedCheckpoint[]> {
      if (!file) return [];
      const text = await readFile(file, 'utf8').catch((error: unknown) => {
        if (MissingFileSchema.safeParse(error).success) return '';
        throw error;
      });
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => SignedCheckpointSchema.parse(JSON.parse(line)));
    },
  };
};
export type Checkpoints = ReturnType<typeof checkpoints>;
