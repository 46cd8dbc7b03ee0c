import type { Release } from '../scorecards/release';

/** What descriptions of open data say besides what a release says itself. */
export interface CatalogueSettings {
  /** The public address of the JSON API, without a slash at its end: `https://cchc.example.vn`. */
  baseUrl: string;
  /** The address of the licence; null where none is stated. */
  licenceUrl: string | null;
  /** Null: whoever issued the decision. */
  publisher: string | null;
}

/** A release as its descriptions name it. */
export interface ReleaseDescription {
  title: string;
  description: string;
  /** The address of the sealed release, which is its identifier. */
  url: string;
  periodUrl: string;
  previousUrl: string | null;
  publisher: string | null;
  /** The day of the decision, or else the day on which the release was frozen. */
  issuedOn: string;
  keywords: string[];
  urlOf(fileName: string): string;
}

const KEYWORDS = ['cải cách hành chính', 'chỉ số CCHC', 'PAR INDEX', 'xếp hạng'];

/** What every description of a release is made of. */
export function describeRelease(
  release: Release,
  sha256: string,
  { baseUrl, publisher }: CatalogueSettings,
): ReleaseDescription {
  const { periodId, name, number, decision, frozenAt, previousRelease, blocks } = release;
  const periodUrl = `${baseUrl}/v1/periods/${periodId}`;
  const url = `${periodUrl}/releases/${number}`;
  const unitCount = blocks.reduce((count, { units }) => count + units.length, 0);
  const byDecision = decision
    ? ` theo Quyết định số ${decision.number} của ${decision.issuer}`
    : '';
  return {
    title: `${name} (bản công bố ${number})`,
    description:
      `${name}: điểm, chỉ số, xếp loại, xếp hạng và điểm từng mục của ${unitCount} đơn vị trong ${blocks.length} khối, ` +
      `công bố${byDecision}. Bản công bố số ${number}, mã băm SHA-256 ${sha256}.` +
      `${release.hasDemonstrationData ? ' Có số liệu minh hoạ, không phải số liệu thật.' : ''}`,
    url,
    periodUrl,
    previousUrl: previousRelease ? `${periodUrl}/releases/${previousRelease.number}` : null,
    publisher: publisher ?? decision?.issuer ?? null,
    issuedOn: decision?.issuedOn ?? frozenAt.slice(0, 10),
    keywords: [...KEYWORDS, String(release.year)],
    urlOf: (fileName) => `${url}/open-data/${fileName}`,
  };
}
