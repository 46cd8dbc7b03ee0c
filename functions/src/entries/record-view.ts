import { getConnInfo, handle } from 'hono/aws-lambda';
import { addRecordView, createRecordView } from '../handlers/record-view';
import { createHttpApp } from '../http';
import { openLambda } from '../lambda';

const parts = openLambda();
const app = createHttpApp(parts);
// API Gateway itself names the address it was called from; no header is believed.
addRecordView(app, createRecordView(parts), (context) => getConnInfo(context).remote.address ?? '');

export const handler = handle(app);
