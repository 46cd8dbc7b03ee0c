import { getConnInfo, handle } from 'hono/aws-lambda';
import { READER_ADDRESS_HEADER, readerAddressOf } from '../cloudfront';
import { addRecordView, createRecordView } from '../handlers/record-view';
import { createHttpApp } from '../http';
import { openLambda } from '../lambda';

const parts = openLambda();
const app = createHttpApp(parts);
addRecordView(app, createRecordView(parts), (context) =>
  // Without CloudFront, API Gateway itself names the address it was called from; no header is believed.
  parts.originSecrets.length > 0
    ? readerAddressOf(context.req.header(READER_ADDRESS_HEADER))
    : (getConnInfo(context).remote.address ?? ''),
);

export const handler = handle(app);
