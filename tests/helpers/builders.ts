import type { PublishedStore } from '@congkhai/published-store';
import { type ArticleListScope, objectKeys } from '@congkhai/shared/contracts/object-keys';
import {
  type ArticleHeadline,
  ArticleHeadlineSchema,
  type PublishedArticle,
  type PublishedCategoriesSchema,
} from '@congkhai/shared/contracts/published-article';
import { comparePositions } from '@congkhai/shared/news/article-order';
import type { Framework } from '@congkhai/shared/scorecards/framework';
import type { Period } from '@congkhai/shared/scorecards/period';
import type { Release, SealedRelease } from '@congkhai/shared/scorecards/release';
import { BLANK_SCORE, type ItemScore, type Scorecard } from '@congkhai/shared/scorecards/scorecard';
import {
  aLeaf,
  aFramework as frameworkOf,
  RULES,
  aRelease as releaseOf,
} from '@congkhai/shared/scorecards/test-builders';
import { localMonthOf } from '@congkhai/shared/time/local-day';
import type { AdministrativeUnit } from '@congkhai/shared/units/administrative-unit';
import type { UnitEvent } from '@congkhai/shared/units/unit-event';
import type * as z from 'zod';

// Builders give small, valid documents. A test overrides only what it is about.

/** The id of the article number `n`: "article…0007", as long as Strapi's. */
export function anArticleId(n: number): string {
  return `article${String(n).padStart(17, '0')}`;
}

export const CATEGORY = { categoryId: 'cai-cach-hanh-chinh', name: 'Cải cách hành chính' };
export const TIEN_CHAU = { unitId: 'xa-tien-chau', name: 'Xã Tiên Châu' };
export const TIEN_MY = { unitId: 'xa-tien-my', name: 'Xã Tiên Mỹ' };

export function aHeadline(headline: Partial<ArticleHeadline> = {}): ArticleHeadline {
  return {
    articleId: anArticleId(1),
    locale: 'vi',
    slug: 'hoi-nghi-tien-chau',
    title: 'Tiên Châu phân tích chỉ số cải cách hành chính năm 2022',
    lead: null,
    category: CATEGORY,
    unit: TIEN_CHAU,
    publishedAt: '2023-10-06T08:00:00.000Z',
    eventDate: '2023-10-06',
    isDemonstration: false,
    cover: null,
    isPinned: false,
    isFeatured: false,
    updatedAt: null,
    ...headline,
  };
}

export function anArticle(article: Partial<PublishedArticle> = {}): PublishedArticle {
  const headline = aHeadline(article);
  return {
    ...headline,
    updatedAt: headline.publishedAt,
    byline: 'Nguyễn Thị Hoàng Diễm',
    source: null,
    changeNotes: [],
    legalDocuments: [],
    gallery: [],
    attachments: [],
    tags: [],
    indexResult: null,
    relatedArticleIds: [],
    body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Đạt 85,82 điểm.' }] }],
    bodyHtml: '<p>Đạt 85,82 điểm.</p>',
    ...article,
  };
}

/** Articles number 1 to `count`, published an hour after each other, number 1 first. */
export function someArticles(
  count: number,
  firstAt = '2023-09-30T12:00:00.000Z',
): PublishedArticle[] {
  return Array.from({ length: count }, (_, index) =>
    anArticle({
      articleId: anArticleId(index + 1),
      slug: `tin-${index + 1}`,
      title: `Tin số ${index + 1}`,
      publishedAt: new Date(Date.parse(firstAt) + index * 3_600_000).toISOString(),
    }),
  );
}

export function aUnit(unit: Partial<AdministrativeUnit> = {}): AdministrativeUnit {
  return {
    unitId: TIEN_CHAU.unitId,
    code: '20866',
    name: 'Tiên Châu',
    fullName: TIEN_CHAU.name,
    unitType: 'Xã',
    tier: 'commune',
    parentUnitId: 'huyen-tien-phuoc',
    blockId: null,
    validFrom: null,
    validTo: null,
    ...unit,
  };
}

const AREAS: [name: string, maximumThousandths: number, tienChauThousandths: number][] = [
  ['Công tác chỉ đạo, điều hành cải cách hành chính', 13_500, 12_970],
  ['Cải cách thể chế', 3_000, 3_000],
  ['Cải cách thủ tục hành chính', 21_000, 17_500],
  ['Cải cách tổ chức bộ máy hành chính', 6_000, 6_000],
  ['Xây dựng đội ngũ cán bộ, công chức', 9_000, 8_500],
  ['Cải cách tài chính công', 5_000, 3_000],
  ['Xây dựng chính quyền điện tử, chính quyền số', 11_000, 8_780],
  ['Tác động của cải cách hành chính', 31_500, 26_070],
];

/** The framework of eight areas, worth 100 points, of which the last is surveyed. */
export function aFramework(framework: Partial<Framework> = {}): Framework {
  const items = AREAS.map(([name, maximumThousandths], position) =>
    aLeaf(String(position + 1), maximumThousandths, {
      name,
      method: position === AREAS.length - 1 ? 'survey' : 'appraisal',
    }),
  );
  return {
    ...frameworkOf(items),
    frameworkId: 'tien-phuoc-xa-2022',
    name: 'Bộ chỉ số cải cách hành chính cấp xã',
    ...framework,
  };
}

