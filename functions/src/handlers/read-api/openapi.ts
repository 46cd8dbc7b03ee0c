import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { bodyOf, bodyReply, type FinishedBody } from '../../finished-body';
import { type HttpApp, parseParameters } from '../../http';
import packedDocument from './openapi-document.json';

const NoParametersSchema = z.strictObject({});

/** `GET /v1/openapi.json`: this API as an OpenAPI 3.1 document, which `npm run build:openapi` makes of the contracts. */
export function addOpenApi(app: HttpApp): void {
  let body: FinishedBody | null = null;
  app.get('/v1/openapi.json', async (context) => {
    parseParameters(NoParametersSchema, context);
    body ??= bodyOf(gunzipSync(Buffer.from(packedDocument.gzipped, 'base64')).toString());
    return bodyReply(context, body);
  });
}
