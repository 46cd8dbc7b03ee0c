import type { ExportTable } from '@congkhai/shared/contracts/export-table';
import { FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import { summarizeItems } from '@congkhai/shared/scorecards/item-tables';
import type { SealedRelease } from '@congkhai/shared/scorecards/release';
import { ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import { summarizeRelease } from '@congkhai/shared/scorecards/summarize';
import type { PeriodSummary } from '@congkhai/shared/scorecards/summary';
import { tableWorkbook } from '@congkhai/workbooks/published/annex-workbook';
import type { TableSources } from '@congkhai/workbooks/published/sources';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { FRAMEWORK_UID, PLUGIN_ID } from '../constants';
import type { StoredRelease } from '../releases/release-tables';
import { actorOf } from '../rights/actor';
import { FRAMEWORK_POPULATE, FrameworkRowSchema, toFramework } from '../rows';
import { loadBlock } from '../scores/block-context';
import type { Releases } from '../services/releases';

/**
 * A table of a block as it is published, from the newest release of its period, also one that is approved and not public yet. Throws
 * `NotFoundError` before approval, and `PolicyError` for an account of units.
 */
export async function exportTable(
  strapi: Core.Strapi,
  blockDocumentId: string,
  table: ExportTable,
): Promise<{ fileName: string; bytes: Buffer }> {
  const actor = await actorOf(strapi);
  if (actor.ownUnitIds !== null)
    throw new errors.PolicyError('Tài khoản đơn vị chỉ xem được phiếu chấm của mình.');
  const { block, period } = await loadBlock(strapi, blockDocumentId, actor);
  const releases: Releases = strapi.plugin(PLUGIN_ID).service('releases');
  const [newest] = await releases.list(period.periodId);
  if (!newest)
    throw new errors.NotFoundError('Kỳ chưa được phê duyệt nên chưa có bảng kết quả để xuất.');
  const bytes = await tableWorkbook(await loadSources(strapi, newest), block.blockId, table);
  if (!bytes) throw new errors.NotFoundError('Bản công bố mới nhất không có khối này.');
  return { fileName: `${period.periodId}-${block.blockId}-${table}.xlsx`, bytes };
}

async function loadSources(strapi: Core.Strapi, newest: StoredRelease): Promise<TableSources> {
  const releases: Releases = strapi.plugin(PLUGIN_ID).service('releases');
  const { comparedWith } = newest.release;
  const earlier = comparedWith && (await releases.find(comparedWith.periodId, comparedWith.number));
  const compared = earlier ? (await summarize(strapi, earlier, null)).summary : null;
  return summarize(strapi, newest, compared);
}

/** A release with what is computed from it. Without the summary that it is compared with, changes are left out. */
async function summarize(
  strapi: Core.Strapi,
  stored: StoredRelease,
  compared: PeriodSummary | null,
): Promise<TableSources> {
  const releases: Releases = strapi.plugin(PLUGIN_ID).service('releases');
  const release = compared ? stored.release : { ...stored.release, comparedWith: null };
  const sealed: SealedRelease = { release, sha256: stored.sha256 };
  const frameworks = await loadFrameworks(strapi, stored);
  const scorecards = z.array(ScorecardSchema).parse(await releases.listScorecards(stored.id));
  return {
    summary: summarizeRelease(sealed, { frameworks, scorecards, compared }),
    items: summarizeItems(sealed, { frameworks, scorecards }),
    frameworks,
    scorecards,
  };
}

// A framework in use no longer changes, so it is what was frozen.
async function loadFrameworks(strapi: Core.Strapi, { release }: StoredRelease) {
  const frameworkIds = release.frameworks.map(({ frameworkId }) => frameworkId);
  const rows: unknown = await strapi.db.query(FRAMEWORK_UID).findMany({
    where: { frameworkId: { $in: frameworkIds } },
    populate: FRAMEWORK_POPULATE,
  });
  const frameworks = z.array(FrameworkRowSchema).parse(rows).map(toFramework);
  return new Map(
    frameworks.map((framework) => [framework.frameworkId, FrameworkSchema.parse(framework)]),
  );
}
