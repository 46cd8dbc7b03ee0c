// What serverless-esbuild bundles the functions with (serverless.yml). docs/decisions/0033 says why.
import { readFileSync } from 'node:fs';

/** `z.string().email()` and its like, which `z.email()` took the place of. Every text has all of them, and with them every format that zod knows. */
const STRING_FORMAT = /^ {4}inst\.\w+ = \(params\) => inst\.check\((?:core|iso)\.\w+\(.*\)\);\n/gm;
/** All of zod's inner functions, where a bundler could see which of them are used. */
const WHOLE_UTIL = 'import { util } from "../core/index.js";';
const USED_UTIL = 'import * as util from "../core/util.js";';
const UNAVAILABLE = "() => () => { throw new Error('JSON Schema is not made in functions'); }";

/**
 * Leaves out of zod what no function uses and no bundler can see: each schema brings the code that turns it into JSON Schema, and each text all formats.
 * The OpenAPI document is made when we build, never by a function.
 * @type {import('esbuild').Plugin}
 */
const smallZod = {
  name: 'small-zod',
  setup(build) {
    const jsonSchema = /zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.js$/;
    build.onLoad({ filter: jsonSchema }, ({ path }) => {
      const exported = readFileSync(path, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm);
      const lines = [...exported].map(([, name]) => `export const ${name} = unavailable;`);
      return { contents: `const unavailable = ${UNAVAILABLE};\n${lines.join('\n')}` };
    });
    build.onLoad({ filter: /zod\/v4\/classic\/schemas\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replaceAll(STRING_FORMAT, '')
        .replace(WHOLE_UTIL, USED_UTIL),
    }));
  },
};

export default [smallZod];
