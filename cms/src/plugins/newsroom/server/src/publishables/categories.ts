import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { Publishable } from '@congkhai/shared/contracts/publishable';
import { PublishedCategoriesSchema } from '@congkhai/shared/contracts/published-article';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { CATEGORY_UID } from '../constants';
import { CATEGORIES_KIND, subjects } from './subjects';

const CategoryRowsSchema = z.array(
  z.object({
    categoryId: z.string(),
    name: z.string(),
    nameEnglish: z.string().nullish(),
    parent: z.object({ categoryId: z.string() }).nullish(),
  }),
);

/** The tree of categories, in one document. */
export function categoriesPublishable(strapi: Core.Strapi): Publishable {
  return {
    kind: CATEGORIES_KIND,
    takesLinksFrom: () => true,
    adminPathOf: () => `/content-manager/collection-types/${CATEGORY_UID}`,
    uids: [CATEGORY_UID],
    subjectsOf: async () => [subjects.categories()],
    async documentsOf() {
      const rows = await strapi.documents(CATEGORY_UID).findMany({
        fields: ['categoryId', 'name', 'nameEnglish'],
        populate: { parent: { fields: ['categoryId'] } },
        sort: 'categoryId',
      });
      const categories = CategoryRowsSchema.parse(rows).map(({ parent, ...category }) => ({
        ...category,
        nameEnglish: category.nameEnglish || null,
        parentCategoryId: parent?.categoryId ?? null,
      }));
      return [
        {
          key: objectKeys.categories(),
          body: PublishedCategoriesSchema.parse({ categories }),
          dependents: [],
        },
      ];
    },
  };
}
