import type { DocumentChange } from '@congkhai/shared/contracts/publishable';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { currentPerson } from '../person';
import type { Registry } from '../services/registry';
import { type CheckedDocument, checkDocuments, type RefusedLink } from './check-documents';
import type { LinkHosts } from './hosts';
import type { LinkInventory } from './inventory';
import { refusalNotes } from './refusal-notes';

/** A change that touches more subjects is looked at when they are written: nobody waits for thousands of documents in a form. */
const SUBJECTS_PER_CHANGE_MAX = 100;

/** Thrown when documents that are about to be written lead where readers may not be sent. Their entry waits and says why. */
export class LinksRefused extends Error {
  override readonly name = 'LinksRefused';
  constructor(readonly links: readonly RefusedLink[]) {
    super(links.map(({ message }) => message).join(' '));
  }
}

/** What a plugin makes public as one subject, and what people call it. */
export interface TitledDocuments {
  subject: string;
  title: string;
  documents: readonly CheckedDocument[];
}

const MESSAGES_SHOWN = 3;
const TitledSchema = z.object({ title: z.string() });

/** Looks at every link before it becomes public: once while the change is made, once more before documents are written. */
export const linkGuard = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = strapi.plugin(PLUGIN_ID).service;
  const registry: Registry = service('registry');
  const hosts: LinkHosts = service('link-hosts');
  const inventory: LinkInventory = service('link-inventory');
  const notes = refusalNotes(strapi);

  function refuse(links: readonly RefusedLink[], subjects: readonly string[]): void {
    if (links.length === 0) return;
    notes.add(links, subjects);
    throw refusalOf(links);
  }

  async function noteSeen(subject: string, title: string | null, found: string[]): Promise<void> {
    const by = currentPerson(strapi)?.name ?? null;
    await inventory.noteSeen(subject, { hosts: found, title, by, isCurrent: false });
  }

  return {
    /**
     * Refuses a change whose documents would lead readers where nobody allowed it. Called inside the transaction of the change, after
     * it, which the error takes back. The hosts are proposed for a second person, in the name of whoever made the change.
     */
    async refuseUnlisted(change: DocumentChange, subjects: readonly string[]): Promise<void> {
      const looked = [...new Set(subjects)]
        .filter((subject) => registry.find(subject)?.takesLinksFrom?.(change, subject))
        .slice(0, SUBJECTS_PER_CHANGE_MAX);
      if (looked.length === 0) return;
      const allowed = await hosts.listAllowed();
      for (const subject of looked) {
        const documents = (await registry.find(subject)?.documentsOf(subject)) ?? [];
        const { refused, hosts: found } = checkDocuments(documents, allowed);
        refuse(refused, looked);
        await noteSeen(subject, titleOf(documents), found);
      }
    },

    /**
     * The same for documents of a plugin that knows itself what a change makes public: each with the subject that it will be, and what
     * people call it. All that is wrong is told at once, at `field`.
     */
    async refuseUnlistedIn(field: string, titled: readonly TitledDocuments[]): Promise<void> {
      const allowed = await hosts.listAllowed();
      const checked = titled.map((each) => ({ each, ...checkDocuments(each.documents, allowed) }));
      const refused = checked.flatMap(({ each, refused: links }) =>
        links.map((link) => ({ ...link, field, message: `${each.title}: ${link.message}` })),
      );
      refuse(
        refused,
        titled.map(({ subject }) => subject),
      );
      for (const { each, hosts: found } of checked) await noteSeen(each.subject, each.title, found);
    },

    /** Throws {@link LinksRefused} if documents that are about to be written lead where readers may not be sent. */
    async check(documents: readonly CheckedDocument[]): Promise<void> {
      if (documents.length === 0) return;
      const { refused } = checkDocuments(documents, await hosts.listAllowed());
      if (refused.length > 0) throw new LinksRefused(refused);
    },

    /** Keeps the inventory in step with what was written of a subject. Part of the transaction around it. */
    async noteSettled(subject: string, documents: readonly CheckedDocument[]): Promise<void> {
      const { hosts: found } = checkDocuments(documents, []);
      await inventory.noteSettled(subject, found, titleOf(documents));
    },

    /** Waits until what is kept of refusals is written. */
    async stop(): Promise<void> {
      await notes.written();
    },
  };
};
export type LinkGuard = ReturnType<typeof linkGuard>;

function titleOf(documents: readonly CheckedDocument[]): string | null {
  for (const document of documents) {
    const titled = TitledSchema.safeParse('body' in document ? document.body : null);
    if (titled.success) return titled.data.title.slice(0, 250);
  }
  return null;
}

function refusalOf(links: readonly RefusedLink[]): Error {
  const [first] = links;
  const shown = links.slice(0, MESSAGES_SHOWN).map(({ message }) => message);
  return new errors.ValidationError(
    links.length === 1 && first
      ? first.message
      : `Có ${links.length} liên kết cần sửa. ${shown.join(' ')}`,
    {
      errors: links.map(({ field, message }) => ({
        path: [field],
        message,
        name: 'ValidationError',
      })),
    },
  );
}
