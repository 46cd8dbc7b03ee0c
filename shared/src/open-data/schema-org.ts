import type { OpenDataFile } from '../contracts/open-data';
import type { Release } from '../scorecards/release';
import type { CatalogueSettings, ReleaseDescription } from './catalogue';

const VARIABLES = [
  'Điểm (points)',
  'Điểm tối đa áp dụng (applicable maximum)',
  'Chỉ số (%) (index)',
  'Hạng (rank)',
  'Xếp loại (grade)',
];

/** The description of a release as a schema.org `Dataset` (https://schema.org/Dataset), which search engines for data read. */
export function describeSchemaOrg(
  release: Release,
  description: ReleaseDescription,
  { licenceUrl }: Pick<CatalogueSettings, 'licenceUrl'>,
  files: readonly OpenDataFile[],
) {
  const organization = description.publisher !== null && {
    '@type': 'GovernmentOrganization',
    name: description.publisher,
  };
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': description.url,
    name: description.title,
    description: description.description,
    url: description.url,
    identifier: description.url,
    version: String(release.number),
    datePublished: description.issuedOn,
    temporalCoverage: `${release.year}-01-01/${release.year}-12-31`,
    inLanguage: 'vi',
    isAccessibleForFree: true,
    keywords: description.keywords,
    ...(licenceUrl === null ? {} : { license: licenceUrl }),
    ...(organization ? { creator: organization, publisher: organization } : {}),
    ...(description.previousUrl === null ? {} : { isBasedOn: description.previousUrl }),
    variableMeasured: VARIABLES.map((name) => ({ '@type': 'PropertyValue', name })),
    distribution: files.map(({ name, title, mediaType, bytes, sha256 }) => ({
      '@type': 'DataDownload',
      name: title.vi,
      contentUrl: description.urlOf(name),
      encodingFormat: mediaType.replace(/;.*$/, ''),
      contentSize: `${bytes} B`,
      sha256,
    })),
  };
}
