import { type AuditVerdict, createChainCheck } from '@congkhai/shared/audit/verify-chain';
import type { Core } from '@strapi/strapi';
import { canonicalJsonOf, sha256Of } from '../canonical';
import { PLUGIN_ID } from '../constants';
import { columnsOfRow, uncheckedEntryOf } from '../rows';
import { isForged } from '../signing';
import type { Checkpoints } from './checkpoints';
import type { Entries } from './entries';

/** Computes the whole chain again from the table and compares it with what was noted down outside. */
export const verification = ({ strapi }: { strapi: Core.Strapi }) => {
  const { service } = strapi.plugin(PLUGIN_ID);
  return {
    async run(): Promise<AuditVerdict> {
      const checkpoints: Checkpoints = service('checkpoints');
      const signed = await checkpoints.list();
      const forged = signed.find((line) => isForged(line, checkpoints.key()));
      if (forged)
        return {
          kind: 'broken',
          problem: 'checkpoint-forged',
          sequence: forged.checkpoint.sequence,
        };
      const check = createChainCheck({
        canonicalJsonOf,
        sha256Of,
        checkpoints: signed.map(({ checkpoint }) => checkpoint),
      });
      const entries: Entries = service('entries');
      for await (const rows of entries.walkRows()) {
        for (const row of rows) check.add(uncheckedEntryOf(row), columnsOfRow(row));
        if (check.problem()) break;
        // Others want to be answered meanwhile.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return check.finish();
    },
  };
};
export type Verification = ReturnType<typeof verification>;
