import type { Core } from '@strapi/strapi';
import { LEDGER_UID } from '../constants';
import { ledger } from '../services/ledger';
import type { Outbox } from '../services/outbox';
import type { Registry } from '../services/registry';
import { compare, wantedOf } from '../services/settle';

interface Dependencies {
  strapi: Core.Strapi;
  registry: Registry;
  outbox: Outbox;
  keepLease: () => Promise<void>;
}

/** Every subject that is published or should be. */
export async function listAllSubjects({
  strapi,
  registry,
}: Pick<Dependencies, 'strapi' | 'registry'>): Promise<string[]> {
  const rows: { subject: string }[] = await strapi.db
    .query(LEDGER_UID)
    .findMany({ where: { state: { $ne: 'gone' } }, select: ['subject'], orderBy: { id: 'asc' } });
  return [
    ...new Set([...(await registry.listSubjects(strapi)), ...rows.map(({ subject }) => subject)]),
  ];
}

/**
 * Subjects whose content in the CMS is not what was published, although nothing is queued: it was changed past Strapi, in the database itself.
 * They are told of and left alone, because publishing them would show readers what nobody approved.
 */
export async function examineContent(dependencies: Dependencies): Promise<string[]> {
  const { strapi, keepLease, outbox } = dependencies;
  const differing: string[] = [];
  for (const subject of await listAllSubjects(dependencies)) {
    await keepLease();
    // Asked before and after, because editors go on publishing.
    if (await outbox.isWaiting(subject)) continue;
    if (!(await isDifferent(subject, dependencies))) continue;
    if (!(await outbox.isWaiting(subject)) && (await isDifferent(subject, dependencies)))
      differing.push(subject);
  }
  strapi.log.debug(`publishing: ${differing.length} subjects differ from what is published`);
  return differing.sort();
}

async function isDifferent(subject: string, { strapi, registry }: Dependencies): Promise<boolean> {
  const publishable = registry.find(subject);
  if (!publishable) return false;
  try {
    const documents = await publishable.documentsOf(subject);
    const wanted = documents.map((document) => wantedOf(subject, document));
    const held = await ledger(strapi).find(
      subject,
      wanted.map(({ key }) => key),
    );
    // Objects that are being repaired have the right content on record.
    const settled = held.map((row) => ({
      ...row,
      state: row.state === 'damaged' ? ('written' as const) : row.state,
    }));
    const { changed, gone } = compare(subject, wanted, settled);
    return changed.length + gone.length > 0;
  } catch (error) {
    strapi.log.warn(`publishing: ${subject} cannot be compared: ${String(error)}`);
    return true;
  }
}
