/** Texts of the elements. What editors and councils wrote stays in the language it was written in. */
const vi = {
  loading: 'Đang tải…',
  failed: 'Chưa đọc được dữ liệu từ máy chủ.',
  retry: 'Thử lại',
  demonstration: 'Dữ liệu minh hoạ',
  demonstrationNote: 'Có số liệu bịa ra để trình diễn phần mềm.',
  noArticles: 'Chưa có tin nào được đăng.',
  noReads: 'Chưa có lượt đọc nào trong khoảng thời gian này.',
  noPeriods: 'Chưa có kỳ đánh giá nào được công bố.',
  noBlock: 'Kỳ đánh giá không có khối {block}.',
  noRanking: 'Chưa có đơn vị nào đủ điểm để xếp hạng.',
  pinned: 'Ghim',
  reads: '{count} lượt đọc',
  views: '{count} lượt xem',
  opening: 'trong đó {count} lượt từ hệ thống trước',
  rankedUnits: '{block}: {count} đơn vị được xếp hạng',
  rank: 'Hạng',
  unit: 'Đơn vị',
  points: 'Điểm',
  percent: 'Chỉ số (%)',
  grade: 'Xếp loại',
  noGrade: 'không xếp loại',
  interval: 'Khoảng thứ hạng: {best} đến {worst}',
  notRanked: 'Đơn vị chưa được xếp hạng',
  'not-submitted': 'chưa nộp đủ, còn thiếu mục {items}',
  'not-applicable': 'không mục nào áp dụng',
  result: '{points}/{maximum} điểm · hạng {rank}/{count} · xếp loại: {grade}',
  area: 'Lĩnh vực',
  maximum: 'Tối đa',
  share: 'Đạt (%)',
  total: 'Tổng điểm',
};
export type TextKey = keyof typeof vi;

const en: Record<TextKey, string> = {
  loading: 'Loading…',
  failed: 'The data could not be read from the server.',
  retry: 'Try again',
  demonstration: 'Demonstration data',
  demonstrationNote: 'Holds figures invented to show the software.',
  noArticles: 'No articles have been published yet.',
  noReads: 'Nothing has been read in this period.',
  noPeriods: 'No assessment period has been published yet.',
  noBlock: 'The period has no block {block}.',
  noRanking: 'No unit has all the scores that a rank needs.',
  pinned: 'Pinned',
  reads: '{count} reads',
  views: '{count} views',
  opening: 'of which {count} in the previous system',
  rankedUnits: '{block}: {count} units ranked',
  rank: 'Rank',
  unit: 'Unit',
  points: 'Points',
  percent: 'Index (%)',
  grade: 'Grade',
  noGrade: 'no grade',
  interval: 'Rank interval: {best} to {worst}',
  notRanked: 'Units not ranked',
  'not-submitted': 'not all submitted, missing {items}',
  'not-applicable': 'no item applies',
  result: '{points}/{maximum} points · rank {rank}/{count} · grade: {grade}',
  area: 'Area',
  maximum: 'Maximum',
  share: 'Reached (%)',
  total: 'Total',
};
const TEXTS = { vi, en };
export type Language = keyof typeof TEXTS;

/** The language of the nearest `lang`, also outside of the shadow roots around an element: English, or else Vietnamese. */
export function languageOf(element: Element): Language {
  const named = element.closest('[lang]');
  if (named) return /^en/i.test(named.getAttribute('lang') ?? '') ? 'en' : 'vi';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : 'vi';
}

/** A text with its values put in. */
export function textIn(
  language: Language,
  key: TextKey,
  values: Record<string, string> = {},
): string {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}
