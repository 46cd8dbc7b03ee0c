import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SaveScoresResponseSchema } from '@congkhai/shared/contracts/scorecards-admin';
import { PERIOD_STAGES } from '@congkhai/shared/scorecards/period';
import { compactScores, type ItemScores } from '@congkhai/shared/scorecards/scorecard';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { aFramework, aScorecard, aUnit } from './builders';
import { type CmsClient, eventually, PASSWORD, startCmsProcess } from './cms-process';
import { documentOf, relationTo } from './newsroom';

const RUN_SQL = join(__dirname, 'run-sql.mjs');
const run = promisify(execFile);
const collection = (uid: string) => `/content-manager/collection-types/${uid}`;

/** Where the content manager keeps each content type of a year's index. */
export const INDEX_COLLECTIONS = {
  units: collection('plugin::administrative-units.unit'),
  frameworks: collection('plugin::scorecards.framework'),
  periods: collection('plugin::scorecards.period'),
  blocks: collection('plugin::scorecards.block'),
  scorecards: collection('plugin::scorecards.scorecard'),
} as const;

const STAGES_TO_APPROVAL = ['appraisal', 'explanation', 'second-appraisal', 'survey', 'approved'];

const MatrixSchema = z.object({
  data: z.object({
    cards: z.array(
      z.looseObject({
        documentId: z.string().nullable(),
        revision: z.number(),
        scores: z.record(z.string(), z.record(z.string(), z.unknown())),
        unit: z.object({ unitId: z.string(), name: z.string() }),
      }),
    ),
  }),
});
const InvitedSchema = z.object({
  data: z.object({ id: z.number(), registrationToken: z.string() }),
});
const FoundSchema = z.object({
  results: z.tuple([z.looseObject({ documentId: z.string() })]),
});
const OutcomeSchema = SaveScoresResponseSchema.shape.data;

/** A change of one cell that was blank. */
export interface EnteredCell {
  itemId: string;
  field?: string;
  from?: unknown;
  to: unknown;
}

const RolesSchema = z.object({ data: z.array(z.object({ id: z.number(), code: z.string() })) });
const UsersSchema = z.object({
  data: z.object({ results: z.array(z.object({ id: z.number(), email: z.string() })) }),
});

