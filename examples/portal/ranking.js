import {
  ApiFailure,
  getSummary,
  getUnitResult,
  listOpenData,
  listPeriods,
  listReleases,
} from './api.js';
import { createDemonstrationBadge, createElement } from './elements.js';
import { formatLegalDocument } from './format.js';
import { loadSection } from './load-section.js';
import { createRules, createStatistics } from './ranking-notes.js';
import { createNotRanked, createRankingTable } from './ranking-table.js';
import { createErrata, createOpenData, createReleaseLine } from './release-notes.js';
import { addressOf } from './route.js';
import { text } from './texts.js';
import { createUnitAreas } from './unit-areas.js';

/** @import { GetUnitResultResponse } from '@congkhai/shared/contracts/read-api-index' */
/** @import { BlockSummary, PeriodSummary } from '@congkhai/shared/scorecards/summary' */
/** @import { OpenDataFile } from '@congkhai/shared/contracts/open-data' */
/** @import { Erratum } from '@congkhai/shared/scorecards/release' */
/** @import { Route } from './route.js' */

/**
 * What the ranking shows: a block of the newest period, and beside it one unit's points by area.
 * @typedef {object} Ranking
 * @property {PeriodSummary} summary
 * @property {BlockSummary} block
 * @property {BlockSummary['ranking'][number] | BlockSummary['notRanked'][number] | null} chosen
 * @property {GetUnitResultResponse['data'] | null} unitResult
 * @property {Erratum[]} errata of the release that is shown
 * @property {OpenDataFile[]} files of open data
 */

/**
 * Loads and shows the ranking of the newest period. The unit shown in detail is the one the address names, or else the unit
 * the article is about, or else the first of the block.
 * @param {Route} route
 * @param {Promise<string | null>} unitIdOfArticle
 */
export function showRanking(route, unitIdOfArticle) {
  return loadSection(
    'ranking-content',
    (signal) => findRanking(route, unitIdOfArticle, signal),
    (ranking) =>
      ranking
        ? renderRanking(ranking, route)
        : [createElement('p', { class: 'nothing' }, text('ranking.none'))],
  );
}

/**
 * @param {Route} route
 * @param {Promise<string | null>} unitIdOfArticle
 * @param {AbortSignal} signal
 * @returns {Promise<Ranking | null>} null when no period has a published result yet
 */
async function findRanking(route, unitIdOfArticle, signal) {
  const period = (await listPeriods(signal)).data[0];
  if (!period) return null;
  const [response, articleUnitId] = await Promise.all([
    nullIfMissing(getSummary(period.periodId, signal)),
    unitIdOfArticle,
  ]);
  const wantedUnitId = route.unitId ?? articleUnitId;
  const block = response && chooseBlock(response.data.blocks, route.blockId, wantedUnitId);
  if (!block) return null;
  const units = unitsOf(block);
  const chosen = units.find(({ unit }) => unit.unitId === wantedUnitId) ?? units[0] ?? null;
  const summary = response.data;
  const [result, errata, openData] = await Promise.all([
    chosen && nullIfMissing(getUnitResult(period.periodId, chosen.unit.unitId, signal)),
    findErrata(summary, signal),
    nullIfMissing(listOpenData(period.periodId, summary.release.number, signal)),
  ]);
  return {
    summary,
    block,
    chosen,
    unitResult: result ? result.data : null,
    errata,
    files: openData?.data.files ?? [],
  };
}

/** @param {PeriodSummary} summary @param {AbortSignal} signal @returns {Promise<Erratum[]>} */
async function findErrata({ periodId, release }, signal) {
  if (release.erratumCount === 0) return [];
  const releases = await nullIfMissing(listReleases(periodId, signal));
  return releases?.data.find(({ number }) => number === release.number)?.errata ?? [];
}

/** @param {BlockSummary[]} blocks @param {string | null} blockId @param {string | null} unitId */
function chooseBlock(blocks, blockId, unitId) {
  return (
    blocks.find((block) => block.blockId === blockId) ??
    blocks.find((block) => unitsOf(block).some(({ unit }) => unit.unitId === unitId)) ??
    blocks[0]
  );
}

/** @param {BlockSummary} block */
function unitsOf(block) {
  return [...block.ranking, ...block.notRanked];
}

/** @param {PeriodSummary} summary @param {string} unitId */
function nameOfUnit({ blocks }, unitId) {
  const listed = blocks.flatMap(unitsOf).find(({ unit }) => unit.unitId === unitId);
  return listed?.unit.name ?? unitId;
}

/** @template Answer @param {Promise<Answer>} answer @returns {Promise<Answer | null>} */
async function nullIfMissing(answer) {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 404) return null;
    throw error;
  }
}

/** @param {Ranking} ranking @param {Route} route */
function renderRanking(ranking, route) {
  const { summary, block } = ranking;
  return [
    createIntroduction(ranking, route),
    createElement('div', {}, createRankingTable(ranking, route), createNotRanked(ranking, route)),
    createUnitAreas(ranking),
    createStatistics(block, summary.rules),
    createRules(summary, block),
    createOpenData(summary, ranking.files),
  ].filter((part) => part !== null);
}

/** @param {Ranking} ranking @param {Route} route */
function createIntroduction({ summary, block, errata }, { slug }) {
  const { name, decision, blocks, hasDemonstrationData } = summary;
  const decisionLine =
    decision && text('ranking.decision', { document: formatLegalDocument(decision) });
  const blockLinks = blocks.map(({ blockId, name: blockName }) => {
    const current = blockId === block.blockId ? { 'aria-current': 'true' } : {};
    return createElement('a', { href: addressOf({ slug, blockId }), ...current }, blockName);
  });
  return createElement(
    'div',
    { class: 'ranking-introduction' },
    createElement('p', { class: 'period-name', lang: 'vi' }, name),
    decisionLine && createElement('p', { class: 'note' }, decisionLine),
    createReleaseLine(summary),
    createErrata(errata, (unitId) => nameOfUnit(summary, unitId)),
    hasDemonstrationData
      ? createElement(
          'p',
          { class: 'demonstration-note' },
          createDemonstrationBadge(),
          ` ${text('ranking.hasDemonstrationData')}`,
        )
      : null,
    blocks.length > 1
      ? createElement(
          'nav',
          { class: 'blocks', 'aria-label': text('ranking.blocks') },
          ...blockLinks,
        )
      : null,
  );
}
