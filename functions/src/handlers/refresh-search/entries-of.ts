import { PublishedArticleSchema } from '@congkhai/shared/contracts/published-article';
import { PublishedUnitsSchema } from '@congkhai/shared/contracts/published-units';
import { SealedReleaseSchema } from '@congkhai/shared/scorecards/release';
import { textsOfArticle } from '@congkhai/shared/search/article-texts';
import { localDayOf } from '@congkhai/shared/time/local-day';
import { latestUnitOf, type UnitHistory } from '@congkhai/shared/units/administrative-unit';
import type { SearchEntry } from '../../stores/search-index';

/** Units come before anything that happened on a day. */
const AFTER_ALL_DAYS = Date.parse('2100-01-01T00:00:00.000Z');

/** Makes what can be found of a published document of one kind, from its JSON. Throws if it breaks its contract. */
export type ReadEntries = (json: unknown) => SearchEntry[];

/** Title, lead, tags, unit and category of an article, the documents that it cites, and its body. */
export const entriesOfArticle: ReadEntries = (json) => {
  const article = PublishedArticleSchema.parse(json);
  const { articleId, locale, category, unit, publishedAt, legalDocuments } = article;
  return [
    {
      subject: { type: 'article', articleId, locale },
      ...textsOfArticle(article),
      sortTime: Date.parse(publishedAt),
      sortTimeIs: 'instant',
      category: category?.categoryId ?? null,
      unit: unit?.unitId ?? null,
      year: yearOf(publishedAt),
      locale,
      cites: legalDocuments.map(({ number, issuer, issuedOn, title: documentTitle }) => ({
        number,
        issuer,
        issuedOn,
        title: documentTitle,
      })),
    },
  ];
};

/** Units by their last name; former names and codes are found, too. */
export const entriesOfUnits: ReadEntries = (json) =>
  PublishedUnitsSchema.parse(json).units.map(entryOfUnit);

function entryOfUnit(history: UnitHistory): SearchEntry {
  const { unitId, name, fullName } = latestUnitOf(history);
  const others = history.versions.flatMap((version) => [
    version.name,
    version.fullName,
    version.code,
  ]);
  return {
    subject: { type: 'unit', unitId },
    title: fullName,
    text: [...new Set([name, ...others])].filter(Boolean).join('\n'),
    body: '',
    sortTime: AFTER_ALL_DAYS,
    sortTimeIs: 'day',
    category: null,
    unit: unitId,
    year: null,
    locale: 'vi',
    cites: [],
  };
}

/** The result of every unit of a release. */
export const entriesOfRelease: ReadEntries = (json) => {
  const { release } = SealedReleaseSchema.parse(json);
  const { periodId, name: periodName, year, blocks } = release;
  return blocks.flatMap(({ name: blockName, units }) =>
    units.map(({ unitId, name }) => ({
      subject: { type: 'result', periodId, unitId },
      title: `${name} ${periodName} ${year}`,
      text: blockName,
      body: '',
      sortTime: Date.parse(`${year}-12-31T00:00:00.000Z`),
      sortTimeIs: 'day' as const,
      category: null,
      unit: unitId,
      year,
      locale: 'vi',
      cites: [],
    })),
  );
};

function yearOf(instant: string): number {
  return Number(localDayOf(new Date(instant)).slice(0, 4));
}
