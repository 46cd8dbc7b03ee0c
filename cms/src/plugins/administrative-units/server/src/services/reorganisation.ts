import { createHash } from 'node:crypto';
import type { ImportAnswer } from '@congkhai/shared/contracts/units-admin';
import { planReorganisation } from '@congkhai/shared/units/reorganisation/plan-reorganisation';
import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import { insertUnits } from '../insert-units';
import { type HistoryChanges, mergeHistories } from '../merge-histories';
import { projectUnits } from '../project-units';
import { refusalOf } from '../refusal';
import { stateMessagesOf } from '../state-messages';
import {
  addVersions,
  closeVersions,
  insertEvents,
  insertVersions,
  lockHistory,
} from '../write-history';
import type { History } from './history';

export interface TwoStates {
  beforeCsv: string;
  afterCsv: string;
  /** The first day of the later state. */
  effectiveOn: string;
}

/** Imports the tables of two states of the country as one history. */
export const reorganisation = ({ strapi }: { strapi: Core.Strapi }) => {
  const history = (): History => strapi.plugin(PLUGIN_ID).service('history');

  async function prepare(states: TwoStates) {
    const known = await history().listAll();
    const plan = planOrRefuse(() => planReorganisation({ ...states, existing: known.units }));
    const changes = mergeHistories(known, plan);
    return { plan, changes, fingerprint: fingerprintOf(changes) };
  }

  return {
    /** What an import would write, and what it leaves to people. Nothing is written. */
    async preview(states: TwoStates): Promise<ImportAnswer['data']> {
      const { plan, changes, fingerprint } = await prepare(states);
      return { isDone: false, fingerprint, changes: countsOf(changes), report: plan.report };
    },

    /** Writes everything in one transaction, or nothing. A fingerprint makes sure that it is what the preview showed. */
    async import(states: TwoStates, expected: string | null): Promise<ImportAnswer['data']> {
      return strapi.db.transaction(async () => {
        await lockHistory(strapi);
        const { plan, changes, fingerprint } = await prepare(states);
        if (expected !== null && expected !== fingerprint)
          throw refusalOf([
            {
              field: 'fingerprint',
              message: 'Dữ liệu đã thay đổi sau lần kiểm tra. Hãy kiểm tra lại rồi nhập.',
            },
          ]);
        await write(changes);
        return { isDone: true, fingerprint, changes: countsOf(changes), report: plan.report };
      });
    },
  };

  async function write({ newUnits, begun, closed, events }: HistoryChanges): Promise<void> {
    await insertVersions(strapi, newUnits);
    await insertUnits(strapi, newUnits);
    for (const validTo of new Set(closed.map((each) => each.validTo)))
      await closeVersions(
        strapi,
        closed.filter((each) => each.validTo === validTo).map(({ unitId }) => unitId),
        validTo,
      );
    await addVersions(strapi, begun);
    await insertEvents(strapi, events);
    const changed = new Set([...begun, ...closed].map(({ unitId }) => unitId));
    const isNothing = newUnits.length + changed.size + events.length === 0;
    if (!isNothing) await projectUnits(strapi, [...changed]);
  }
};
export type Reorganisation = ReturnType<typeof reorganisation>;

function planOrRefuse<Plan>(plan: () => Plan): Plan {
  try {
    return plan();
  } catch (error) {
    const messages = stateMessagesOf(error);
    if (messages === null) throw error;
    throw refusalOf(messages.map((message) => ({ field: 'csv', message })));
  }
}

function countsOf({ newUnits, begun, closed, events }: HistoryChanges) {
  return {
    unitsAdded: new Set(newUnits.map(({ unitId }) => unitId)).size,
    versionsAdded: newUnits.length + begun.length,
    versionsClosed: closed.length,
    eventsAdded: events.length,
  };
}

function fingerprintOf(changes: HistoryChanges): string {
  return createHash('sha256').update(JSON.stringify(changes)).digest('hex');
}
