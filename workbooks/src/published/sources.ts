import type { LegalDocument } from '@congkhai/shared/news/legal-document';
import type { Framework } from '@congkhai/shared/scorecards/framework';
import type { ItemTables } from '@congkhai/shared/scorecards/item-tables';
import type { Scorecard } from '@congkhai/shared/scorecards/scorecard';
import type { BlockSummary, PeriodSummary } from '@congkhai/shared/scorecards/summary';

/** What published tables are made from: the derived and frozen documents of one release. */
export interface TableSources {
  summary: PeriodSummary;
  items: ItemTables;
  frameworks: ReadonlyMap<string, Framework>;
  scorecards: readonly Scorecard[];
}

/** Which block a table is about. `sheetName` is unique in the workbook. */
export interface TableContext extends TableSources {
  block: BlockSummary;
  sheetName: string;
}

/** The lines below the heading of a table: its block, the decision, and what a reader has to know before quoting it. */
export function subtitlesOf({ summary, block }: TableContext): string[] {
  const { release, decision, hasDemonstrationData } = summary;
  const lines = [`Khối: ${block.name}`, decisionLine(decision)];
  if (release.number > 1)
    lines.push(`Bản công bố số ${release.number}, đã đính chính ${release.erratumCount} chỗ`);
  if (hasDemonstrationData) lines.push('Có dữ liệu minh hoạ: không phải số liệu thật');
  return lines;
}

function decisionLine(decision: LegalDocument | null): string {
  if (!decision) return '(Chưa có quyết định công bố)';
  const day = decision.issuedOn.split('-').reverse().join('/');
  return `(Kèm theo ${decision.number} ngày ${day} của ${decision.issuer})`;
}
