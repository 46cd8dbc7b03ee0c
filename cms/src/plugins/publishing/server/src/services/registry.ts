import {
  type DocumentChange,
  kindOf,
  type Publishable,
} from '@congkhai/shared/contracts/publishable';
import type { Core } from '@strapi/strapi';

/** The publishables of all plugins. Publishing knows none of them by name. */
export const registry = () => {
  const publishables = new Map<string, Publishable>();
  return {
    /** Called by a plugin in its register(). Throws if another plugin took the kind already. */
    add(publishable: Publishable): void {
      if (publishables.has(publishable.kind))
        throw new Error(`Publishable ${publishable.kind} is registered twice`);
      publishables.set(publishable.kind, publishable);
    },

    concerns(uid: string): boolean {
      return [...publishables.values()].some(({ uids }) => uids.includes(uid));
    },

    /** Of lists and the like, which are written less often than what they list. */
    derivedKinds(): string[] {
      return [...publishables.values()]
        .filter(({ isDerived }) => isDerived)
        .map(({ kind }) => kind);
    },

    /** The form of each kind whose documents had another one before. */
    forms(): Record<string, number> {
      return Object.fromEntries(
        [...publishables.values()].flatMap(({ kind, form }) => (form ? [[kind, form]] : [])),
      );
    },

    async subjectsOf(change: DocumentChange): Promise<string[]> {
      const concerned = [...publishables.values()].filter(({ uids }) => uids.includes(change.uid));
      const subjects: string[] = [];
      // One after another: they share the transaction's connection.
      for (const publishable of concerned) subjects.push(...(await publishable.subjectsOf(change)));
      return subjects;
    },

    /** What everything in the CMS may be published as. Asks about each document of each content type that concerns a publishable. */
    async listSubjects(strapi: Core.Strapi): Promise<string[]> {
      const subjects = new Set<string>();
      for (const publishable of publishables.values())
        for (const uid of publishable.uids) {
          const rows: { documentId: string }[] = await strapi.db
            .query(uid)
            .findMany({ select: ['documentId'] });
          for (const documentId of new Set(rows.map((row) => row.documentId)))
            for (const subject of await publishable.subjectsOf({ uid, documentId }))
              subjects.add(subject);
        }
      return [...subjects];
    },

    /** The publishable a subject belongs to, or undefined if its plugin is no longer installed. */
    find(subject: string): Publishable | undefined {
      return publishables.get(kindOf(subject));
    },
  };
};
export type Registry = ReturnType<typeof registry>;
