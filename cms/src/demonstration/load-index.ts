import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import type { DemonstrationContent } from './content';
import type { openJournal } from './journal';

const StageSchema = z.object({ enum: z.array(z.string()) });

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
  for (const { unitId, appraisedScoresThousandths, ...scorecard } of scorecards) {
    await journal.once('plugin::scorecards.scorecard', unitId, () =>
      strapi.documents('plugin::scorecards.scorecard').create({
        data: {
          ...scorecard,
          block,
          unit: unitDocumentIds.get(unitId),
          scores: toItemScores(appraisedScoresThousandths),
        },
      }),
    );
  }
  await walkToPublished(strapi, period);
}

function toItemScores(appraisedScoresThousandths: Record<string, number>) {
  return Object.fromEntries(
    Object.entries(appraisedScoresThousandths).map(([itemId, appraisedScoreThousandths]) => [
      itemId,
      {
        state: 'scored',
        selfScoreThousandths: null,
        appraisedScoreThousandths,
        surveyScoreThousandths: null,
        remark: null,
      },
    ]),
  );
}

// A period moves forward one stage at a time, also here.
async function walkToPublished(strapi: Core.Strapi, documentId: string): Promise<void> {
  const periods = strapi.documents('plugin::scorecards.period');
  const current = await periods.findOne({ documentId, fields: ['stage'] });
  const { attributes } = strapi.contentType('plugin::scorecards.period');
  const stages = StageSchema.parse(attributes.stage).enum;
  const remaining = stages.slice(stages.indexOf(current?.stage) + 1);
  for (const stage of remaining) {
    const data: Record<string, unknown> = { stage };
    await periods.update({ documentId, data });
  }
}
