// What serverless-esbuild bundles the functions with (serverless.yml). docs/decisions/0033 and 0034 say why.
import { smallZod } from './bundling/small-zod.mjs';
import { unusedConstants } from './bundling/unused-constants.mjs';

export default [smallZod, unusedConstants];
