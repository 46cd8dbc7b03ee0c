import { handle } from 'hono/aws-lambda';
import { addStaticFiles } from '../handlers/read-api/static-files';
import { startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';

const app = createLambdaApp(startLambda());
addStaticFiles(app);

/** The scripts that pages load, and the description of the API. It has no store. */
export const handler = handle(app);
