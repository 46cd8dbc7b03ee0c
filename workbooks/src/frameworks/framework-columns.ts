import type { ItemEffect, ScoringMethod } from '@congkhai/shared/scorecards/framework';
import type { Tier } from '@congkhai/shared/units/administrative-unit';
import { foldWords } from '../entered-cell';
import { METHOD_NAMES } from '../published/item-table';

export const HEADER_SHEET = 'Thông tin';
export const ITEMS_SHEET = 'Mục';

/** The rows of the header sheet: what is said of the framework as a whole. */
export const HEADER_LABELS = {
  frameworkId: 'Mã bộ chỉ số',
  name: 'Tên bộ chỉ số',
  version: 'Phiên bản',
  previousFrameworkId: 'Mã phiên bản trước',
  decisionNumber: 'Quyết định số',
  decisionIssuer: 'Cơ quan ban hành',
  decisionIssuedOn: 'Ngày ban hành (ngày/tháng/năm)',
  decisionTitle: 'Trích yếu',
  tiers: 'Áp dụng cho cấp',
  yearFrom: 'Từ năm',
  yearTo: 'Đến năm',
} as const;
export type HeaderKey = keyof typeof HEADER_LABELS;

/** The columns of the sheet of items. */
export const ITEM_COLUMNS = {
  level: { heading: 'Cấp', width: 6 },
  itemId: { heading: 'Mã mục', width: 12 },
  name: { heading: 'Tên mục', width: 60 },
  effect: { heading: 'Loại', width: 12 },
  maximumThousandths: { heading: 'Điểm tối đa', width: 11 },
  method: { heading: 'Cách chấm', width: 26 },
  surveyMaximumThousandths: { heading: 'Phần điểm XHH', width: 11 },
  ruleText: { heading: 'Quy tắc chấm', width: 60 },
  options: { heading: 'Các mức điểm', width: 40 },
  measure: { heading: 'Số đo', width: 30 },
  zeroAtThousandths: { heading: '0 điểm khi số đo là', width: 12 },
  fullAtThousandths: { heading: 'Điểm tối đa khi số đo là', width: 12 },
  isEvidenceRequired: { heading: 'Cần tài liệu kiểm chứng', width: 12 },
} as const;
export type ItemKey = keyof typeof ITEM_COLUMNS;
export const ITEM_KEYS: ItemKey[] = [
  'level',
  'itemId',
  'name',
  'effect',
  'maximumThousandths',
  'method',
  'surveyMaximumThousandths',
  'ruleText',
  'options',
  'measure',
  'zeroAtThousandths',
  'fullAtThousandths',
  'isEvidenceRequired',
];

export const EFFECT_NAMES: Record<ItemEffect, string> = {
  scored: 'Chấm điểm',
  bonus: 'Thưởng',
  penalty: 'Trừ',
};
export const TIER_NAMES: Record<Tier, string> = {
  province: 'Tỉnh',
  district: 'Huyện',
  commune: 'Xã',
  department: 'Sở, ngành',
};

/** What people write for a method; the first is what we write. */
export const METHOD_WORDS = wordsOf<ScoringMethod>(METHOD_NAMES, {
  'điều tra xã hội học': 'survey',
  xhh: 'survey',
  'thẩm định và điều tra xã hội học': 'both',
  'cả hai': 'both',
  'số đo': 'derived',
});
export const EFFECT_WORDS = wordsOf<ItemEffect>(EFFECT_NAMES, {
  'điểm thưởng': 'bonus',
  'điểm trừ': 'penalty',
});
export const TIER_WORDS = wordsOf<Tier>(TIER_NAMES, {
  'cấp tỉnh': 'province',
  'cấp huyện': 'district',
  'cấp xã': 'commune',
  sở: 'department',
  'sở ngành': 'department',
});

function wordsOf<Value extends string>(
  names: Record<Value, string>,
  others: Record<string, Value>,
): ReadonlyMap<string, Value> {
  const words = new Map<string, Value>();
  for (const value in names) words.set(foldWords(names[value]), value);
  for (const [word, value] of Object.entries(others)) words.set(foldWords(word), value);
  return words;
}

/** What each field has to be, as the rest of a sentence that begins with the cell or the path. */
export const EXPECTED: Record<string, string> = {
  frameworkId:
    'phải là mã viết thường không dấu, các từ nối bằng gạch ngang, ví dụ tien-phuoc-cap-xa-2022',
  previousFrameworkId: 'phải là mã của phiên bản trước, hoặc để trống',
  name: 'phải có tên trên một dòng (bộ chỉ số: tối đa 300 ký tự, mục: tối đa 500 ký tự)',
  version: 'phải là số nguyên từ 1',
  decision: 'cần đủ số, cơ quan ban hành và ngày, hoặc để trống cả ba',
  decisionNumber: 'phải là số quyết định, ví dụ 214/QĐ-UBND',
  decisionIssuer: 'phải là tên cơ quan ban hành',
  decisionIssuedOn: 'phải là ngày như 12/01/2023',
  decisionTitle: 'phải là trích yếu trên một dòng, tối đa 500 ký tự',
  tiers: 'phải là các cấp cách nhau bằng dấu chấm phẩy: Tỉnh; Huyện; Xã; Sở, ngành',
  yearFrom: 'phải là năm từ 2000 đến 2100, hoặc để trống',
  yearTo: 'phải là năm từ 2000 đến 2100, hoặc để trống',
  level: 'phải là cấp 1, 2, 3 …, và chỉ được sâu hơn mục ngay trên một cấp',
  itemId: 'phải là mã mục gồm chữ cái không dấu, chữ số và dấu chấm, ví dụ 1.2.3',
  effect: 'phải là Chấm điểm, Thưởng hoặc Trừ',
  maximumThousandths: 'phải là điểm lớn hơn 0, tối đa 3 chữ số thập phân, ví dụ 13,5',
  method: 'phải là Thẩm định, Điều tra XHH, Thẩm định và điều tra XHH hoặc Tính từ số đo',
  surveyMaximumThousandths: 'phải là phần điểm của điều tra XHH, lớn hơn 0 và nhỏ hơn điểm tối đa',
  ruleText: 'dài quá 4.000 ký tự',
  options: 'phải có mỗi dòng một mức, viết “điểm | nội dung”, ví dụ 1,5 | Đạt từ 90 % trở lên',
  measure: 'phải là tên số đo trên một dòng, tối đa 200 ký tự',
  zeroAtThousandths: 'phải là số đo ứng với 0 điểm',
  fullAtThousandths: 'phải là số đo ứng với điểm tối đa, khác số đo ứng với 0 điểm',
  isEvidenceRequired: 'phải là Có, hoặc để trống',
};
