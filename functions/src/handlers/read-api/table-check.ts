import { checkTable } from '@congkhai/shared/scorecards/check-table';
import { CheckTableRequestSchema } from '@congkhai/shared/scorecards/check-table-contract';
import { type HttpApp, parseJsonBody, uncachedJsonReply } from '../../http';

/** A table of thousands of rows with all its parts. */
const CHECKED_TABLE_BYTES_MAX = 5 * 1_024 * 1_024;

/** `POST /v1/check-table`: whether the sums and ranks of a table add up. It is told everything, and reads nothing. */
export function addTableCheck(app: HttpApp): void {
  app.post('/v1/check-table', async (context) => {
    const limits = { bytesMax: CHECKED_TABLE_BYTES_MAX };
    const table = await parseJsonBody(CheckTableRequestSchema, context, limits);
    return uncachedJsonReply(context, 200, { data: checkTable(table), meta: {} });
  });
}
