import * as z from 'zod';
import { LegalDocumentSchema } from '../news/legal-document';
import { FrameworkSchema } from '../scorecards/framework';
import { GradeBandsSchema } from '../scorecards/grading';
import { AssessedUnitSchema, PeriodRulesSchema, PeriodStageSchema } from '../scorecards/period';
import { ThousandthsSchema } from '../scorecards/points';
import { ErratumSchema, ReleaseHeadlineSchema } from '../scorecards/release';
import {
  EvidenceSchema,
  ItemScoresSchema,
  ItemStateSchema,
  PublishedTotalsSchema,
} from '../scorecards/scorecard';
import { YearSchema } from '../scorecards/year';
import { InstantSchema, LocalDaySchema } from '../time/local-day';
import { IdentifierSchema, ItemIdSchema } from './identifiers';

// What the pages of the scorecards plugin and its server say to each other. Addresses are below /scorecards, and every one needs a
// permission. A `documentId` is Strapi's; names are what editors read.

const DocumentIdSchema = z.string().regex(/^[a-z0-9]{1,40}$/);
const count = z.number().int().min(0);
const reason = z.string().trim().min(1).max(500);

/**
 * Last days of the scoring stages, Viet Nam's days. A stage without one has no deadline. Also what
 * `PUT /periods/{documentId}/deadlines` takes.
 */
export const DeadlinesSchema = z.strictObject({
  'self-assessment': LocalDaySchema.nullable(),
  appraisal: LocalDaySchema.nullable(),
  explanation: LocalDaySchema.nullable(),
  'second-appraisal': LocalDaySchema.nullable(),
  survey: LocalDaySchema.nullable(),
});
export type Deadlines = z.infer<typeof DeadlinesSchema>;

/** `GET /periods`: for pickers, newest year first. */
export const ListPeriodsAdminResponseSchema = z.strictObject({
  data: z.array(
    z.strictObject({
      documentId: DocumentIdSchema,
      periodId: IdentifierSchema,
      name: z.string(),
      year: YearSchema,
      stage: PeriodStageSchema,
      isCorrectionOpen: z.boolean(),
      blocks: z.array(
        z.strictObject({
          documentId: DocumentIdSchema,
          blockId: IdentifierSchema,
          name: z.string(),
          unitCount: count,
        }),
      ),
    }),
  ),
});
export type ListPeriodsAdminResponse = z.infer<typeof ListPeriodsAdminResponseSchema>;

/** The fields of a leaf that people fill in, each with its own right and stages. */
export const EDITABLE_FIELDS = [
  'state',
  'selfScoreThousandths',
  'appraisedScoreThousandths',
  'secondAppraisedScoreThousandths',
  'surveyScoreThousandths',
  'measuredThousandths',
  'remark',
  'explanation',
  'evidence',
] as const;
export const EditableFieldSchema = z.enum(EDITABLE_FIELDS);
export type EditableField = z.infer<typeof EditableFieldSchema>;

/** What a field of a leaf holds; null is blank. The server checks that value and field belong together. */
export const FieldValueSchema = z.union([
  ThousandthsSchema,
  ItemStateSchema,
  z.string().max(2_000),
  z.array(EvidenceSchema).max(50),
  z.null(),
]);
export type FieldValue = z.infer<typeof FieldValueSchema>;

/** One unit's card in a matrix. `documentId` is null for a unit that has no card yet: the first change makes one. */
export const MatrixCardSchema = z.strictObject({
  documentId: DocumentIdSchema.nullable(),
  unit: AssessedUnitSchema,
  /** Grows by one with every applied change. */
  revision: count,
  scores: ItemScoresSchema,
  publishedTotals: PublishedTotalsSchema.nullable(),
  isDemonstration: z.boolean(),
});
export type MatrixCard = z.infer<typeof MatrixCardSchema>;

/**
 * `GET /blocks/{documentId}/matrix`: everything the grid needs. A unit's account gets its own units only. With `?unitIds=a,b` (at
 * most 500) the cards are those of the named units only, to fetch again what others have changed.
 */
