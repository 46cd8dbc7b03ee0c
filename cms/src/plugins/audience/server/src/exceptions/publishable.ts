import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { Publishable } from '@congkhai/shared/contracts/publishable';
import { type ListException, ListExceptionsSchema } from '@congkhai/shared/views/exceptions';
import type { Core } from '@strapi/strapi';
import { EXCEPTION_UID } from '../constants';
import { type ExceptionRow, listExceptionRows } from './exception-row';

const KIND = 'list-exceptions';

/** What editors decided about most-read lists, in one document. Reasons and names stay in the CMS. */
export function exceptionsPublishable(strapi: Core.Strapi): Publishable {
  return {
    kind: KIND,
    uids: [EXCEPTION_UID],
    subjectsOf: async () => [KIND],
    async documentsOf() {
      const rows = await listExceptionRows(strapi);
      if (rows.length === 0) return [];
      const exceptionsOf = (kind: ExceptionRow['kind']) =>
        rows.filter((row) => row.kind === kind).map(toException);
      const body = ListExceptionsSchema.parse({
        pins: exceptionsOf('pin'),
        exclusions: exceptionsOf('exclusion'),
      });
      return [{ key: objectKeys.listExceptions(), body, dependents: [] }];
    },
  };
}

function toException({ articleId, scope, windows, untilDay }: ExceptionRow): ListException {
  return { articleId, scope, windows, untilDay };
}
