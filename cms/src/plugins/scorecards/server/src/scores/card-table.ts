import {
  compactScores,
  type ItemScores,
  ItemScoresSchema,
  type PublishedTotals,
  PublishedTotalsSchema,
} from '@congkhai/shared/scorecards/scorecard';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { SCORECARD_UID } from '../constants';
import { titleOf } from '../scorecard-title';

// Cards are read and written by the hundred, so this goes around Strapi's entity manager, which needs five queries for each row.
const ROWS_PER_STATEMENT = 500;

/** JSON columns come parsed from PostgreSQL and as text from SQLite. */
const json = z.preprocess(
  (value) => (typeof value === 'string' ? JSON.parse(value) : value),
  z.unknown(),
);
const CardRowSchema = z
  .object({
    id: z.number(),
    document_id: z.string(),
    scorecard_key: z.string(),
    revision: z.number().int(),
    scores: json.pipe(ItemScoresSchema.nullable()),
    published_totals: json.pipe(PublishedTotalsSchema.nullable()),
    is_demonstration: z.coerce.boolean(),
  })
  .transform((row) => ({
    id: row.id,
    documentId: row.document_id,
    scorecardKey: row.scorecard_key,
    revision: row.revision,
    scores: row.scores ?? {},
    publishedTotals: row.published_totals,
    isDemonstration: row.is_demonstration,
  }));
export type Card = z.infer<typeof CardRowSchema>;

const ColumnSchema = z.object({ name: z.string() });
const JoinTableSchema = z.object({
  joinTable: z.object({
    name: z.string(),
    joinColumn: ColumnSchema,
    inverseJoinColumn: ColumnSchema,
  }),
});

/** What a card of a block and a unit is found by. There is one for each. */
export function scorecardKeyOf(
  block: { documentId: string },
  unit: { documentId: string },
): string {
  return `${block.documentId}/${unit.documentId}`;
}

/** The unit of a card that does not exist yet. */
export interface NewCard {
  id: number;
  documentId: string;
  name: string;
}

type TableOf = (name: string) => ReturnType<Core.Strapi['db']['getConnection']>;

async function onTables<Result>(
  strapi: Core.Strapi,
  run: (table: TableOf) => Promise<Result>,
): Promise<Result> {
  return await strapi.db.transaction(({ trx }) =>
    run((name) => strapi.db.getConnection(name).transacting(trx)),
  );
}

/** The table of scorecards. Calls join the transaction that is open around them. */
export function cardTable(strapi: Core.Strapi) {
  const { tableName } = strapi.db.metadata.get(SCORECARD_UID);

  const inTransaction = <Result>(run: (table: TableOf) => Promise<Result>) => onTables(strapi, run);

  /** The cards that exist under these keys; locked until the transaction ends, if they are to be changed. */
  async function find(keys: readonly string[], { isLocked = false } = {}): Promise<Card[]> {
    return inTransaction(async (table) => {
      const cards: Card[] = [];
      for (const some of chunksOf(keys)) {
        const rows = table(tableName)
          .select([
            'id',
            'document_id',
            'scorecard_key',
            'revision',
            'scores',
            'published_totals',
            'is_demonstration',
          ])
          .whereIn('scorecard_key', some)
          .orderBy('id');
        cards.push(...z.array(CardRowSchema).parse(await (isLocked ? rows.forUpdate() : rows)));
      }
      return cards;
    });
  }

  /** Only how often each card has changed. */
  async function listRevisions(keys: readonly string[]): Promise<Map<string, number>> {
    const revisions = new Map<string, number>();
    await inTransaction(async (table) => {
      for (const some of chunksOf(keys)) {
        const rows: unknown = await table(tableName)
          .select(['scorecard_key', 'revision'])
          .whereIn('scorecard_key', some);
        const Schema = z.array(z.object({ scorecard_key: z.string(), revision: z.number() }));
        for (const row of Schema.parse(rows)) revisions.set(row.scorecard_key, row.revision);
      }
    });
    return revisions;
  }

  async function update(
    changed: readonly { id: number; scores: ItemScores; revision: number }[],
    changedAt: Date,
  ): Promise<void> {
    await inTransaction(async (table) => {
      for (const { id, scores, revision } of changed)
        await table(tableName)
          .where({ id })
          .update({
            scores: JSON.stringify(compactScores(scores)),
            revision,
            updated_at: changedAt,
          });
    });
  }

  /** Puts in the totals that a decision printed for a unit. */
  async function setPublishedTotals(id: number, totals: PublishedTotals | null): Promise<void> {
    await strapi.db
      .query(SCORECARD_UID)
      .update({ where: { id }, data: { publishedTotals: totals } });
  }

  return { find, listRevisions, update, setPublishedTotals };
}

/** Makes empty cards for units of a block. */
export async function createCards(
  strapi: Core.Strapi,
  units: readonly NewCard[],
  {
    block,
    year,
    isDemonstration,
  }: { block: { id: number; documentId: string }; year: number; isDemonstration: boolean },
): Promise<void> {
  if (units.length === 0) return;
  await strapi.db.query(SCORECARD_UID).createMany({
    data: units.map((unit) => ({
      title: titleOf(unit.name, year),
      scorecardKey: scorecardKeyOf(block, unit),
      scores: {},
      revision: 0,
      isDemonstration,
    })),
  });
  const unitIdByKey = new Map(units.map((unit) => [scorecardKeyOf(block, unit), unit.id]));
  const cards = await cardTable(strapi).find([...unitIdByKey.keys()]);
  await link(
    strapi,
    'block',
    cards.map(({ id }) => [id, block.id]),
  );
  await link(
    strapi,
    'unit',
    cards.map(({ id, scorecardKey }) => [id, unitIdByKey.get(scorecardKey)]),
  );
}

// Strapi's bulk insert leaves relations out, so their rows are added here.
async function link(
  strapi: Core.Strapi,
  attribute: 'block' | 'unit',
  pairs: (number | undefined)[][],
): Promise<void> {
  const relation = strapi.db.metadata.get(SCORECARD_UID).attributes[attribute];
  const { name, joinColumn, inverseJoinColumn } = JoinTableSchema.parse(relation).joinTable;
  await onTables(strapi, async (table) => {
    for (const some of chunksOf(pairs))
      await table(name).insert(
        some.map(([own, other]) => ({ [joinColumn.name]: own, [inverseJoinColumn.name]: other })),
      );
  });
}

export function* chunksOf<Value>(
  values: readonly Value[],
  size = ROWS_PER_STATEMENT,
): Generator<Value[]> {
  for (let position = 0; position < values.length; position += size)
    yield values.slice(position, position + size);
}