export function aPeriod(period: Partial<Period> = {}): Period {
  return {
    periodId: 'tien-phuoc-2022',
    name: 'Chỉ số cải cách hành chính năm 2022',
    year: 2022,
    decision: {
      number: '214/QĐ-UBND',
      issuer: 'UBND huyện Tiên Phước',
      issuedOn: '2023-01-12',
      title: null,
    },
    rules: RULES,
    unitsAsOf: '2022-12-31',
    previousPeriodId: null,
    blocks: [
      {
        blockId: 'xa',
        name: 'Các xã, thị trấn',
        frameworkId: 'tien-phuoc-xa-2022',
        gradeBands: [
          { gradeId: 'xuat-sac', name: 'xuất sắc', minimumPercentThousandths: 90_000 },
          { gradeId: 'tot', name: 'tốt', minimumPercentThousandths: 80_000 },
        ],
        gradeBandsSource: null,
        rescaleToThousandths: null,
        units: [TIEN_CHAU, TIEN_MY].map((unit) => ({ ...unit, code: null, parentUnitId: null })),
      },
    ],
    ...period,
  };
}

/** The first release of a period, with what it needs to be summed up and nothing to compare it with. */
export function aRelease(release: Partial<Release> = {}): SealedRelease {
  return releaseOf([], { ...aPeriod(), ...release });
}

export function anItemScore(score: Partial<ItemScore> = {}): ItemScore {
  return {
    ...BLANK_SCORE,
    state: 'scored',
    ...score,
  };
}

/** The card of Tiên Châu: 85.82 points of 100. */
export function aScorecard(scorecard: Partial<Scorecard> = {}): Scorecard {
  const scores = AREAS.map(([, , points], position) => [
    String(position + 1),
    position === AREAS.length - 1
      ? anItemScore({ surveyScoreThousandths: points })
      : anItemScore({ selfScoreThousandths: points, appraisedScoreThousandths: points }),
  ]);
  return {
    periodId: 'tien-phuoc-2022',
    blockId: 'xa',
    unit: TIEN_CHAU,
    scores: Object.fromEntries(scores),
    publishedTotals: null,
    isDemonstration: false,
    ...scorecard,
  };
}

/** Puts one document into the store. */
export function put(store: PublishedStore, key: string, document: unknown): Promise<void> {
  return store.write(key, JSON.stringify(document));
}

/** Puts articles into the store with everything that belongs to them: addresses, and the lists of every scope they are in. */
export async function putArticles(
  store: PublishedStore,
  articles: PublishedArticle[],
): Promise<void> {
  const lists = new Map<string, { scope: ArticleListScope; articles: PublishedArticle[] }>();
  for (const article of articles) {
    const { articleId, slug, locale } = article;
    await put(store, objectKeys.article(articleId, locale), article);
    await put(store, objectKeys.slug(slug, locale), { state: 'article', articleId, slug });
    for (const scope of scopesOf(article)) {
      const list = lists.get(`${locale}/${scope}`) ?? { scope, articles: [] };
      lists.set(`${locale}/${scope}`, { scope, articles: [...list.articles, article] });
    }
  }
  for (const list of lists.values()) await putList(store, list.scope, list.articles);
}

/** Puts one list into the store: its index and its months. All articles are of one locale. */
export async function putList(
  store: PublishedStore,
  scope: ArticleListScope,
  articles: PublishedArticle[],
): Promise<void> {
  const locale = articles[0]?.locale ?? 'vi';
  const byMonth = new Map<string, ArticleHeadline[]>();
  for (const article of [...articles].sort(comparePositions)) {
    const month = localMonthOf(new Date(article.publishedAt));
    byMonth.set(month, [...(byMonth.get(month) ?? []), headlineOf(article)]);
  }
  const months = [...byMonth].map(([month, some]) => ({ month, articleCount: some.length }));
  for (const [month, some] of byMonth)
    await put(store, objectKeys.articleListMonth(locale, scope, month), { month, articles: some });
  await put(store, objectKeys.articleListIndex(locale, scope), { months });
}

export async function putCategories(
  store: PublishedStore,
  categories: z.input<typeof PublishedCategoriesSchema>['categories'] = [
    { ...CATEGORY, parentCategoryId: null },
  ],
): Promise<void> {
  await put(store, objectKeys.categories(), { categories });
}

/** Puts units into the store that have one version each, and events between them. */
export async function putUnits(
  store: PublishedStore,
  units: AdministrativeUnit[],
  events: UnitEvent[] = [],
): Promise<void> {
  const histories = units.map(({ unitId, ...version }) => ({ unitId, versions: [version] }));
  await put(store, objectKeys.units(), { units: histories, events });
}

function scopesOf({ category, unit }: PublishedArticle): ArticleListScope[] {
  const scopes: ArticleListScope[] = ['all'];
  if (category) scopes.push(`category/${category.categoryId}`);
  if (unit) scopes.push(`unit/${unit.unitId}`);
  return scopes;
}

function headlineOf(article: PublishedArticle): ArticleHeadline {
  return ArticleHeadlineSchema.strip().parse(article);
}
