import { ProblemSchema } from '../contracts/problem';
import * as article from '../contracts/published-article';
import { PeriodHeadlineSchema } from '../contracts/published-index';
import { UnitItemSchema } from '../contracts/read-api-index';
import { SearchHitSchema } from '../contracts/read-api-search';
import { InlineSchema, ListSchema } from '../news/body';
import { BodyPartSchema } from '../news/body-parts';
import { PublishedFileSchema, PublishedImageSchema } from '../news/media';
import { AssessedUnitSchema } from '../scorecards/period';
import { ReleaseHeadlineSchema, ReleaseSchema, SealedReleaseSchema } from '../scorecards/release';
import { EvidenceSchema } from '../scorecards/scorecard';
import * as summary from '../scorecards/summary';
import * as units from '../units/administrative-unit';
import { UnitEventSchema } from '../units/unit-event';
import { UnitLineageSchema } from '../units/unit-lineage';
import { SignedDaySealSchema, SignedHourSealSchema } from '../views/ledger';
import { ViewRulesSchema } from '../views/view-rules';

/** What stands in several answers, by the name that it has in the OpenAPI document and in clients. */
export const NAMED_SCHEMAS = {
  AdministrativeUnit: units.AdministrativeUnitSchema,
  ArticleHeadline: article.ArticleHeadlineSchema,
  AreaPoints: summary.AreaPointsSchema,
  AssessedUnit: AssessedUnitSchema,
  BlockSummary: summary.BlockSummarySchema,
  BodyPart: BodyPartSchema,
  CategoryReference: article.CategoryReferenceSchema,
  Change: summary.ChangeSchema,
  Evidence: EvidenceSchema,
  GradeReference: summary.GradeReferenceSchema,
  Inline: InlineSchema,
  ListBlock: ListSchema,
  PeriodHeadline: PeriodHeadlineSchema,
  PeriodSummary: summary.PeriodSummarySchema,
  Problem: ProblemSchema,
  PublishedFile: PublishedFileSchema,
  PublishedImage: PublishedImageSchema,
  RankInterval: summary.RankIntervalSchema,
  RankedUnit: summary.RankedUnitSchema,
  Release: ReleaseSchema,
  ReleaseHeadline: ReleaseHeadlineSchema,
  SealedRelease: SealedReleaseSchema,
  SearchHit: SearchHitSchema,
  SignedDaySeal: SignedDaySealSchema,
  SignedHourSeal: SignedHourSealSchema,
  Statistics: summary.StatisticsSchema,
  TagReference: article.TagReferenceSchema,
  UnitEvent: UnitEventSchema,
  UnitItem: UnitItemSchema,
  UnitLineage: UnitLineageSchema,
  UnitReference: units.UnitReferenceSchema,
  ViewRules: ViewRulesSchema,
} as const;