/** An empty CMS with a super administrator, and one more person who can be given any of our roles. */
export async function startIndexOffice(variables: NodeJS.ProcessEnv = {}) {
  const cms = await startCmsProcess(variables);
  const administrator = await cms.signIn('administrator');
  const colleague = await cms.signIn('editor');
  const create = async (address: string, data: object) =>
    documentOf(await administrator('POST', address, data));
  let years = 2000;
  let hiredCount = 0;

  return {
    administrator,
    stranger: cms.connect(),
    readPublished: cms.readPublished,
    publishedFolder: cms.publishedFolder,
    processId: cms.processId,
    stop: cms.stop,
    cms,

    /** Runs a statement on the database itself, as somebody who got past the CMS. */
    async query(sql: string): Promise<unknown> {
      const url = variables.DATABASE_URL;
      if (url) return JSON.parse((await run(process.execPath, [RUN_SQL, url, sql])).stdout);
      const database = new Database(cms.databaseFile);
      try {
        const statement = database.prepare(sql);
        return statement.reader ? statement.all() : statement.run();
      } catch (error) {
        // The native part keeps the error class of the first test file of its process, which is no Error in the realm of this one.
        throw new Error(z.object({ message: z.string() }).parse(error).message);
      } finally {
        database.close();
      }
    },

    /** Sends requests as somebody who has just this role. */
    async as(roleCode: string) {
      const roles = RolesSchema.parse((await administrator('GET', '/admin/roles')).body).data;
      const users = UsersSchema.parse((await administrator('GET', '/admin/users')).body).data;
      const user = users.results.find(({ email }) => email.startsWith('bien-tap'));
      const role = roles.find(({ code }) => code === roleCode);
      expectSuccess(await administrator('PUT', `/admin/users/${user?.id}`, { roles: [role?.id] }));
      return colleague;
    },

    /** A person of his or her own with this role. */
    async hire(roleCode: string) {
      hiredCount += 1;
      const email = `nguoi-${hiredCount}@example.vn`;
      const roles = RolesSchema.parse((await administrator('GET', '/admin/roles')).body).data;
      const role = roles.find(({ code }) => code === roleCode);
      const made = await administrator('POST', '/admin/users', {
        firstname: 'Người',
        lastname: String(hiredCount),
        email,
        roles: [role?.id],
      });
      const { id, registrationToken } = InvitedSchema.parse(made.body).data;
      const userInfo = { firstname: 'Người', lastname: String(hiredCount), password: PASSWORD };
      expectSuccess(
        await cms.connect()('POST', '/admin/register', { registrationToken, userInfo }),
      );
      return { userId: id, email, send: await cms.signInAs(email) };
    },

    /** An account of this unit, with the role of units. */
    async hireUnit(unitId: string) {
      const { userId, send } = await this.hire('congkhai-unit');
      const address = `/scorecards/unit-accounts/${userId}`;
      expectSuccess(await administrator('PUT', address, { unitIds: [unitId] }));
      return send;
    },

    createUnit: (unit: object) => {
      const { parentUnitId: _, blockId: __, ...defaults } = aUnit();
      return create(INDEX_COLLECTIONS.units, {
        ...defaults,
        code: null,
        isDemonstration: false,
        ...unit,
      });
    },

    /** A unit that something else has made, such as an event. */
    async findUnit(unitId: string) {
      const address = `${INDEX_COLLECTIONS.units}?filters[unitId][$eq]=${unitId}`;
      const [unit] = FoundSchema.parse((await administrator('GET', address)).body).results;
      return unit;
    },

    /** A year of its own with a framework of eight areas, and one block with the communes of these names. */
    async openYear(...unitNames: string[]) {
      years += 1;
      const units = [];
      for (const [position, fullName] of unitNames.entries())
        units.push(await this.createUnit({ unitId: `xa-${years}-${position + 1}`, fullName }));
      return this.openYearOf(units, { year: years });
    },

    /** The same for this year, with communes that are there already. It may be compared with another period. */
    async openYearOf(
      units: Awaited<ReturnType<typeof create>>[],
      { year, previousPeriod }: { year: number; previousPeriod?: { documentId: string } },
    ) {
      const { items } = aFramework();
      const framework = await create(INDEX_COLLECTIONS.frameworks, {
        frameworkId: `bo-chi-so-${year}`,
        name: `Bộ chỉ số năm ${year}`,
        items,
      });
      const period = await create(INDEX_COLLECTIONS.periods, {
        periodId: `nam-${year}`,
        name: `Chỉ số năm ${year}`,
        year,
        ...(previousPeriod && { previousPeriod: relationTo(previousPeriod) }),
      });
      const block = await create(INDEX_COLLECTIONS.blocks, {
        blockId: 'xa',
        name: 'UBND xã',
        period: relationTo(period),
        framework: relationTo(framework),
        units: { connect: units.map(({ documentId }) => ({ documentId })) },
      });
      return { year, units, framework, period, block };
    },

    /** A year with two communes, of which the first has its scorecard. */
    async openYearWithCard() {
      const year = await this.openYear('Xã Tiên Châu', 'Xã Tiên Mỹ');
      const [unit] = year.units;
      if (!unit) throw new Error('a year was opened without units');
      await this.enter(year.block, String(unit.unitId), cellsOf(aScorecard().scores));
      const scorecard = await this.readCard(year.block, String(unit.unitId));
      return { ...year, unit, scorecard };
    },

    /** Saves cells of a unit's card as the administrator, or as somebody else, and says what became of them. */
    async save(
      block: { documentId: string },
      unitId: string,
      cells: readonly EnteredCell[],
      { as = administrator, reason = null }: { as?: CmsClient; reason?: string | null } = {},
    ) {
      const changes = cells.map(
        ({ field = 'appraisedScoreThousandths', from = null, ...cell }) => ({
          unitId,
          field,
          from,
          ...cell,
        }),
      );
      const answer = await as('POST', `/scorecards/blocks/${block.documentId}/scores`, {
        reason,
        changes,
      });
      expectSuccess(answer);
      return z.object({ data: OutcomeSchema }).parse(answer.body).data;
    },

    /** Saves cells that nothing must be wrong with. */
    async enter(block: { documentId: string }, unitId: string, cells: readonly EnteredCell[]) {
      const outcome = await this.save(block, unitId, cells);
      if (outcome.problems.length + outcome.conflicts.length > 0)
        throw new Error(JSON.stringify(outcome));
    },

    /** The card of a unit as the grid gets it. */
    async readCard(block: { documentId: string }, unitId: string, as: CmsClient = administrator) {
      const answer = await as(
        'GET',
        `/scorecards/blocks/${block.documentId}/matrix?unitIds=${unitId}`,
      );
      const [card] = MatrixSchema.parse(answer.body).data.cards;
      if (!card?.documentId) throw new Error(`${unitId} has no card`);
      return { ...card, documentId: card.documentId };
    },

    read: async (collection: string, { documentId }: { documentId: string }) =>
      documentOf(await administrator('GET', `${collection}/${documentId}`)),

    update: (collection: string, { documentId }: { documentId: string }, data: object) =>
      administrator('PUT', `${collection}/${documentId}`, data),

    moveTo: (period: { documentId: string }, stage: string) =>
      administrator('PUT', `${INDEX_COLLECTIONS.periods}/${period.documentId}`, { stage }),

    /** Takes a period stage by stage to this one. */
    async moveUpTo(period: { documentId: string }, stage: string) {
      const { stage: current } = await this.read(INDEX_COLLECTIONS.periods, period);
      const stages = PERIOD_STAGES.map(String);
      for (const next of stages.slice(
        stages.indexOf(String(current)) + 1,
        stages.indexOf(stage) + 1,
      ))
        documentOf(await this.moveTo(period, next));
    },

    /** Takes a new period stage by stage to its approval. */
    async approve(period: { documentId: string }) {
      for (const stage of STAGES_TO_APPROVAL) documentOf(await this.moveTo(period, stage));
    },

    /** Waits until a document of the published store looks so. */
    expectPublished: (key: string, expected: unknown) =>
      eventually(async () => expect(await cms.readPublished(key)).toEqual(expected)),
  };
}
export type IndexOffice = Awaited<ReturnType<typeof startIndexOffice>>;

function expectSuccess({ status, body }: { status: number; body: unknown }): void {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}

/** The cells that have to be entered for a card to have these scores. */
export function cellsOf(scores: ItemScores): EnteredCell[] {
  return Object.entries(compactScores(scores)).flatMap(([itemId, score]) =>
    Object.entries(score)
      .filter(([field]) => field !== 'state')
      .map(([field, to]) => ({ itemId, field, to })),
  );
}
