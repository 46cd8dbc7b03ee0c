import type {
  EditableField,
  MatrixCard,
  MatrixResponse,
} from '@congkhai/shared/contracts/scorecards-admin';
import type { FrameworkItem } from '@congkhai/shared/scorecards/framework';
import type { ItemScores } from '@congkhai/shared/scorecards/scorecard';
import { aFramework, aGroup, aLeaf, RULES } from '@congkhai/shared/scorecards/test-builders';
import type { EntryRights } from './edits';

/** A matrix for tests: two areas of two items each, worth 10 points apiece. */
export function anItem(itemId: string, item: Partial<FrameworkItem> = {}): FrameworkItem {
  return aLeaf(itemId, 10_000, item);
}

export const ITEMS: FrameworkItem[] = ['1', '2'].map((areaId) =>
  aGroup(areaId, [anItem(`${areaId}.1`), anItem(`${areaId}.2`)]),
);

export function aCard(unitId: string, scores: ItemScores = {}, revision = 0): MatrixCard {
  return {
    documentId: null,
    unit: { unitId, name: `Xã ${unitId}`, code: null, parentUnitId: null },
    revision,
    scores,
    publishedTotals: null,
    isDemonstration: false,
  };
}

export function aMatrix(cards: MatrixCard[]): MatrixResponse['data'] {
  return {
    period: {
      documentId: 'p1',
      periodId: 'nam-2025',
      name: 'Chỉ số năm 2025',
      year: 2025,
      stage: 'appraisal',
      isCorrectionOpen: false,
      deadlines: {
        'self-assessment': null,
        appraisal: null,
        explanation: null,
        'second-appraisal': null,
        survey: null,
      },
      rules: RULES,
    },
    block: {
      documentId: 'b1',
      blockId: 'xa',
      name: 'UBND xã',
      gradeBands: [
        { gradeId: 'tot', name: 'Tốt', minimumPercentThousandths: 80_000 },
        { gradeId: 'kha', name: 'Khá', minimumPercentThousandths: 0 },
      ],
      rescaleToThousandths: null,
    },
    framework: aFramework(ITEMS),
    cards,
    editableFields: ['appraisedScoreThousandths', 'state', 'remark'],
    editableStates: ['scored', 'not-applicable', 'not-submitted'],
    notice: null,
    isReasonRequired: false,
    isOwnUnitsOnly: false,
  };
}

/** The right to change these fields, and to set every state. */
export function rightsTo(...fields: EditableField[]): EntryRights {
  return {
    fields: new Set(fields),
    states: new Set(['scored', 'not-applicable', 'not-submitted'] as const),
  };
}
