import { createHash } from 'node:crypto';
import { type AllowedHost, findAllowed } from '@congkhai/shared/links/allowed-hosts';
import { accessibilityFindings, type CheckedArticle } from '@congkhai/shared/news/accessibility';
import { answerSubjectOf, type Finding } from '@congkhai/shared/news/finding';
import { unlistedLinkFindings } from '@congkhai/shared/news/link-hosts';
import { questionedTextsOf, textQuestions } from '@congkhai/shared/news/text-questions';
import { type FieldProblem, quotable } from '../articles/field-problem';

const FIELDS_IN_ORDER = ['title', 'lead', 'body', 'byline', 'source'];

/** Everything that the checks find in an article, in the order of its text. */
export function findInArticle(
  article: CheckedArticle,
  allowedHosts: readonly AllowedHost[],
): Finding[] {
  const questions = textQuestions(questionedTextsOf(article), {
    locale: article.locale,
    isAllowedHost: (host) => findAllowed(host, allowedHosts) !== undefined,
  });
  const unlisted = unlistedLinkFindings(article.body, allowedHosts);
  return [...accessibilityFindings(article), ...questions, ...unlisted].sort(
    (a, b) =>
      fieldOrder(a) - fieldOrder(b) ||
      (a.blockIndex ?? 0) - (b.blockIndex ?? 0) ||
      (a.start ?? 0) - (b.start ?? 0),
  );
}

/** True for what the link guard refuses itself at publication, where it proposes the host as well. */
export function isGuardMatter({ kind }: Finding): boolean {
  return kind === 'link-host-unlisted';
}

/** What an answer to a question is kept under: it holds as long as these words stand in this place. */
export function subjectHashOf(finding: Finding): string {
  return createHash('sha256').update(answerSubjectOf(finding)).digest('hex');
}

/** What a finding means for the editor who wants to publish, at its field. */
export function publicationProblemOf(finding: Finding): FieldProblem {
  const { blockIndex, excerpt, field, severity } = finding;
  const place = blockIndex === undefined ? '' : `Khối thứ ${blockIndex + 1} của nội dung: `;
  const words = excerpt.words.trim() === '' ? '' : ` (“${quotable(excerpt.words)}”)`;
  const wayOut =
    severity === 'question'
      ? ' Nếu đúng như vậy: lưu bài, rồi chọn “Đúng, giữ nguyên” trong bảng “Kiểm tra trước khi đăng”.'
      : '';
  return { field, message: `${place}${finding.message}${words}${wayOut}` };
}

function fieldOrder({ field }: Finding): number {
  const order = FIELDS_IN_ORDER.indexOf(field);
  return order === -1 ? FIELDS_IN_ORDER.length : order;
}
