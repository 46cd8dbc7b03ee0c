import { AsyncResource } from 'node:async_hooks';
import { findAllowed } from '@congkhai/shared/links/allowed-hosts';
import type { Core } from '@strapi/strapi';
import { auditTrail } from '../audit-trail';
import { PLUGIN_ID } from '../constants';
import { currentPerson, type Person } from '../person';
import type { RefusedLink } from './check-documents';
import type { LinkHosts } from './hosts';

/**
 * What is kept of refusals: the audit log has them, and their hosts wait for a second person. It must survive the transaction that a
 * refusal rolls back, so it is written outside and after it.
 */
export function refusalNotes(strapi: Core.Strapi) {
  const hosts: LinkHosts = strapi.plugin(PLUGIN_ID).service('link-hosts');
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

  return {
    add(links: readonly RefusedLink[], subjects: readonly string[]): void {
      const by = currentPerson(strapi);
      const actor = auditTrail(strapi)?.actorOf();
      afterwards(async () => {
        await auditTrail(strapi)?.record({
          action: 'publication.refused-for-link',
          subject: null,
          detail: {
            subjects: subjects.slice(0, SUBJECTS_NOTED_MAX),
            hosts: hostsOf(links),
            messages: links.map(({ message }) => message),
          },
          ...(actor ? { actor } : {}),
        });
        await proposeAll(links, by);
      });
    },

    /** Waits until everything is written. */
    async written(): Promise<void> {
      await Promise.all(writing);
    },
  };
}

const SUBJECTS_NOTED_MAX = 20;

function hostsOf(links: readonly RefusedLink[]): string[] {
  return [...new Set(links.flatMap(({ host }) => (host ? [host] : [])))];
}
