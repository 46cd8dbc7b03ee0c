import * as z from 'zod';
import { LegalDocumentSchema } from '../news/legal-document';
import { LocalDaySchema } from '../time/local-day';
import {
  AdministrativeUnitSchema,
  UnitHistorySchema,
  UnitReferenceSchema,
} from '../units/administrative-unit';
import { ReorganisationReportSchema } from '../units/reorganisation/report';
import { ExtentSchema, UnitEventKindSchema, UnitEventSchema } from '../units/unit-event';
import { UnitLineageSchema } from '../units/unit-lineage';
import { IdentifierSchema } from './identifiers';

// What the pages of administrative-units and their server say to each other. All addresses are below `/administrative-units`.

const count = z.number().int().min(0);

/** `GET /tree`: the units directly below one, or the uppermost, as of a day. */
export const TreeRequestSchema = z.strictObject({
  asOf: LocalDaySchema,
  parent: IdentifierSchema.optional(),
});
/** A unit in a list of the pages, with where it belongs and how many units belong to it on that day. */
export const ListedUnitSchema = AdministrativeUnitSchema.extend({
  parentName: z.string().nullable(),
  childCount: count,
});
export type ListedUnit = z.infer<typeof ListedUnitSchema>;
export const UnitListSchema = z.strictObject({ data: z.array(ListedUnitSchema) });

/** `GET /search`: units whose name or code contains a text, diacritics aside; of all times unless a day is named. */
export const SearchRequestSchema = z.strictObject({
  q: z.string().trim().min(2).max(100),
  asOf: LocalDaySchema.optional(),
});

/** `GET /units/:unitId`: a unit with its history, its events and its lineage. */
export const UnitRecordSchema = z.strictObject({
  data: z.strictObject({
    history: UnitHistorySchema,
    events: z.array(UnitEventSchema),
    lineage: UnitLineageSchema,
    /** Every unit that the events and versions name, by its last name. */
    namedUnits: z.array(UnitReferenceSchema),
  }),
});
export type UnitRecordAnswer = z.infer<typeof UnitRecordSchema>;

/** A unit that an event makes, or one of the predecessors as it goes on. */
export const EventSuccessorSchema = AdministrativeUnitSchema.omit({
  unitId: true,
  validFrom: true,
  validTo: true,
}).extend({
  /** Null for a new unit whose identifier the server makes of its name and code. */
  unitId: IdentifierSchema.nullable(),
});

/** `POST /events/preview` and `POST /events`: what happened to units by one decision. */
export const RecordEventSchema = z.strictObject({
  kind: UnitEventKindSchema,
  effectiveOn: LocalDaySchema,
  decision: LegalDocumentSchema.nullable(),
  predecessors: z
    .array(z.strictObject({ unitId: IdentifierSchema, extent: ExtentSchema }))
    .max(200),
  successors: z.array(EventSuccessorSchema).max(50),
});
export type RecordEvent = z.infer<typeof RecordEventSchema>;

/** What an event changes: shown before it is recorded, and answered after. */
export const EventEffectsSchema = z.strictObject({
  event: UnitEventSchema,
  /** Units that end, with their last day. */
  closed: z.array(UnitReferenceSchema.extend({ validTo: LocalDaySchema })),
  /** Versions that begin: of new units, and of those that go on as something else. */
  opened: z.array(AdministrativeUnitSchema),
  /** Units that go on, but lose a part. */
  reduced: z.array(UnitReferenceSchema),
  /** Units below a unit that ends, which belong to its successor from then on. */
  moved: z.array(UnitReferenceSchema),
});
export type EventEffects = z.infer<typeof EventEffectsSchema>;
export const EventEffectsAnswerSchema = z.strictObject({ data: EventEffectsSchema });

const CSV_CHARACTERS_MAX = 2_000_000;

/** `POST /import`: two states of the country as one history. */
export const ImportRequestSchema = z.strictObject({
  beforeCsv: z.string().min(1).max(CSV_CHARACTERS_MAX),
  afterCsv: z.string().min(1).max(CSV_CHARACTERS_MAX),
  effectiveOn: LocalDaySchema,
  /** Null for a dry run; else the fingerprint that the dry run answered, so that what was seen is what is done. */
  fingerprint: z.string().nullable(),
});
export const ImportAnswerSchema = z.strictObject({
  data: z.strictObject({
    isDone: z.boolean(),
    fingerprint: z.string(),
    /** What is, or would be, written. All zero when everything is known already. */
    changes: z.strictObject({
      unitsAdded: count,
      versionsAdded: count,
      versionsClosed: count,
      eventsAdded: count,
    }),
    report: ReorganisationReportSchema,
  }),
});
export type ImportAnswer = z.infer<typeof ImportAnswerSchema>;
