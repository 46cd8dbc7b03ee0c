import { handle } from 'hono/aws-lambda';
import { openChartPainter } from '../charts/open-chart-painter';
import { addCharts } from '../handlers/read-api/charts';
import { openDocumentsOfBucket, startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';
import { openIndexDocuments } from '../stores/index-documents';

const lambda = startLambda();
const app = createLambdaApp(lambda);
const readers = openDocumentsOfBucket(lambda, openIndexDocuments);
addCharts(app, { ...lambda, ...readers, charts: openChartPainter() });

export const handler = handle(app);
