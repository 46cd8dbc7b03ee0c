import { handle } from 'hono/aws-lambda';
import { addTableCheck } from '../handlers/read-api/table-check';
import { startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';

const app = createLambdaApp(startLambda());
addTableCheck(app);

/** Checks tables that others have published. It has no store. */
export const handler = handle(app);
