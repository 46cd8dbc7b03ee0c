import { html } from '../server/html.mjs';
import { sectionOf } from './shared.mjs';

/** @import { PeriodSummary, RankedUnit } from '@congkhai/shared/scorecards/summary' */
/** @import { Erratum } from '@congkhai/shared/scorecards/release' */
/** @import { OpenDataFile } from '@congkhai/shared/contracts/open-data' */
/** @import { Edition } from '../server/edition.mjs' */

const HASH_DIGITS_SHOWN = 12;

/** Which release a table is, so that it can be cited. @param {PeriodSummary} summary @param {Edition} edition */
export function releaseLineOf({ release: { number, frozenAt, sha256 } }, edition) {
  const { text, formatCount, formatDayOfInstant } = edition;
  const shown = { number: formatCount(number), date: formatDayOfInstant(frozenAt) };
  return html`<p class="note" id="release">${text('release.line', shown)} SHA-256 <code title="${sha256}">${sha256.slice(0, HASH_DIGITS_SHOWN)}…</code></p>`;
}

/** What a corrected release mends, each figure as it was printed and as it is. @param {Erratum[]} errata @param {(unitId: string) => string} nameOf @param {Edition} edition */
export function errataOf(errata, nameOf, { text, formatCount }) {
  if (errata.length === 0) return null;
  const items = errata.map(({ unitId, itemId, from, to, reason }) => {
    const place = [unitId && nameOf(unitId), itemId && text('release.item', { item: itemId })]
      .filter(Boolean)
      .join(', ');
    const figures = from !== null && to !== null ? text('release.fromTo', { from, to }) : '';
    return html`<li>${[place, figures, reason].filter(Boolean).join(': ')}</li>`;
  });
  return html`<details class="errata" id="errata" open>
<summary>${text('release.errata', { count: formatCount(errata.length) })}</summary>
<ul lang="vi">${items}</ul>
</details>`;
}

/**
 * How a unit changed from the release compared with, or why nothing can be said: figures of another territory are no change.
 * @param {NonNullable<RankedUnit['change']>} change
 * @param {number} earlierYear
 * @param {Edition} edition
 */
export function changeLineOf(change, earlierYear, edition) {
  return html`<p class="note" id="change">${changeSentence(change, String(earlierYear), edition)}</p>`;
}

/** @param {NonNullable<RankedUnit['change']>} change @param {string} year @param {Edition} edition */
function changeSentence(change, year, edition) {
  const { text, formatSigned, formatBound } = edition;
  if (change.kind === 'unbroken') {
    const { pointsGained, percentGained, ranksGained } = change;
    return text('change.unbroken', {
      year,
      points: formatSigned(pointsGained),
      percent: formatSigned(percentGained),
      ranks: ranksGained === null ? text('change.otherBlock') : ranksSentence(ranksGained, edition),
    });
  }
  if (change.kind !== 'boundary-break') return text(`change.${change.kind}`, { year });
  const units = change.predecessors.map(({ unit, before }) =>
    before
      ? text('change.predecessor', { unit: unit.name, points: formatBound(before.points) })
      : unit.name,
  );
  return text('change.boundary-break', { year, units: units.join(', ') });
}

/** @param {number} ranksGained @param {Edition} edition */
function ranksSentence(ranksGained, { text, formatCount }) {
  if (ranksGained === 0) return text('change.sameRank');
  const count = formatCount(Math.abs(ranksGained));
  return text(ranksGained > 0 ? 'change.rankUp' : 'change.rankDown', { count });
}

/** The files of a release for whoever wants to go on with the figures. @param {{ periodId: string, number: number, files: OpenDataFile[] }} release @param {Edition} edition */
export function openDataFilesOf({ periodId, number, files }, { language, formatFileSize }) {
  const address = openDataAddress(periodId, number);
  const items = files.map(
    ({ name, title, mediaType, bytes }) =>
      html`<li><a href="${address}/${encodeURIComponent(name)}" type="${mediaType}" download="${name}">${title[language]}</a> <span class="note">${name}, ${formatFileSize(bytes)}</span></li>`,
  );
  return html`<ul class="files">${items}</ul>`;
}

/** @param {PeriodSummary} summary @param {OpenDataFile[]} files @param {Edition} edition */
export function openDataOf({ periodId, release: { number } }, files, edition) {
  if (files.length === 0) return null;
  return sectionOf(
    { id: 'open-data', heading: edition.text('openData.heading'), className: 'rules' },
    [
      openDataFilesOf({ periodId, number, files }, edition),
      html`<p><a href="${openDataAddress(periodId, number)}">${edition.text('openData.index')}</a></p>`,
    ],
  );
}

/** Where the list of a release's files is. @param {string} periodId @param {number} number */
export function openDataAddress(periodId, number) {
  return `/v1/periods/${encodeURIComponent(periodId)}/releases/${number}/open-data`;
}
