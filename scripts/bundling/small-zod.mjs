import { readFileSync } from 'node:fs';
import { sourceFiles } from './sources.mjs';

// zod without what no function uses and no bundler can see. An entry here that finds nothing any more, because zod has changed, ends the bundling.

/** `z.string().email()` and its like, which `z.email()` took the place of. Every text has all of them, and with them every format that zod knows. */
const STRING_FORMAT = /^ {4}inst\.\w+ = \(params\) => inst\.check\((?:core|iso)\.\w+\(.*\)\);\n/gm;
/** All of zod's inner functions, where a bundler could see which of them are used. */
const WHOLE_UTIL = /import \{ util \} from "\.\.\/core\/index\.js";/;
const USED_UTIL = 'import * as util from "../core/util.js";';
const UNAVAILABLE = "() => () => { throw new Error('JSON Schema is not made in functions'); }";
/** With what each schema describes itself: as JSON Schema, to other libraries, in words. The OpenAPI document is made when we build, never by a function. */
const DESCRIPTIONS = [
  /^ {4}inst\._zod\.processJSONSchema = .*;\n/gm,
  /^ {4}Object\.assign\(inst\["~standard"\], \{\n(?: {8}.*\n)* {4}\}\);\n/m,
  /^ {4}inst\.toJSONSchema = .*;\n/m,
  /^ {4}Object\.defineProperty\(inst, "description", \{\n(?: {8}.*\n)* {4}\}\);\n/m,
];
const STANDARD =
  / {4}util\.defineLazy\(inst, "~standard", \(\) => \(\{\n(?: {8}.*\n)* {4}\}\)\);\n/;
/** A method that each schema gets as its own, and one that all of a kind share. */
const OWN_METHOD = /^ {4}inst\.(\w+) = (?:async )?(?:\(data, params\) => parse\..*|inst\.\w+);\n/gm;
const SHARED_METHOD = /^ {8}(\w+)\(.*\) \{\n(?: {12}.*\n)* {8}\},\n/gm;
/** The shared methods are listed anew for each schema, only to find that they are there. */
const METHODS_LISTED = /(_installLazyMethods\(inst, "\w+", )(\{\n(?: {8}.*\n)* {4}\})\);/g;
const METHODS_USED = /for \(const key in methods\) \{\n {8}const fn = methods\[key\];/;
const METHODS_USED_ONCE =
  'const all = methods();\n    for (const key in all) {\n        const fn = all[key];';
/** Each strict object makes its own schema of "no other field". */
const NEVER = /^( {8}catchall: )never\(\),$/m;

/** Called by zod itself. */
const CALLED_BY_ZOD = ['check', 'clone', 'safeParse'];
const called = new Set([
  ...CALLED_BY_ZOD,
  ...sourceFiles()
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\.(\w+)(?:\(|\))/g)])
    .map(([, name]) => name),
]);

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {string | ((found: string, name: string) => string)} by
 */
function replace(text, pattern, by) {
  if (text.search(pattern) < 0)
    throw new Error(`zod is not as scripts/bundling/small-zod.mjs expects it: ${pattern}`);
  return typeof by === 'string' ? text.replace(pattern, by) : text.replace(pattern, by);
}

/** @param {string} found @param {string} name */
const ifCalled = (found, name) => (called.has(name) ? found : '');

/** @param {string} text */
function smallSchemas(text) {
  let small = replace(text, STRING_FORMAT, '');
  small = replace(small, WHOLE_UTIL, USED_UTIL);
  for (const description of DESCRIPTIONS) small = replace(small, description, '');
  small = replace(small, OWN_METHOD, ifCalled);
  small = replace(small, SHARED_METHOD, ifCalled);
  small = replace(small, METHODS_LISTED, '$1() => ($2));');
  small = replace(small, METHODS_USED, METHODS_USED_ONCE);
  return `let noOther;\n${replace(small, NEVER, '$1(noOther ??= never()),')}`;
}

/** @type {import('esbuild').Plugin} */
export const smallZod = {
  name: 'small-zod',
  setup(build) {
    const jsonSchema = /zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.js$/;
    build.onLoad({ filter: jsonSchema }, ({ path }) => {
      const exported = readFileSync(path, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm);
      const lines = [...exported].map(([, name]) => `export const ${name} = unavailable;`);
      return { contents: `const unavailable = ${UNAVAILABLE};\n${lines.join('\n')}` };
    });
    build.onLoad({ filter: /zod\/v4\/classic\/schemas\.js$/ }, ({ path }) => ({
      contents: smallSchemas(readFileSync(path, 'utf8')),
    }));
    build.onLoad({ filter: /zod\/v4\/core\/schemas\.js$/ }, ({ path }) => ({
      contents: replace(readFileSync(path, 'utf8'), STANDARD, ''),
    }));
  },
};