export const MatrixResponseSchema = z.strictObject({
  data: z.strictObject({
    period: z.strictObject({
      documentId: DocumentIdSchema,
      periodId: IdentifierSchema,
      name: z.string(),
      year: YearSchema,
      stage: PeriodStageSchema,
      isCorrectionOpen: z.boolean(),
      deadlines: DeadlinesSchema,
      rules: PeriodRulesSchema,
    }),
    block: z.strictObject({
      documentId: DocumentIdSchema,
      blockId: IdentifierSchema,
      name: z.string(),
      gradeBands: GradeBandsSchema,
      rescaleToThousandths: ThousandthsSchema.nullable(),
    }),
    framework: FrameworkSchema,
    cards: z.array(MatrixCardSchema),
    /** What this person may change now. */
    editableFields: z.array(EditableFieldSchema),
    /** The states that this person may set, and only on leaves that are in one of them. */
    editableStates: z.array(ItemStateSchema),
    /** Why nothing or not everything may be changed now, for people to read; null where nothing needs saying. */
    notice: z.string().nullable(),
    /** True while every change must say why: in a correction. */
    isReasonRequired: z.boolean(),
    /** True for a unit's account. */
    isOwnUnitsOnly: z.boolean(),
  }),
});
export type MatrixResponse = z.infer<typeof MatrixResponseSchema>;

/** `GET /blocks/{documentId}/revisions`: cheap, to notice that somebody else has changed a card. */
export const RevisionsResponseSchema = z.strictObject({
  data: z.array(z.strictObject({ unitId: IdentifierSchema, revision: count })),
});

/** One cell: what was there when it was shown, and what is to be there. */
export const CellChangeSchema = z.strictObject({
  unitId: IdentifierSchema,
  itemId: ItemIdSchema,
  field: EditableFieldSchema,
  from: FieldValueSchema,
  to: FieldValueSchema,
});
export type CellChange = z.infer<typeof CellChangeSchema>;

/**
 * `POST /blocks/{documentId}/scores`: saves cells. Each cell is decided by itself: it is applied, refused with a message, or in
 * conflict because somebody changed the same field of the same leaf meanwhile.
 */
export const SaveScoresRequestSchema = z.strictObject({
  reason: reason.nullable(),
  changes: z.array(CellChangeSchema).min(1).max(20_000),
});
export type SaveScoresRequest = z.infer<typeof SaveScoresRequestSchema>;
const CellSchema = CellChangeSchema.pick({ unitId: true, itemId: true, field: true });
export const SaveScoresResponseSchema = z.strictObject({
  data: z.strictObject({
    appliedCount: count,
    revisions: z.array(z.strictObject({ unitId: IdentifierSchema, revision: count })),
    conflicts: z.array(
      CellSchema.extend({
        current: FieldValueSchema,
        changedBy: z.string(),
        changedAt: InstantSchema,
      }),
    ),
    problems: z.array(CellSchema.extend({ message: z.string() })),
  }),
});
export type SaveScoresResponse = z.infer<typeof SaveScoresResponseSchema>;

/** `GET /blocks/{documentId}/units/{unitId}/history?itemId=`: who changed what, when and why, newest first. */
export const HistoryResponseSchema = z.strictObject({
  data: z.array(
    z.strictObject({
      revision: count,
      changedAt: InstantSchema,
      changedBy: z.string(),
      stage: PeriodStageSchema,
      reason: z.string().nullable(),
      changes: z.array(CellChangeSchema.omit({ unitId: true })),
    }),
  ),
});
export type HistoryResponse = z.infer<typeof HistoryResponseSchema>;

/** `GET /periods/{documentId}/board`: where a year stands, and what this person may do with it. */
export const BoardResponseSchema = z.strictObject({
  data: z.strictObject({
    documentId: DocumentIdSchema,
    periodId: IdentifierSchema,
    name: z.string(),
    year: YearSchema,
    stage: PeriodStageSchema,
    isCorrectionOpen: z.boolean(),
    correctionReason: z.string().nullable(),
    deadlines: DeadlinesSchema,
    decision: LegalDocumentSchema.nullable(),
    blocks: z.array(
      z.strictObject({
        documentId: DocumentIdSchema,
        blockId: IdentifierSchema,
        name: z.string(),
        frameworkId: IdentifierSchema,
        frameworkName: z.string(),
        unitCount: count,
        cardCount: count,
        /** Units whose self-assessment, appraisal and final score has no missing item. */
        selfAssessedCount: count,
        appraisedCount: count,
        completeCount: count,
        unitsWithoutCard: z.array(AssessedUnitSchema),
      }),
    ),
    /** Newest first. The newest may be frozen and not public yet. */
    releases: z.array(
      ReleaseHeadlineSchema.extend({
        isPublic: z.boolean(),
        differenceCount: count,
      }),
    ),
    /** The stages it may be moved to now by this person, in the order of the year. */
    possibleStages: z.array(PeriodStageSchema),
    canOpenCorrection: z.boolean(),
    canPublishCorrection: z.boolean(),
    canManage: z.boolean(),
  }),
});
export type BoardResponse = z.infer<typeof BoardResponseSchema>;

