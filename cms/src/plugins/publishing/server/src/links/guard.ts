import { AsyncResource } from 'node:async_hooks';
import { findAllowed } from '@congkhai/shared/links/allowed-hosts';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import type { Registry } from '../services/registry';
import { auditTrail } from './audit-trail';
import { type CheckedDocument, checkDocuments, type RefusedLink } from './check-documents';
import type { LinkHosts } from './hosts';
import type { LinkInventory } from './inventory';
import { type Person, personOf } from './person';

/** A change that touches more subjects is looked at when they are written: nobody waits for thousands of documents in a form. */
const SUBJECTS_PER_CHANGE_MAX = 100;

/** Thrown when documents that are about to be written lead where readers may not be sent. Their entry waits and says why. */
export class LinksRefused extends Error {
  override readonly name = 'LinksRefused';
  constructor(readonly links: readonly RefusedLink[]) {
    super(links.map(({ message }) => message).join(' '));
  }
}

const TitledSchema = z.object({ title: z.string() });

/** Looks at every link before it becomes public: once while the change is made, once more before documents are written. */
export const linkGuard = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = strapi.plugin(PLUGIN_ID).service;
  const registry: Registry = service('registry');
  const hosts: LinkHosts = service('link-hosts');
  const inventory: LinkInventory = service('link-inventory');
  // What is kept of a refusal must survive the transaction that it rolls back: it is written outside, after it.
  const outside = new AsyncResource('publishing-link-guard');
  const writing = new Set<Promise<void>>();

  function afterwards(work: () => Promise<void>): void {
    const written: Promise<void> = outside
      .runInAsyncScope(work)
      .catch((error: unknown) => {
        strapi.log.error(`publishing: a refused link was not noted: ${String(error)}`);
      })
      .finally(() => writing.delete(written));
    writing.add(written);
  }

  async function proposeAll(links: readonly RefusedLink[], by: Person | null): Promise<void> {
    for (const { host } of links) {
      if (!host || (await hosts.find(host)) || findAllowed(host, await hosts.listAllowed()))
        continue;
      const reason = 'Có trong một bài chưa đăng được.';
      await hosts.propose({ host, withSubdomains: false, reason }, by);
    }
  }

  function noteRefusal(links: readonly RefusedLink[], subjects: readonly string[]): void {
    const by = currentPerson();
    const actor = auditTrail(strapi)?.actorOf();
    afterwards(async () => {
      await auditTrail(strapi)?.record({
        action: 'publication.refused-for-link',
        subject: null,
        detail: { subjects, hosts: hostsOf(links), messages: links.map(({ message }) => message) },
        ...(actor ? { actor } : {}),
      });
      await proposeAll(links, by);
    });
  }

  function currentPerson(): Person | null {
    return personOf(strapi.requestContext.get()?.state);
  }

  return {
    /**
     * Refuses a change whose documents would lead readers where nobody allowed it. Called inside the transaction of the change, after
     * it, which the error takes back. The hosts are proposed for a second person, in the name of whoever made the change.
     */
    async refuseUnlisted(subjects: readonly string[]): Promise<void> {
      const looked = [...new Set(subjects)]
        .filter((subject) => registry.find(subject)?.holdsLinks)
        .slice(0, SUBJECTS_PER_CHANGE_MAX);
      if (looked.length === 0) return;
      const allowed = await hosts.listAllowed();
      for (const subject of looked) {
        const documents = (await registry.find(subject)?.documentsOf(subject)) ?? [];
        const { refused, hosts: found } = checkDocuments(documents, allowed);
        if (refused.length > 0) {
          noteRefusal(refused, looked);
          throw refusalOf(refused);
        }
        const by = currentPerson()?.name ?? null;
        await inventory.noteSeen(subject, { hosts: found, title: titleOf(documents), by });
      }
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
      await Promise.all(writing);
    },
  };
};
export type LinkGuard = ReturnType<typeof linkGuard>;

function hostsOf(links: readonly RefusedLink[]): string[] {
  return [...new Set(links.flatMap(({ host }) => (host ? [host] : [])))];
}

function titleOf(documents: readonly CheckedDocument[]): string | null {
  for (const document of documents) {
    const titled = TitledSchema.safeParse('body' in document ? document.body : null);
    if (titled.success) return titled.data.title.slice(0, 250);
  }
  return null;
}

function refusalOf(links: readonly RefusedLink[]): Error {
  const [first] = links;
  return new errors.ValidationError(
    links.length === 1 && first ? first.message : `Có ${links.length} liên kết cần sửa`,
    {
      errors: links.map(({ field, message }) => ({
        path: [field],
        message,
        name: 'ValidationError',
      })),
    },
  );
}
