import { findDifferences } from '@congkhai/shared/scorecards/cell-changes';
import type { FrameworkItem } from '@congkhai/shared/scorecards/framework';
import { formatThousandths, type RoundingRule } from '@congkhai/shared/scorecards/points';
import type { Erratum } from '@congkhai/shared/scorecards/release';
import type { ItemScore, ItemScores } from '@congkhai/shared/scorecards/scorecard';
import { BLANK_SCORE } from '@congkhai/shared/scorecards/scorecard';
import { finalScoreOf } from '@congkhai/shared/scorecards/scoring';

const STATE_NAMES = { 'not-applicable': 'không áp dụng', 'not-submitted': 'chưa nộp' };

/** Every leaf of a card that is not as the last release has it, as an erratum; `reasons` are those on record, by item. */
export function suggestErrata(
  { blockId, unitId }: { blockId: string; unitId: string },
  items: ReadonlyMap<string, FrameworkItem>,
  { frozen, live }: { frozen: ItemScores; live: ItemScores },
  { reasons, rounding }: { reasons: ReadonlyMap<string, string>; rounding: RoundingRule },
): Erratum[] {
  return [...items.values()].flatMap((item) => {
    const { itemId } = item;
    const before = frozen[itemId] ?? BLANK_SCORE;
    const after = live[itemId] ?? BLANK_SCORE;
    if (findDifferences(itemId, before, after).length === 0) return [];
    const [from, to] = [before, after].map((score) => describe(item, score, rounding));
    const isShown = from !== undefined && to !== undefined && from !== to;
    const reason = reasons.get(itemId) ?? 'Đính chính';
    return [
      { blockId, unitId, itemId, from: isShown ? from : null, to: isShown ? to : null, reason },
    ];
  });
}

/** What readers see of a leaf: its points, or why it has none. */
function describe(item: FrameworkItem, score: ItemScore, rounding: RoundingRule): string {
  if (score.state !== 'scored') return STATE_NAMES[score.state];
  const points = finalScoreOf(item, score, rounding);
  return points === null ? STATE_NAMES['not-submitted'] : formatThousandths(points);
}
