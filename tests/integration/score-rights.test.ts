import { PERIOD_STAGES, type PeriodStage } from '@congkhai/shared/scorecards/period';
import type { CmsClient } from '../helpers/cms-process';
import { INDEX_COLLECTIONS, type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { documentOf } from '../helpers/newsroom';
import { describeOnDatabases } from '../helpers/postgres';

// Who may change what at which stage. The index year has four roles; each is a person of its own here.

const { periods: PERIODS, scorecards: SCORECARDS } = INDEX_COLLECTIONS;

type Person = 'unit' | 'otherUnit' | 'appraiser' | 'approver' | 'manager';
let office: IndexOffice;
let people: Record<Person, CmsClient>;
let year: Awaited<ReturnType<IndexOffice['openYear']>>;

const OWN = () => String(year.units[0]?.unitId);
const OTHER = () => String(year.units[1]?.unitId);
const CELLS = {
  self: { itemId: '1', field: 'selfScoreThousandths', to: 1_000 },
  evidence: { itemId: '2', field: 'evidence', from: [], to: [{ title: 'Kế hoạch 12' }] },
  appraised: { itemId: '3', field: 'appraisedScoreThousandths', to: 1_000 },
  notApplicable: { itemId: '4', field: 'state', from: 'not-submitted', to: 'not-applicable' },
  explanation: { itemId: '5', field: 'explanation', to: 'Giải trình' },
  second: { itemId: '6', field: 'secondAppraisedScoreThousandths', to: 1_000 },
  survey: { itemId: '8', field: 'surveyScoreThousandths', to: 1_000 },
} as const;
type Cell = keyof typeof CELLS;
const ALL = Object.keys(CELLS) as Cell[];

/** Which cells each person may change at each stage. The manager records past years, so may change all that is scored. */
const ALLOWED: [PeriodStage, Record<Person, readonly Cell[]>][] = [
  ['self-assessment', { unit: ['self', 'evidence'], appraiser: [], manager: ALL, ...nobodyElse() }],
  [
    'appraisal',
    { unit: [], appraiser: ['appraised', 'notApplicable'], manager: ALL, ...nobodyElse() },
  ],
  [
    'explanation',
    { unit: ['evidence', 'explanation'], appraiser: [], manager: ALL, ...nobodyElse() },
  ],
  [
    'second-appraisal',
    { unit: [], appraiser: ['notApplicable', 'second'], manager: ALL, ...nobodyElse() },
  ],
  ['survey', { unit: [], appraiser: ['survey'], manager: ALL, ...nobodyElse() }],
  ['approved', { unit: [], appraiser: [], manager: [], ...nobodyElse() }],
  ['published', { unit: [], appraiser: [], manager: [], ...nobodyElse() }],
];

function nobodyElse() {
  return { otherUnit: [], approver: [] } as const;
}

describeOnDatabases('on %s,', (variablesOf) => {
  beforeAll(async () => {
    office = await startIndexOffice(await variablesOf());
    year = await office.openYear('Xã Tiên Châu', 'Xã Tiên Mỹ');
    people = {
      unit: await office.hireUnit(OWN()),
      otherUnit: await office.hireUnit(OTHER()),
      appraiser: (await office.hire('congkhai-appraiser')).send,
      approver: (await office.hire('congkhai-approver')).send,
      manager: (await office.hire('congkhai-administrator')).send,
    };
  });
  afterAll(() => office?.stop());

  describe.each(ALLOWED)('at %s,', (stage, allowed) => {
    beforeAll(() => office.moveUpTo(year.period, stage));

    test.each(Object.entries(allowed))('%s changes %j and nothing else', async (name, cells) => {
      const person = name as Person;
      const changed: Cell[] = [];
      for (const cell of ALL) {
        // Each change is taken back by the administrator where it could be made, so that all begin with a blank card.
        const outcome = await office.save(year.block, OWN(), [CELLS[cell]], { as: people[person] });
        if (outcome.appliedCount === 0) continue;
        changed.push(cell);
        await takeBack(cell);
      }
      expect(changed).toEqual(cells);
    });
  });

  async function takeBack(cell: Cell) {
    const { to, ...change } = CELLS[cell];
    const blank = 'from' in change ? change.from : null;
    await office.enter(year.block, OWN(), [{ ...change, from: to, to: blank }]);
  }

  describe('the account of a unit', () => {
    test('sees its own scorecard by every route, and never that of another unit', async () => {
      const fresh = await office.openYearWithCard();
      const [own, other] = fresh.units;
      const unit = await office.hireUnit(String(other?.unitId));
      const base = `/scorecards/blocks/${fresh.block.documentId}`;
      const strange = String(own?.unitId);
      const matrix = await unit('GET', `${base}/matrix`);
      expect(JSON.stringify(matrix.body)).toContain(String(other?.unitId));
      for (const path of [
        `${base}/matrix`,
        `${base}/matrix?unitIds=${strange}`,
        `${base}/revisions`,
        `/scorecards/periods/${fresh.period.documentId}/board`,
      ]) {
        const answer = await unit('GET', path);
        expect(answer.status).toBe(200);
        expect(JSON.stringify(answer.body)).not.toContain(strange);
      }
      expect((await unit('GET', `${base}/units/${strange}/history`)).status).toBe(404);
      expect(await unit('GET', `${base}/analysis`)).toMatchObject({
        status: 403,
        body: { error: { message: 'Tài khoản đơn vị chỉ xem được phiếu chấm của mình.' } },
      });
      const outcome = await office.save(fresh.block, strange, [CELLS.self], { as: unit });
      expect(outcome).toMatchObject({ appliedCount: 0, problems: [expect.anything()] });
      for (const path of [SCORECARDS, `${SCORECARDS}/${fresh.scorecard.documentId}`])
        expect((await unit('GET', path)).status).toBe(403);
    });

    test('is limited also with a role that may read scorecards in the Content Manager', async () => {
      const fresh = await office.openYearWithCard();
      const [own, other] = fresh.units;
      const { userId, send } = await office.hire('congkhai-appraiser');
      const unitIds = [String(other?.unitId)];
      await office.administrator('PUT', `/scorecards/unit-accounts/${userId}`, { unitIds });
      await office.enter(fresh.block, String(other?.unitId), [{ itemId: '1', to: 1_000 }]);
      const listed = await send('GET', `${SCORECARDS}?pageSize=100`);
      expect(listed.body).toMatchObject({
        results: [{ title: expect.stringContaining('Xã Tiên Mỹ') }],
        pagination: { total: 1 },
      });
      const card = `${SCORECARDS}/${fresh.scorecard.documentId}`;
      expect((await send('GET', card)).status).toBe(404);
      expect((await send('PUT', card, { note: 'x' })).status).toBeGreaterThanOrEqual(403);
      expect(String(own?.unitId)).not.toBe(unitIds[0]);
    });

    test('without a unit sees none', async () => {
      const { send } = await office.hire('congkhai-unit');
      const fresh = await office.openYearWithCard();
      const matrix = await send('GET', `/scorecards/blocks/${fresh.block.documentId}/matrix`);
      expect(matrix.body).toMatchObject({ data: { cards: [], isOwnUnitsOnly: true } });
    });

    test('saves until the last day of its stage, and not after it', async () => {
      const fresh = await office.openYear('Xã Tiên Châu');
      const unitId = String(fresh.units[0]?.unitId);
      const unit = await office.hireUnit(unitId);
      const deadlines = (day: string) => ({
        'self-assessment': day,
        appraisal: null,
        explanation: null,
        'second-appraisal': null,
        survey: null,
      });
      const address = `/scorecards/periods/${fresh.period.documentId}/deadlines`;
      expect((await unit('PUT', address, deadlines('2999-12-31'))).status).toBe(403);
      await people.manager('PUT', address, deadlines('2020-01-31'));
      const late = await office.save(fresh.block, unitId, [CELLS.self], { as: unit });
      expect(late.problems[0]?.message).toContain('Đã hết hạn');
      expect(late.problems[0]?.message).toContain('31/01/2020');
      await people.manager('PUT', address, deadlines('2999-12-31'));
      const early = await office.save(fresh.block, unitId, [CELLS.self], { as: unit });
      expect(early).toMatchObject({ appliedCount: 1, problems: [] });
    });
  });

  describe('the stages of a period', () => {
    const MOVES: [from: PeriodStage, to: PeriodStage, by: Person[]][] = [
      ['self-assessment', 'appraisal', ['manager']],
      ['survey', 'approved', ['approver']],
      ['approved', 'survey', ['approver']],
      ['approved', 'published', ['approver']],
      ['published', 'approved', ['approver']],
      ['published', 'corrected', []],
    ];
    test.each(MOVES)(
      'from %s to %s are moved by %j',
      async (from, to, by) => {
        for (const person of ['unit', 'appraiser', 'approver', 'manager'] as const) {
          const { period } = await office.openYear('Xã Tiên Châu');
          await office.moveUpTo(period, from);
          const address = `/scorecards/periods/${period.documentId}`;
          const board = await people[person]('GET', `${address}/board`);
          const canMove = by.includes(person);
          const stages = canMove ? expect.arrayContaining([to]) : expect.not.arrayContaining([to]);
          expect(board.body).toMatchObject({ data: { possibleStages: stages } });
          const { status } = await people[person]('POST', `${address}/stage`, { to });
          expect(status < 300).toBe(canMove);
          const { stage } = documentOf(
            await office.administrator('GET', `${PERIODS}/${period.documentId}`),
          );
          expect(stage).toBe(canMove ? to : from);
        }
        expect(PERIOD_STAGES).toContain(to);
      },
      60_000,
    );
  });
});
