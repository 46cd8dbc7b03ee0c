import type { UnitAccountsResponseSchema } from '@congkhai/shared/contracts/scorecards-admin';
import type { AssessedUnit } from '@congkhai/shared/scorecards/period';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { BLOCK_UID, UNIT_ACCOUNT_UID, UNIT_UID } from '../constants';
import { recordAudit } from '../record-audit';

const USER_UID = 'admin::user';

const UserSchema = z.object({
  id: z.number().int(),
  firstname: z.string().nullable(),
  lastname: z.string().nullable(),
  email: z.string(),
});
const UnitSchema = z.object({
  unitId: z.string(),
  fullName: z.string(),
  code: z.string().nullable(),
  parent: z.object({ unitId: z.string() }).nullish(),
});

type UnitAccount = z.infer<typeof UnitAccountsResponseSchema>['data'][number];

/** Which admin users are accounts of units: they see and fill in the scorecards of those units, and no others. */
export const unitAccounts = ({ strapi }: { strapi: Core.Strapi }) => {
  const accounts = () => strapi.db.query(UNIT_ACCOUNT_UID);

  async function findUnits(unitIds: readonly string[]): Promise<z.infer<typeof UnitSchema>[]> {
    const rows: unknown = await strapi.db
      .query(UNIT_UID)
      .findMany({ where: { unitId: { $in: [...unitIds] } }, orderBy: { fullName: 'asc' } });
    return z.array(UnitSchema).parse(rows);
  }

  return {
    /** Every admin user in the order of their names, with the units of each. */
    async list(): Promise<UnitAccount[]> {
      const users = z
        .array(UserSchema)
        .parse(await strapi.db.query(USER_UID).findMany({ orderBy: { id: 'asc' } }));
      const links: { userId: number; unitId: string }[] = await accounts().findMany({
        orderBy: { unitId: 'asc' },
      });
      const units = await findUnits(links.map(({ unitId }) => unitId));
      const unitNames = new Map(units.map(({ unitId, fullName }) => [unitId, fullName]));
      return users.map((user) => ({
        userId: user.id,
        userName: nameOf(user),
        email: user.email,
        units: links
          .filter(({ userId }) => userId === user.id)
          .map(({ unitId }) => ({ unitId, name: unitNames.get(unitId) ?? unitId })),
      }));
    },

    /**
     * Makes a user the account of these units and no others; of none, an account without units. Throws `NotFoundError` for a user
     * and `ValidationError` for units that are not there.
     */
    async set(userId: number, unitIds: readonly string[]): Promise<void> {
      await strapi.db.transaction(async () => {
        const row: unknown = await strapi.db.query(USER_UID).findOne({ where: { id: userId } });
        const user = UserSchema.nullable().parse(row);
        if (!user) throw new errors.NotFoundError('Không có tài khoản này.');
        const wanted = [...new Set(unitIds)];
        const known = new Set((await findUnits(wanted)).map(({ unitId }) => unitId));
        const unknown = wanted.filter((unitId) => !known.has(unitId));
        if (unknown.length > 0)
          throw new errors.ValidationError(`Không có đơn vị: ${unknown.join(', ')}.`);
        const links: { unitId: string }[] = await accounts().findMany({ where: { userId } });
        const before = links.map(({ unitId }) => unitId);
        await accounts().deleteMany({ where: { userId } });
        if (wanted.length > 0)
          await accounts().createMany({ data: wanted.map((unitId) => ({ userId, unitId })) });
        await recordAudit(strapi, {
          action: 'account.units-changed',
          subject: { uid: USER_UID, documentId: String(userId), locale: null, title: nameOf(user) },
          detail: { before: [...before].sort(), after: [...wanted].sort() },
        });
      });
    },

    /** The units of all blocks, which an account can be given, in the order of their names. */
    async listAssessedUnits(): Promise<AssessedUnit[]> {
      const rows: unknown = await strapi.db.query(BLOCK_UID).findMany({
        populate: {
          units: {
            select: ['unitId', 'fullName', 'code'],
            populate: { parent: { select: ['unitId'] } },
          },
        },
      });
      const blocks = z.array(z.object({ units: z.array(UnitSchema) })).parse(rows);
      const units = new Map(
        blocks.flatMap((block) => block.units.map((unit) => [unit.unitId, unit] as const)),
      );
      const order = new Intl.Collator('vi');
      return [...units.values()]
        .map(({ unitId, fullName, code, parent }) => ({
          unitId,
          name: fullName,
          code,
          parentUnitId: parent?.unitId ?? null,
        }))
        .sort((left, right) => order.compare(left.name, right.name));
    },
  };
};
export type UnitAccounts = ReturnType<typeof unitAccounts>;

function nameOf({ firstname, lastname, email }: z.infer<typeof UserSchema>): string {
  return [firstname, lastname].filter(Boolean).join(' ') || email;
}
