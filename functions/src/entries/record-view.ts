import { getConnInfo, handle } from 'hono/aws-lambda';
import { readerAddressOf, requireCloudFront } from '../cloudfront';
import { addRecordView, createRecordView } from '../handlers/record-view';
import { createHttpApp } from '../http';
import { openLambda } from '../lambda';

const parts = openLambda();
const app = createHttpApp(parts);
requireCloudFront(app, parts.originSecrets);
addRecordView(app, createRecordView(parts), (context) =>
  // Without CloudFront, API Gateway itself names the address it was called from; no header is believed.
  parts.originSecrets.length > 0
    ? readerAddressOf(context)
    : (getConnInfo(context).remote.address ?? ''),
);

export const handler = handle(app);
