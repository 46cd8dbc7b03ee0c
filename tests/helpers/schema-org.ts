import { readFileSync } from 'node:fs';
import { fromRDF, toRDF } from 'jsonld';
import * as z from 'zod';

// What schema.org itself says of its types and properties, from the vocabulary that it publishes.

const SCHEMA = 'http://schema.org/';
const ReferencesSchema = z.array(z.object({ '@id': z.string() })).default([]);
const TermSchema = z.looseObject({
  '@id': z.string(),
  '@type': z.array(z.string()).default([]),
  'http://www.w3.org/2000/01/rdf-schema#subClassOf': ReferencesSchema,
  [`${SCHEMA}domainIncludes`]: ReferencesSchema,
  [`${SCHEMA}rangeIncludes`]: ReferencesSchema,
});

interface Property {
  domains: string[];
  ranges: string[];
}

/** The vocabulary: each type with the types above it, and each property. */
interface Vocabulary {
  above: Map<string, string[]>;
  properties: Map<string, Property>;
}

let vocabulary: Promise<Vocabulary> | null = null;

async function readVocabulary(): Promise<Vocabulary> {
  const nquads = readFileSync(require.resolve('@vocabulary/schema/schema.nq'), 'utf8');
  // All of it lies in one named graph, which says nothing here.
  const triples = nquads.replaceAll(/ <http:\/\/schema\.org\/> \.$/gm, ' .');
  const above = new Map<string, string[]>();
  const properties = new Map<string, Property>();
  for (const term of z.array(TermSchema).parse(await fromRDF(triples))) {
    const ids = (references: { '@id': string }[]) => references.map((each) => each['@id']);
    if (
      term['@type'].some((type) => type.endsWith('#Property')) ||
      `${SCHEMA}rangeIncludes` in term
    )
      properties.set(term['@id'], {
        domains: ids(term[`${SCHEMA}domainIncludes`]),
        ranges: ids(term[`${SCHEMA}rangeIncludes`]),
      });
    above.set(term['@id'], ids(term['http://www.w3.org/2000/01/rdf-schema#subClassOf']));
  }
  return { above, properties };
}

function isA({ above }: Vocabulary, type: string, wanted: string): boolean {
  return (
    type === wanted ||
    (above.get(type) ?? []).some((each) => isA({ above, properties: new Map() }, each, wanted))
  );
}

/** What is wrong with a document of JSON-LD by the vocabulary: unknown types and properties, and those that do not go together. */
export async function schemaOrgFaults(document: object): Promise<string[]> {
  vocabulary ??= readVocabulary();
  const known = await vocabulary;
  const quads = await toRDF({ ...document, '@context': { '@vocab': SCHEMA } });
  const types = new Map<string, string>();
  for (const { subject, predicate, object } of quads)
    if (predicate.value.endsWith('#type')) types.set(subject.value, object.value);
  return quads.flatMap(({ subject, predicate, object }) => {
    if (predicate.value.endsWith('#type'))
      return known.above.has(object.value) ? [] : [`no type ${object.value}`];
    const property = known.properties.get(predicate.value);
    if (!property) return [`no property ${predicate.value}`];
    const type = types.get(subject.value) ?? `${SCHEMA}Thing`;
    // A text may be spelled like the address of a node.
    const valueType = object.termType === 'Literal' ? undefined : types.get(object.value);
    const fits = (wanted: readonly string[], given: string) =>
      wanted.some((each) => isA(known, given, each));
    return [
      ...(fits(property.domains, type) ? [] : [`${type} has no ${predicate.value}`]),
      ...(valueType === undefined || fits(property.ranges, valueType)
        ? []
        : [`${predicate.value} is no ${valueType}`]),
    ];
  });
}
