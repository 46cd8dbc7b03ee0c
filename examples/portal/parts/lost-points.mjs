import { html } from '../server/html.mjs';
import { sectionOf } from './shared.mjs';

/** @import { GetUnitResultResponse } from '@congkhai/shared/contracts/read-api-index' */
/** @import { PeriodRules } from '@congkhai/shared/scorecards/period' */
/** @import { Edition } from '../server/edition.mjs' */
/** @typedef {GetUnitResultResponse['data']['items'][number]} UnitItem */

/**
 * The items on which a unit lost points, most first. Items with children repeat what is lost below them; one that does not apply or was not submitted
 * has lost nothing yet.
 * @param {readonly UnitItem[]} items
 * @returns {{ item: UnitItem, lostThousandths: number }[]}
 */
export function lostPointsOf(items) {
  return items
    .map((item) => ({ item, lostThousandths: lostThousandthsOf(item) }))
    .filter(({ lostThousandths }) => lostThousandths > 0)
    .sort((one, other) => other.lostThousandths - one.lostThousandths);
}

// Decimals of at most three places: whole thousandths can be subtracted, decimals as they are cannot.
/** @param {UnitItem} item */
function lostThousandthsOf({ method, state, effect, maximum, score }) {
  const isScored = method !== null && (state === 'scored' || state === 'zero') && score !== null;
  if (!isScored || effect === 'bonus') return 0;
  const thousandths = Math.round(score * 1_000);
  return effect === 'penalty' ? thousandths : Math.round(maximum * 1_000) - thousandths;
}

/** Where points were lost, with what the council and the unit wrote. @param {readonly UnitItem[]} items @param {PeriodRules} rules @param {Edition} edition */
export function lostPointsTableOf(items, rules, edition) {
  const lost = lostPointsOf(items);
  const { text, formatFigure, formatBound } = edition;
  const part = { id: 'lost-points', heading: text('lost.heading') };
  if (lost.length === 0) return sectionOf(part, html`<p class="nothing">${text('lost.none')}</p>`);
  const rows = lost.map(({ item, lostThousandths }) => {
    const { itemId, name, score, maximum } = item;
    const shown = { points: formatFigure(score ?? 0, rules), maximum: formatBound(maximum) };
    return html`<tr data-item-id="${itemId}">
<th scope="row" lang="vi">${itemId} ${name}${notesOf(item, edition)}</th>
<td class="figure" data-value="${score ?? ''}">${text('lost.pointsOfMaximum', shown)}</td>
<td class="figure lost" data-value="${lostThousandths}">−${formatFigure(lostThousandths / 1_000, rules)}</td>
</tr>`;
  });
  return sectionOf(
    part,
    html`<table id="lost-points-table" data-sortable="${text('ranking.sort')}">
<caption class="note">${text('lost.caption')}</caption>
<thead><tr><th scope="col">${text('lost.item')}</th><th scope="col" class="figure">${text('areas.points')}</th><th scope="col" class="figure">${text('lost.lost')}</th></tr></thead>
<tbody>${rows}</tbody>
</table>`,
  );
}

/** @param {UnitItem} item @param {Edition} edition */
function notesOf({ remark, explanation, evidence }, { text }) {
  if (!remark && !explanation && evidence.length === 0) return null;
  const documents = evidence.map(({ title, number, url }) => {
    const name = number === null ? title : `${title} (${number})`;
    return html`<li>${url === null ? name : html`<a href="${url}" rel="noopener nofollow">${name}</a>`}</li>`;
  });
  return html`<div class="item-notes">
${remark && html`<p><strong>${text('lost.remark')}:</strong> ${remark}</p>`}
${explanation && html`<p><strong>${text('lost.explanation')}:</strong> ${explanation}</p>`}
${documents.length > 0 && html`<p><strong>${text('lost.evidence')}:</strong></p><ul>${documents}</ul>`}
</div>`;
}
