import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { validateXML } from 'xmllint-wasm';

// libxml2's xmllint, with the schemas of those who define the formats.

const FEEDS = resolve(__dirname, '../fixtures/feeds');
const SITEMAPS = join(dirname(require.resolve('sitemap/package.json')), 'schema');

const SCHEMAS = {
  /** RFC 4287, Appendix B. */
  atom: { file: join(FEEDS, 'atom.rng'), extension: 'relaxng' },
  /** https://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd */
  sitemap: { file: join(SITEMAPS, 'sitemap.xsd'), extension: 'schema' },
} as const;

/** What is wrong with a document by the schema of its format. */
export async function xmlFaults(xml: string, format: keyof typeof SCHEMAS): Promise<string[]> {
  const { file, extension } = SCHEMAS[format];
  const schema = readFileSync(file, 'utf8');
  const { errors } = await validateXML({ xml, schema, extension });
  return errors.map(({ message }) => message);
}
