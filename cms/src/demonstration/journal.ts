import type { Core, UID } from '@strapi/strapi';
import * as z from 'zod';

const JournalSchema = z.object({
  state: z.enum(['loading', 'loaded', 'removed']),
  /** What the loader created, oldest first. `name` is the natural key by which a broken-off load finds it again. */
  created: z.array(z.object({ uid: z.string(), name: z.string(), documentId: z.string() })),
});
export type Journal = z.infer<typeof JournalSchema>;

const EMPTY: Journal = { state: 'loading', created: [] };

/**
 * What the demonstration loader has created, kept in the database. It makes loading happen once, lets a load that was broken off
 * go on where it was, and lets removing take away exactly that.
 */
export function openJournal(strapi: Core.Strapi) {
  const store = strapi.store({ type: 'core', name: 'congkhai', key: 'demonstration' });

  async function read(): Promise<Journal> {
    const value = await store.get({});
    return value ? JournalSchema.parse(value) : EMPTY;
  }
  return {
    read,
    async setState(state: Journal['state']): Promise<void> {
      await store.set({ value: { ...(await read()), state } });
    },
    /** The document created under this name, or the one that `create` makes now: created and noted in one transaction. */
    async once(
      uid: UID.ContentType,
      name: string,
      create: () => Promise<{ documentId: string }>,
    ): Promise<string> {
      const { created, state } = await read();
      const known = created.find((document) => document.uid === uid && document.name === name);
      if (known) return known.documentId;
      return strapi.db.transaction(async () => {
        const { documentId } = await create();
        await store.set({ value: { state, created: [...created, { uid, name, documentId }] } });
        return documentId;
      });
    },
    async forget(documentId: string): Promise<void> {
      const journal = await read();
      const created = journal.created.filter((document) => document.documentId !== documentId);
      await store.set({ value: { ...journal, created } });
    },
  };
}
