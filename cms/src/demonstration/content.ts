import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const CategorySchema = z.strictObject({
  categoryId: z.string(),
  name: z.string(),
  nameEnglish: z.string(),
});

const UnitSchema = z.strictObject({
  unitId: z.string(),
  code: z.string(),
  name: z.string(),
  fullName: z.string(),
  unitType: z.string(),
  tier: z.string(),
  parentUnitId: z.string().nullable(),
  validTo: z.string().nullable(),
  note: z.string().nullable(),
});

const LegalDocumentSchema = z.strictObject({
  number: z.string(),
  issuer: z.string(),
  issuedOn: z.string(),
  title: z.string(),
});

/** Parts of an article that are no plain text. Files lie in `demonstration/files/`. */
const SectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('table'),
    caption: z.string(),
    headerRowCount: z.number().int(),
    hasHeaderColumn: z.boolean(),
    rows: z.array(z.array(z.string())),
  }),
  z.strictObject({
    kind: z.literal('figure'),
    file: z.string(),
    alternativeText: z.string(),
    caption: z.string(),
  }),
  z.strictObject({ kind: z.literal('quotation'), text: z.string(), attribution: z.string() }),
]);
export type DemonstrationSection = z.infer<typeof SectionSchema>;

const ArticleSchema = z.strictObject({
  title: z.string(),
  lead: z.string(),
  paragraphs: z.array(z.string()),
  sections: z.array(SectionSchema).default([]),
  attachments: z.array(z.strictObject({ file: z.string(), title: z.string() })).default([]),
  eventDate: z.string().nullable(),
  publicationDate: z.string(),
  byline: z.string().nullable(),
  categoryId: z.string(),
  unitId: z.string().nullable(),
  legalDocuments: z.array(LegalDocumentSchema),
  isDemonstration: z.boolean(),
});

// Frameworks, periods and scorecards are checked by their own plugin when they are created.
const IndexSchema = z.strictObject({
  framework: z.looseObject({ frameworkId: z.string() }),
  period: z.looseObject({ periodId: z.string() }),
  block: z.looseObject({ blockId: z.string() }),
});

const ScorecardSchema = z.strictObject({
  unitId: z.string(),
  isDemonstration: z.boolean(),
  note: z.string(),
  appraisedScoresThousandths: z.record(z.string(), z.number().int()),
  /** What the source prints for the unit, kept beside what follows from its scores. */
  publishedTotals: z
    .strictObject({
      pointsThousandths: z.number().int(),
      percentThousandths: z.number().int().nullable(),
      rank: z.number().int(),
      gradeName: z.string(),
    })
    .optional(),
});

const ContentSchema = z.strictObject({
  categories: z.array(CategorySchema),
  units: z.array(UnitSchema),
  articles: z.array(ArticleSchema),
  index: IndexSchema,
  scorecards: z.array(ScorecardSchema),
});

export type DemonstrationContent = z.infer<typeof ContentSchema>;
export type DemonstrationArticle = z.infer<typeof ArticleSchema>;

/** The demonstration content, from the files in `demonstration/`. What is invented says so in `isDemonstration`. */
export function readDemonstrationContent(appFolder: string): DemonstrationContent {
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(path.join(appFolder, 'demonstration', file), 'utf8'));
  return ContentSchema.parse({
    categories: read('categories.json'),
    units: read('units.json'),
    articles: read('articles.json'),
    index: read('index-2022.json'),
    scorecards: read('scorecards-2022.json'),
  });
}
