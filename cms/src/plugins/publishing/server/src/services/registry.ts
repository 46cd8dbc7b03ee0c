import {
  type DocumentChange,
  kindOf,
  type Publishable,
} from '@congkhai/shared/contracts/publishable';

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

    async subjectsOf(change: DocumentChange): Promise<string[]> {
      const concerned = [...publishables.values()].filter(({ uids }) => uids.includes(change.uid));
      const subjects: string[] = [];
      // One after another: they share the transaction's connection.
      for (const publishable of concerned) subjects.push(...(await publishable.subjectsOf(change)));
      return subjects;
    },

    /** The publishable a subject belongs to, or undefined if its plugin is no longer installed. */
    find(subject: string): Publishable | undefined {
      return publishables.get(kindOf(subject));
    },
  };
};
export type Registry = ReturnType<typeof registry>;
