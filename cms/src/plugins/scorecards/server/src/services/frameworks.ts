import type {
  DuplicateFrameworkRequestSchema,
  FrameworkDifferenceResponseSchema,
  ListFrameworksAdminResponseSchema,
} from '@congkhai/shared/contracts/scorecards-admin';
import { type Framework, scoredItemsOf } from '@congkhai/shared/scorecards/framework';
import { compareFrameworks } from '@congkhai/shared/scorecards/framework-difference';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { BLOCK_UID, FRAMEWORK_UID } from '../constants';
import { findUseOfFramework } from '../guards/framework-guard';
import { FRAMEWORK_POPULATE, type FrameworkRow, FrameworkRowSchema, toFramework } from '../rows';

type Listed = z.infer<typeof ListFrameworksAdminResponseSchema>['data'][number];
type Difference = z.infer<typeof FrameworkDifferenceResponseSchema>['data'];

/** Versions of frameworks: which there are, the next one, and what differs between two. */
export const frameworks = ({ strapi }: { strapi: Core.Strapi }) => {
  async function load(documentId: string): Promise<FrameworkRow> {
    const row: unknown = await strapi.db
      .query(FRAMEWORK_UID)
      .findOne({ where: { documentId }, populate: FRAMEWORK_POPULATE });
    if (!row) throw new errors.NotFoundError('Không có bộ chỉ số này.');
    return FrameworkRowSchema.parse(row);
  }

  async function describe(row: FrameworkRow): Promise<Listed> {
    const { items, ...framework } = toFramework(row);
    const { documentId } = row;
    const blockCount = await strapi.db
      .query(BLOCK_UID)
      .count({ where: { framework: { documentId } } });
    return {
      ...framework,
      documentId,
      scoredItemCount: scoredItemsOf(items).length,
      // Bonus points come on top of what is counted as the maximum, and a penalty takes nothing from it.
      maximumThousandths: items
        .filter(({ effect }) => effect === 'scored')
        .reduce((sum, { maximumThousandths }) => sum + maximumThousandths, 0),
      isLocked: blockCount > 0 && (await findUseOfFramework(strapi, documentId)) !== null,
      blockCount,
    };
  }

  return {
    /** All frameworks by name, the newest version of each first. */
    async list(): Promise<Listed[]> {
      const rows: unknown = await strapi.db.query(FRAMEWORK_UID).findMany({
        orderBy: [{ name: 'asc' }, { version: 'desc' }, { frameworkId: 'asc' }],
        populate: FRAMEWORK_POPULATE,
      });
      const listed: Listed[] = [];
      for (const row of z.array(FrameworkRowSchema).parse(rows)) listed.push(await describe(row));
      return listed;
    },

    /**
     * Makes the next version of a framework, with the same items and without a decision, which is still to be issued. Throws a
     * `ValidationError` at the fields of the copy that are wrong.
     */
    async duplicate(
      documentId: string,
      copy: z.infer<typeof DuplicateFrameworkRequestSchema>,
    ): Promise<Listed> {
      const { version, tiers, items } = await load(documentId);
      const { documentId: copyId } = await strapi.documents(FRAMEWORK_UID).create({
        data: { ...copy, version: version + 1, previous: documentId, tiers, items },
      });
      return describe(await load(copyId));
    },

    /** One framework. Throws `NotFoundError`. */
    async find(documentId: string): Promise<Framework> {
      return toFramework(await load(documentId));
    },

    async compare(fromId: string, toId: string): Promise<Difference> {
      const from = await load(fromId);
      const to = await load(toId);
      return {
        from: { frameworkId: from.frameworkId, name: from.name },
        to: { frameworkId: to.frameworkId, name: to.name },
        differences: compareFrameworks(from.items, to.items),
      };
    },
  };
};
export type Frameworks = ReturnType<typeof frameworks>;
