import { type Framework, PLAIN_ITEM } from '@congkhai/shared/scorecards/framework';
import * as z from 'zod';
import { INDEX_COLLECTIONS } from './index-office';
import { documentOf, relationTo } from './newsroom';
import { ACCOUNTS, type Product } from './product';

/** What is scored in the year of the end-to-end test: three items, 100 points. */
export const FRAMEWORK: Framework = {
  frameworkId: 'cap-xa-2023',
  name: 'Bộ chỉ số CCHC cấp xã năm 2023',
  version: 1,
  previousFrameworkId: null,
  decision: {
    number: '15/QĐ-UBND',
    issuer: 'UBND huyện Tiên Phước',
    issuedOn: '2023-02-01',
    title: null,
  },
  tiers: ['commune'],
  yearFrom: 2023,
  yearTo: null,
  items: [
    {
      ...PLAIN_ITEM,
      itemId: '1',
      name: 'Chỉ đạo, điều hành',
      maximumThousandths: 60_000,
      method: null,
      children: [
        {
          ...PLAIN_ITEM,
          itemId: '1.1',
          name: 'Kế hoạch cải cách hành chính',
          maximumThousandths: 40_000,
          method: 'appraisal',
          ruleText: 'Ban hành và hoàn thành kế hoạch: 40 điểm',
          children: [],
        },
        {
          ...PLAIN_ITEM,
          itemId: '1.2',
          name: 'Tuyên truyền cải cách hành chính',
          maximumThousandths: 20_000,
          method: 'appraisal',
          children: [],
        },
      ],
    },
    {
      ...PLAIN_ITEM,
      itemId: '2',
      name: 'Mức độ hài lòng của người dân',
      maximumThousandths: 40_000,
      method: 'survey',
      children: [],
    },
  ],
};

export const COMMUNES = ['xa-tien-chau', 'xa-tien-my', 'xa-tien-ha'] as const;
const PERIOD = { periodId: 'tien-phuoc-2023', name: 'Chỉ số CCHC năm 2023', year: 2023 };
export const { periodId: PERIOD_ID, name: PERIOD_NAME } = PERIOD;

/** The people of the year, each with one role of ours. */
export const PEOPLE = {
  administrator: { email: 'quan-ly@example.vn', name: 'Quản lý', role: 'congkhai-administrator' },
  unit: { email: 'tien-chau@example.vn', name: 'Xã Tiên Châu', role: 'congkhai-unit' },
  appraiser: { email: 'tham-dinh@example.vn', name: 'Thẩm định', role: 'congkhai-appraiser' },
  approver: { email: 'lanh-dao@example.vn', name: 'Lãnh đạo', role: 'congkhai-approver' },
};
export const { password: PASSWORD } = ACCOUNTS.administrator;

const SignInSchema = z.object({ data: z.object({ token: z.string() }) });
const RolesSchema = z.object({ data: z.array(z.object({ id: z.number(), code: z.string() })) });
const UserSchema = z.object({ data: z.object({ id: z.number() }) });
const UnitsSchema = z.object({
  results: z.array(z.object({ documentId: z.string(), unitId: z.string() })),
});
const FrameworksSchema = z.object({
  data: z.array(z.object({ documentId: z.string(), frameworkId: z.string() })),
});

/** The CMS of the product as somebody calls it over HTTP. */
export async function connectTo({ adminUrl }: Product, email: string) {
  let token = '';
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${adminUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const signedIn = await call('POST', '/admin/login', { email, password: PASSWORD });
  token = SignInSchema.parse(signedIn).data.token;
  return call;
}
export type Call = Awaited<ReturnType<typeof connectTo>>;

/** Makes the accounts of the four roles. */
export async function makePeople(superAdministrator: Call): Promise<void> {
  const roles = RolesSchema.parse(await superAdministrator('GET', '/admin/roles')).data;
  for (const { email, name, role } of Object.values(PEOPLE)) {
    const id = roles.find(({ code }) => code === role)?.id;
    const user = { email, firstname: name, roles: [id] };
    const made = UserSchema.parse(await superAdministrator('POST', '/admin/users', user)).data;
    const active = { password: PASSWORD, isActive: true };
    await superAdministrator('PUT', `/admin/users/${made.id}`, active);
  }
}

/** Opens the year with one block of three communes. Answers with the documents of year and block. */
export async function openYear(administrator: Call) {
  const frameworks = FrameworksSchema.parse(await administrator('GET', '/scorecards/frameworks'));
  const framework = frameworks.data.find(
    ({ frameworkId }) => frameworkId === FRAMEWORK.frameworkId,
  );
  const { results } = UnitsSchema.parse(
    await administrator('GET', `${INDEX_COLLECTIONS.units}?pageSize=100`),
  );
  const units = COMMUNES.map((unitId) => results.find((unit) => unit.unitId === unitId));
  const create = async (collection: string, data: object) =>
    documentOf({ status: 200, body: await administrator('POST', collection, data) });
  const period = await create(INDEX_COLLECTIONS.periods, PERIOD);
  const block = await create(INDEX_COLLECTIONS.blocks, {
    blockId: 'xa',
    name: 'UBND xã',
    period: relationTo(period),
    framework: relationTo({ documentId: framework?.documentId ?? '' }),
    units: { connect: units.map((unit) => ({ documentId: unit?.documentId })) },
    gradeBands: [
      { gradeId: 'tot', name: 'Tốt', minimumPercentThousandths: 80_000 },
      { gradeId: 'kha', name: 'Khá', minimumPercentThousandths: 50_000 },
    ],
  });
  return { period: period.documentId, block: block.documentId };
}

/** Saves points of the other communes, which nobody watches in the browser. */
export async function saveScores(
  appraiser: Call,
  block: string,
  field: 'appraisedScoreThousandths' | 'surveyScoreThousandths',
  points: Partial<Record<(typeof COMMUNES)[number], Record<string, number>>>,
): Promise<void> {
  const changes = Object.entries(points).flatMap(([unitId, items]) =>
    Object.entries(items).map(([itemId, to]) => ({ unitId, itemId, field, from: null, to })),
  );
  const answer = await appraiser('POST', `/scorecards/blocks/${block}/scores`, {
    reason: null,
    changes,
  });
  expect(answer).toMatchObject({ data: { conflicts: [], problems: [] } });
}
