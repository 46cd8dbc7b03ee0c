import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { ImportAnswerSchema } from '@congkhai/shared/contracts/units-admin';
import type { CmsAnswer } from '../helpers/cms-process';
import type { IndexOffice } from '../helpers/index-office';

const UNITS = join(process.cwd(), 'cms/units');

/** Seconds that something takes, and the most memory that a process has had until then. */
export async function measure<Result>(
  what: string,
  pid: number | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  const startedAt = performance.now();
  const result = await work();
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  process.stdout.write(`${what}: ${seconds} s, at most ${peakMegabytes(pid)} MB so far\n`);
  return result;
}

function peakMegabytes(pid: number | undefined): string {
  const status = readFileSync(`/proc/${pid ?? 'self'}/status`, 'utf8');
  return (Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024).toFixed(0);
}

export function expectDone(answer: CmsAnswer): unknown {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body).slice(0, 2_000));
  return answer.body;
}

/** Imports all units before and after 1 July 2025 as an editor does, measured: a dry run, then the import of what it said. */
export async function importUnits({ administrator, processId }: IndexOffice): Promise<void> {
  const states = {
    beforeCsv: readFileSync(join(UNITS, 'units_2025H1_three_tier.csv'), 'utf8'),
    afterCsv: readFileSync(join(UNITS, 'units_2026.csv'), 'utf8'),
    effectiveOn: '2025-07-01',
  };
  const send = async (fingerprint: string | null) =>
    ImportAnswerSchema.parse(
      expectDone(
        await administrator('POST', '/administrative-units/import', { ...states, fingerprint }),
      ),
    ).data;
  const pid = processId();
  const { fingerprint } = await measure('units before and after checked', pid, () => send(null));
  const { changes } = await measure('units imported', pid, () => send(fingerprint));
  process.stdout.write(`${changes.unitsAdded} units, ${changes.eventsAdded} events\n`);
}
