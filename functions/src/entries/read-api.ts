import { handle } from 'hono/aws-lambda';
import { addReadApi } from '../handlers/read-api';
import { createHttpApp } from '../http';
import { openLambda } from '../lambda';

const parts = openLambda();
const app = createHttpApp(parts);
addReadApi(app, parts);

export const handler = handle(app);
