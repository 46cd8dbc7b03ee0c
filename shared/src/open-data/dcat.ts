import type { OpenDataFile } from '../contracts/open-data';
import type { Release } from '../scorecards/release';
import type { CatalogueSettings, ReleaseDescription } from './catalogue';

// Everything a reader needs stands in the document: nothing is fetched to understand it.
const CONTEXT = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const GOVERNMENT_THEME = 'http://publications.europa.eu/resource/authority/data-theme/GOVE';
const VIETNAMESE = 'http://publications.europa.eu/resource/authority/language/VIE';
const MEDIA_TYPES = 'https://www.iana.org/assignments/media-types/';

/**
 * The description of a release by DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/) in JSON-LD, as catalogues that follow DCAT-AP harvest
 * it: a dataset, the version it replaces, and a distribution with a checksum for each file.
 */
export function describeDcat(
  release: Release,
  description: ReleaseDescription,
  { licenceUrl }: Pick<CatalogueSettings, 'licenceUrl'>,
  files: readonly OpenDataFile[],
) {
  const { year, number, errata } = release;
  const licence = licenceUrl === null ? {} : { 'dct:license': { '@id': licenceUrl } };
  return {
    '@context': CONTEXT,
    '@id': description.url,
    '@type': 'dcat:Dataset',
    'dct:identifier': description.url,
    'dct:title': inVietnamese(description.title),
    'dct:description': inVietnamese(description.description),
    'dct:issued': typed('date', description.issuedOn),
    'dct:modified': typed('dateTime', release.frozenAt),
    'dct:language': { '@id': VIETNAMESE },
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': typed('date', `${year}-01-01`),
      'dcat:endDate': typed('date', `${year}-12-31`),
    },
    ...(description.publisher === null
      ? {}
      : {
          'dct:publisher': {
            '@type': 'foaf:Agent',
            'foaf:name': inVietnamese(description.publisher),
          },
        }),
    ...licence,
    'dcat:theme': { '@id': GOVERNMENT_THEME },
    'dcat:keyword': description.keywords.map(inVietnamese),
    'dcat:version': String(number),
    'dcat:isVersionOf': { '@id': description.periodUrl },
    ...(description.previousUrl === null
      ? {}
      : { 'dcat:previousVersion': { '@id': description.previousUrl } }),
    ...(errata.length === 0
      ? {}
      : { 'adms:versionNotes': errata.map(({ reason }) => inVietnamese(reason)) }),
    'dcat:distribution': files.map((file) => ({
      ...describeDistribution(file, description),
      ...licence,
    })),
  };
}

function describeDistribution(
  { name, title, mediaType, bytes, sha256 }: OpenDataFile,
  description: ReleaseDescription,
) {
  const url = { '@id': description.urlOf(name) };
  const standard = standardOf(name);
  return {
    '@id': description.urlOf(name),
    '@type': 'dcat:Distribution',
    'dct:title': [inVietnamese(title.vi), { '@value': title.en, '@language': 'en' }],
    'dcat:accessURL': url,
    'dcat:downloadURL': url,
    'dcat:mediaType': { '@id': `${MEDIA_TYPES}${mediaType.replace(/;.*$/, '')}` },
    'dcat:byteSize': typed('nonNegativeInteger', String(bytes)),
    ...(standard === null ? {} : { 'dct:conformsTo': { '@id': standard } }),
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
      'spdx:checksumValue': typed('hexBinary', sha256),
    },
  };
}

function standardOf(fileName: string): string | null {
  if (fileName.endsWith('.csv') || fileName === 'csv-metadata.json')
    return 'http://www.w3.org/ns/csvw';
  return fileName.startsWith('json-stat') ? 'https://json-stat.org/full/' : null;
}

function inVietnamese(value: string) {
  return { '@value': value, '@language': 'vi' };
}

function typed(type: string, value: string) {
  return { '@value': value, '@type': `xsd:${type}` };
}
