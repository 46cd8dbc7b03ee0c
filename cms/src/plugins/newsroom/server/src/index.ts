import { slugOf } from '@congkhai/shared/text/text';
import type { Core } from '@strapi/strapi';
import schema from './content-types/article/schema.json';

export default {
  contentTypes: { article: { schema } },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    strapi.log.info(slugOf('Đắk Lắk'));
  },
};
