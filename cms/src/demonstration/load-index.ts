import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import type { DemonstrationContent } from './content';
import type { openJournal } from './journal';

const StageSchema = z.object({ enum: z.array(z.string()) });
// Corrections have a reason and errata; the year of the demonstration needs none.
const LAST_STAGE = 'published';

/** What this asks of the plugin of the scorecards. */
interface Scores {
  applyAll(
    blockId: string,
    changes: object[],
    options: { reason: string; isDemonstration: boolean },
  ): Promise<{ problems: { message: string }[] }>;
  setPublishedTotals(blockId: string, totals: ReadonlyMap<string, object>): Promise<void>;
  matrix(
    blockId: string,
    options: { unitIds: string[] },
  ): Promise<{ cards: { documentId: string | null }[] }>;
}
type Scorecard = DemonstrationContent['scorecards'][number];

/** The framework, the period of 2022 with its block, the scorecards, and the steps of the year up to its publication. */
export async function loadIndex(
  strapi: Core.Strapi,
  journal: ReturnType<typeof openJournal>,
  { index, scorecards }: DemonstrationContent,
  unitDocumentIds: ReadonlyMap<string, string>,
): Promise<void> {
  const framework = await journal.once(
    'plugin::scorecards.framework',
    index.framework.frameworkId,
    () => strapi.documents('plugin::scorecards.framework').create({ data: index.framework }),
  );
  const period = await journal.once('plugin::scorecards.period', index.period.periodId, () =>
    strapi.documents('plugin::scorecards.period').create({ data: index.period }),
  );
  const units = scorecards.map(({ unitId }) => unitDocumentIds.get(unitId));
  const block = await journal.once('plugin::scorecards.block', index.block.blockId, () =>
    strapi.documents('plugin::scorecards.block').create({
      data: { ...index.block, period, framework, units },
    }),
  );
  for (const scorecard of scorecards) {
    await journal.once('plugin::scorecards.scorecard', scorecard.unitId, () =>
      loadScorecard(strapi, block, scorecard),
    );
  }
  await walkToPublished(strapi, period);
}

async function loadScorecard(
  strapi: Core.Strapi,
  block: string,
  { unitId, appraisedScoresThousandths, publishedTotals, note, isDemonstration }: Scorecard,
): Promise<{ documentId: string }> {
  const scores: Scores = strapi.plugin('scorecards').service('scores');
  const changes = Object.entries(appraisedScoresThousandths).map(([itemId, to]) => ({
    unitId,
    itemId,
    field: 'appraisedScoreThousandths',
    from: null,
    to,
  }));
  const { problems } = await scores.applyAll(block, changes, { reason: note, isDemonstration });
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  if (publishedTotals) await scores.setPublishedTotals(block, new Map([[unitId, publishedTotals]]));
  const { cards } = await scores.matrix(block, { unitIds: [unitId] });
  const documentId = cards[0]?.documentId;
  if (!documentId) throw new Error(`no scorecard was made for ${unitId}`);
  const data: Record<string, unknown> = { note };
  await strapi.documents('plugin::scorecards.scorecard').update({ documentId, data });
  return { documentId };
}

// A period moves forward one stage at a time, also here.
async function walkToPublished(strapi: Core.Strapi, documentId: string): Promise<void> {
  const periods = strapi.documents('plugin::scorecards.period');
  const current = await periods.findOne({ documentId, fields: ['stage'] });
  const { attributes } = strapi.contentType('plugin::scorecards.period');
  const stages = StageSchema.parse(attributes.stage).enum;
  const remaining = stages.slice(
    stages.indexOf(current?.stage) + 1,
    stages.indexOf(LAST_STAGE) + 1,
  );
  for (const stage of remaining) {
    const data: Record<string, unknown> = { stage };
    await periods.update({ documentId, data });
  }
}
