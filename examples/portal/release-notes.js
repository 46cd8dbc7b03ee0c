import { openDataAddress, openDataFileAddress } from './api.js';
import { createElement } from './elements.js';
import { formatBound, formatCount, formatDayOfInstant, formatSigned } from './format.js';
import { currentLanguage, text } from './texts.js';

/** @import { PeriodSummary, RankedUnit } from '@congkhai/shared/scorecards/summary' */
/** @import { Erratum } from '@congkhai/shared/scorecards/release' */
/** @import { OpenDataFile } from '@congkhai/shared/contracts/open-data' */

const HASH_DIGITS_SHOWN = 12;

/** Which release a table is, so that it can be cited. @param {PeriodSummary} summary */
export function createReleaseLine({ release: { number, frozenAt, sha256 } }) {
  const sentence = text('release.line', {
    number: formatCount(number),
    date: formatDayOfInstant(frozenAt),
  });
  const hash = createElement('code', { title: sha256 }, `${sha256.slice(0, HASH_DIGITS_SHOWN)}…`);
  return createElement('p', { class: 'note', id: 'release' }, sentence, ' SHA-256 ', hash);
}

/** What a corrected release mends, each figure as it was printed and as it is. @param {Erratum[]} errata @param {(unitId: string) => string} nameOf */
export function createErrata(errata, nameOf) {
  if (errata.length === 0) return null;
  const items = errata.map(({ unitId, itemId, from, to, reason }) => {
    const place = [unitId && nameOf(unitId), itemId && text('release.item', { item: itemId })]
      .filter(Boolean)
      .join(', ');
    const figures = from !== null && to !== null ? text('release.fromTo', { from, to }) : '';
    return createElement('li', {}, [place, figures, reason].filter(Boolean).join(': '));
  });
  return createElement(
    'details',
    { class: 'errata', id: 'errata', open: '' },
    createElement('summary', {}, text('release.errata', { count: formatCount(errata.length) })),
    createElement('ul', { lang: 'vi' }, ...items),
  );
}

/**
 * How a unit changed from the release compared with, or why nothing can be said: figures of another territory are no change.
 * @param {PeriodSummary} summary
 * @param {RankedUnit} result
 */
export function createChangeLine({ comparedWith }, { change }) {
  if (!comparedWith || !change) return null;
  return createElement(
    'p',
    { class: 'note', id: 'change' },
    changeSentence(change, formatYear(comparedWith.year)),
  );
}

/** @param {NonNullable<RankedUnit['change']>} change @param {string} year */
function changeSentence(change, year) {
  if (change.kind === 'unbroken') {
    const { pointsGained, percentGained, ranksGained } = change;
    const ranks = ranksGained === null ? text('change.otherBlock') : ranksSentence(ranksGained);
    return text('change.unbroken', {
      year,
      points: formatSigned(pointsGained),
      percent: formatSigned(percentGained),
      ranks,
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

/** @param {number} ranksGained */
function ranksSentence(ranksGained) {
  if (ranksGained === 0) return text('change.sameRank');
  const count = formatCount(Math.abs(ranksGained));
  return text(ranksGained > 0 ? 'change.rankUp' : 'change.rankDown', { count });
}

// A year is a name, not a count: 2022, never 2.022.
/** @param {number} year */
function formatYear(year) {
  return String(year);
}

/** The files of a release for whoever wants to go on with the figures. @param {PeriodSummary} summary @param {OpenDataFile[]} files */
export function createOpenData({ periodId, release: { number } }, files) {
  if (files.length === 0) return null;
  const items = files.map(({ name, title, mediaType, bytes }) =>
    createElement(
      'li',
      {},
      createElement(
        'a',
        { href: openDataFileAddress(periodId, number, name), type: mediaType, download: name },
        title[currentLanguage()],
      ),
      ` (${name}, ${formatBound(Math.max(1, Math.round(bytes / 1_024)))} KB)`,
    ),
  );
  return createElement(
    'section',
    { class: 'rules', id: 'open-data', 'aria-labelledby': 'open-data-heading' },
    createElement('h3', { id: 'open-data-heading' }, text('openData.heading')),
    createElement('ul', {}, ...items),
    createElement(
      'p',
      {},
      createElement('a', { href: openDataAddress(periodId, number) }, text('openData.index')),
    ),
  );
}
