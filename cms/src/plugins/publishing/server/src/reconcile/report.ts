/** What a comparison of CMS, manifest, store and pages found, and whether it is mended. Keys and subjects are sorted. */
export interface ReconcileReport {
  startedAt: string;
  finishedAt: string;
  documentCount: number;
  /** Objects whose bytes are not those that were written. */
  changed: string[];
  /** Objects that somebody took away. */
  missing: string[];
  /** Objects that publishing never wrote; their bytes are in the quarantine folder. */
  foreign: string[];
  /** What of the manifest is not as it was written. */
  manifest: string[];
  /** Subjects whose content in the CMS is not what was published although nothing is queued. Nothing is done about them. */
  differing: string[];
  pages: PagesReport;
  /** What could not be put right within the time of the run; it is queued. */
  unrepaired: string[];
}

export interface PagesReport {
  comparedCount: number;
  /** Pages that show a crawler something else than a reader. */
  different: string[];
  /** Pages that did not answer, or that answer a reader differently each time. */
  notComparable: string[];
}

/** Whether somebody has to look. */
export function hasFindings(report: ReconcileReport): boolean {
  const { changed, missing, foreign, manifest, differing, pages, unrepaired } = report;
  return [changed, missing, foreign, manifest, differing, pages.different, unrepaired].some(
    ({ length }) => length > 0,
  );
}

/** One sentence for people, in Vietnamese. */
export function summaryOf(report: ReconcileReport): string {
  const { changed, missing, foreign, manifest, differing, pages, unrepaired } = report;
  const parts: [number, string][] = [
    [changed.length, 'tài liệu bị sửa'],
    [missing.length, 'tài liệu bị xoá'],
    [foreign.length, 'tệp lạ'],
    [manifest.length, 'phần của danh mục đã ký bị sửa'],
    [differing.length, 'nội dung trong CMS khác bản đã công bố'],
    [pages.different.length, 'trang cho máy tìm kiếm thấy khác bạn đọc'],
    [unrepaired.length, 'chưa khôi phục xong'],
  ];
  const found = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return found.length === 0
    ? `Đối chiếu ${report.documentCount} tài liệu: không có gì sai khác.`
    : `Đối chiếu ${report.documentCount} tài liệu: ${found.join(', ')}.`;
}
