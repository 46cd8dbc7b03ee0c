import { handle } from 'hono/aws-lambda';
import { requireCloudFront } from '../cloudfront';
import { addReadApi } from '../handlers/read-api';
import { createHttpApp } from '../http';
import { openLambda } from '../lambda';

const parts = openLambda();
const app = createHttpApp(parts);
requireCloudFront(app, parts.originSecrets);
addReadApi(app, parts);

export const handler = handle(app);
