import { handle } from 'hono/aws-lambda';
import { openChartPainter } from '../charts/open-chart-painter';
import { addCharts } from '../handlers/read-api/charts';
import { createHttpApp } from '../http';
import { openLambda } from '../lambda';

const parts = openLambda();
const app = createHttpApp(parts);
addCharts(app, { ...parts, charts: openChartPainter() });

export const handler = handle(app);
