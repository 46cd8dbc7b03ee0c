import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { parseConfig } from '../config';
import { LEDGER_UID, PLUGIN_ID } from '../constants';
import { hasUnlisted } from '../manifest/write-manifest';
import type { Drain } from '../services/drain';
import type { Lease } from '../services/lease';
import { ledger } from '../services/ledger';
import type { Outbox } from '../services/outbox';
import type { Registry } from '../services/registry';
import { signerOf } from '../signing';
import { createStore } from '../store';
import { comparePages } from './compare-pages';
import { examineContent } from './examine-content';
import { examineManifest } from './examine-manifest';
import { type Examination, examineStore } from './examine-store';
import type { ReconcileReport } from './report';

const REPAIR_MILLISECONDS_MAX = 120_000;
const REPAIR_CHECK_MILLISECONDS = 200;
const PAGES_COMPARED = 10;

/** The comparison of CMS, manifest, store and pages. Repairs go through the outbox, so that the order of writes stays what it is. */
export function createComparison(strapi: Core.Strapi, lease: Lease) {
  const service = strapi.plugin(PLUGIN_ID).service;
  const config = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  const { quarantineFolder, pageUrl } = config.reconcile;
  const store = createStore(config.store);
  const signer = signerOf(config);

  async function keepLease(): Promise<void> {
    if (!(await lease.acquire())) throw new Error('another process compares the store now');
  }

  async function repair(found: Examination): Promise<string[]> {
    const rows = [...found.changed, ...found.missing];
    const outbox: Outbox = service('outbox');
    await strapi.db.transaction(async () => {
      await ledger(strapi).markDamaged(rows.map((row) => row.key));
      await outbox.add(rows.map(({ subject }) => subject));
    });
    (service('drain') as Drain).wake();
    const deadline = Date.now() + REPAIR_MILLISECONDS_MAX;
    for (;;) {
      const damaged: { key: string }[] = await strapi.db
        .query(LEDGER_UID)
        .findMany({ where: { state: 'damaged' }, select: ['key'] });
      const unlisted = damaged.length === 0 && (await hasUnlisted(strapi));
      if ((damaged.length === 0 && !unlisted) || Date.now() > deadline)
        return damaged.map((row) => row.key).sort();
      await keepLease();
      await wait(REPAIR_CHECK_MILLISECONDS);
    }
  }

  /** One whole comparison, under the lease. */
  async function compareAll(): Promise<ReconcileReport> {
    const startedAt = new Date().toISOString();
    const registry: Registry = service('registry');
    const outbox: Outbox = service('outbox');
    const manifest = await examineManifest(strapi, { store, signer, quarantineFolder });
    const found = await examineStore({ strapi, store, quarantineFolder, keepLease });
    const differing = await examineContent({ strapi, registry, outbox, keepLease });
    const unrepaired = await repair(found);
    const keysOf = (rows: Examination['changed']) =>
      [...new Set(rows.map((row) => row.key))].sort();
    const pages = await comparePages(await pageUrls(strapi, pageUrl));
    return {
      startedAt,
      finishedAt: new Date().toISOString(),
      documentCount: found.documentCount,
      changed: keysOf(found.changed),
      missing: keysOf(found.missing),
      foreign: found.foreign.sort(),
      manifest,
      differing,
      pages,
      unrepaired,
    };
  }

  return { compareAll };
}

/** Where readers find the articles that were published last. */
async function pageUrls(strapi: Core.Strapi, pageUrl: string | null): Promise<string[]> {
  if (pageUrl === null) return [];
  const rows: { key: string }[] = await strapi.db.query(LEDGER_UID).findMany({
    where: { key: { $startsWith: 'slugs/vi/' }, state: 'written' },
    select: ['key'],
    orderBy: { id: 'desc' },
    limit: PAGES_COMPARED,
  });
  const slugs = rows.map((row) => row.key.slice('slugs/vi/'.length, -'.json'.length));
  return slugs.map((slug) => pageUrl.replaceAll('{slug}', slug));
}