/** `POST /periods/{documentId}/stage` */
export const MoveStageRequestSchema = z.strictObject({ to: PeriodStageSchema });
/** `PUT /periods/{documentId}/decision`: the decision that approves, entered before publication. */
export const SetDecisionRequestSchema = z.strictObject({ decision: LegalDocumentSchema });
/** `POST /periods/{documentId}/correction` opens a correction. */
export const OpenCorrectionRequestSchema = z.strictObject({ reason });
/** `GET /periods/{documentId}/correction/errata`: what differs now from the newest release, as errata to confirm. */
export const SuggestedErrataResponseSchema = z.strictObject({ data: z.array(ErratumSchema) });
/** `POST /periods/{documentId}/correction/publish`: the next release. */
export const PublishCorrectionRequestSchema = z.strictObject({
  decision: LegalDocumentSchema.nullable(),
  errata: z.array(ErratumSchema).min(1).max(10_000),
});
/** `GET /periods/{documentId}/releases/{number}/differences`: printed totals that do not follow from the scores. */
export const DifferencesResponseSchema = z.strictObject({
  data: z.array(
    z.strictObject({
      unit: AssessedUnitSchema,
      differences: z.array(
        z.strictObject({
          field: z.enum(['points', 'percent', 'rank', 'grade']),
          published: z.string(),
          recomputed: z.string(),
        }),
      ),
    }),
  ),
});

/** `PUT /blocks/{documentId}/units/{unitId}/published-totals` */
export const SetPublishedTotalsRequestSchema = z.strictObject({
  totals: PublishedTotalsSchema.nullable(),
});

/** `GET /unit-accounts` and `PUT /unit-accounts/{userId}`: which admin users are accounts of units. */
export const UnitAccountsResponseSchema = z.strictObject({
  data: z.array(
    z.strictObject({
      userId: z.number().int(),
      userName: z.string(),
      email: z.string(),
      units: z.array(z.strictObject({ unitId: IdentifierSchema, name: z.string() })),
    }),
  ),
});
/** `GET /unit-accounts/units`: the units of all blocks, to choose from, in the order of their names. */
export const ListAssessedUnitsResponseSchema = z.strictObject({
  data: z.array(AssessedUnitSchema),
});
export const SetUnitAccountRequestSchema = z.strictObject({
  unitIds: z.array(IdentifierSchema).max(500),
});

/** `GET /frameworks`: for lists and pickers. */
export const ListFrameworksAdminResponseSchema = z.strictObject({
  data: z.array(
    FrameworkSchema.omit({ items: true }).extend({
      documentId: DocumentIdSchema,
      scoredItemCount: count,
      maximumThousandths: ThousandthsSchema,
      /** In use: it can no longer change. */
      isLocked: z.boolean(),
      blockCount: count,
    }),
  ),
});
/** `POST /frameworks/{documentId}/duplicate` makes the next version, ready to be changed. */
export const DuplicateFrameworkRequestSchema = z.strictObject({
  frameworkId: IdentifierSchema,
  name: z.string().min(1).max(255),
  yearFrom: YearSchema.nullable(),
  yearTo: YearSchema.nullable(),
});
/** `GET /frameworks/{documentId}/difference?to={documentId}` */
export const FrameworkDifferenceSchema = z.strictObject({
  itemId: ItemIdSchema,
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  name: z.string(),
  /** For a changed item: each field as it was and as it is, as people write it. */
  fields: z.array(z.strictObject({ field: z.string(), from: z.string(), to: z.string() })),
});
export const FrameworkDifferenceResponseSchema = z.strictObject({
  data: z.strictObject({
    from: z.strictObject({ frameworkId: IdentifierSchema, name: z.string() }),
    to: z.strictObject({ frameworkId: IdentifierSchema, name: z.string() }),
    differences: z.array(FrameworkDifferenceSchema),
  }),
});
