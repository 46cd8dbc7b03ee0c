import { getConnInfo, handle } from 'hono/aws-lambda';
import { READER_ADDRESS_HEADER, readerAddressOf } from '../cloudfront';
import { readViewConfig } from '../config/views';
import { addRecordView, createRecordView } from '../handlers/record-view';
import { openDocumentsOfBucket, openTables, startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';
import { openArticlePresence } from '../stores/article-presence';
import { openDynamodbRecorder } from '../stores/dynamodb-view-recorder';
import { openViewTokens } from '../view-tokens';

const lambda = startLambda();
const { documents } = openDocumentsOfBucket(lambda, openArticlePresence);
const recorder = openDynamodbRecorder(openTables(lambda), lambda.now);
const viewConfig = readViewConfig(lambda);
const recordView = createRecordView({
  documents,
  views: {
    ...recorder,
    tallyRejected(reason, at) {
      lambda.metrics.count('ViewsRejected', 1, reason);
      recorder.tallyRejected(reason, at);
    },
  },
  viewTokens: openViewTokens(viewConfig.secret),
  viewConfig,
  now: lambda.now,
});
const app = createLambdaApp(lambda);
addRecordView(app, recordView, (context) =>
  // Without CloudFront, API Gateway itself names the address it was called from; no header is believed.
  lambda.originSecrets.length > 0
    ? readerAddressOf(context.req.header(READER_ADDRESS_HEADER))
    : (getConnInfo(context).remote.address ?? ''),
);

export const handler = handle(app);
