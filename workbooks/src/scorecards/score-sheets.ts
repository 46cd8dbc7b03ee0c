import type { EditableField } from '@congkhai/shared/contracts/scorecards-admin';
import type { FrameworkItem } from '@congkhai/shared/scorecards/framework';
import type { ItemScore, PublishedTotals } from '@congkhai/shared/scorecards/scorecard';

/** The version of the layout. A workbook of another version is refused: its cells may mean something else. */
export const TEMPLATE_VERSION = '1';
export const META_SHEET = '_congkhai';

export type PointsField = Extract<EditableField, `${string}Thousandths`>;

const takes = (...methods: FrameworkItem['method'][]) => methods;

/** One sheet for each field of points, with the items that have such a field. */
export const SCORE_SHEETS: readonly {
  name: string;
  field: PointsField;
  methods: readonly FrameworkItem['method'][];
}[] = [
  { name: 'Tự chấm', field: 'selfScoreThousandths', methods: takes('appraisal', 'both') },
  { name: 'Thẩm định', field: 'appraisedScoreThousandths', methods: takes('appraisal', 'both') },
  {
    name: 'Thẩm định lần hai',
    field: 'secondAppraisedScoreThousandths',
    methods: takes('appraisal', 'both'),
  },
  { name: 'Điều tra XHH', field: 'surveyScoreThousandths', methods: takes('survey', 'both') },
  { name: 'Số đo', field: 'measuredThousandths', methods: takes('derived') },
];
export const REMARKS_SHEET = 'Nhận xét';
export const TOTALS_SHEET = 'Tổng công bố';

// A sheet of items: title, hint, then three rows of headings (numbers, names, maxima), then one row for each unit.
export const HEADING_ROW = 3;
export const HEADING_ROWS = 3;
export const FIRST_UNIT_ROW = HEADING_ROW + HEADING_ROWS;
export const UNIT_ID_COLUMN = 1;
export const UNIT_NAME_COLUMN = 3;
export const FIRST_ENTRY_COLUMN = 4;
/** Stands above the hidden column of unit ids, and marks the row of headings. */
export const UNIT_ID_HEADING = 'Mã đơn vị';

/** The columns of the sheet of printed totals. */
export const TOTALS_COLUMNS: readonly { key: keyof PublishedTotals; heading: string }[] = [
  { key: 'pointsThousandths', heading: 'Điểm' },
  { key: 'percentThousandths', heading: 'Chỉ số (%)' },
  { key: 'rank', heading: 'Hạng' },
  { key: 'gradeName', heading: 'Xếp loại' },
];

/** What people write into a cell of points for a blank that means something; the first of each is what we write. */
export const STATE_WORDS: ReadonlyMap<string, Exclude<ItemScore['state'], 'scored'>> = new Map([
  ['kad', 'not-applicable'],
  ['khong ap dung', 'not-applicable'],
  ['khong danh gia', 'not-applicable'],
  ['cn', 'not-submitted'],
  ['chua nop', 'not-submitted'],
]);
export const NOT_APPLICABLE_WORD = 'KAD';
