// Measures what a province does once a year: all communes of the country in one block, a hundred items, one workbook.
import { refreshReleases } from '../../functions/src/handlers/refresh-index-summary';
import { folderStore } from '../../published-store/src';
import { startIndexOffice } from '../helpers/index-office';
import { CATALOGUE } from '../helpers/release-builders';
import { measure } from './office-work';
import { publishYear } from './year-of-communes';

async function main(): Promise<void> {
  const office = await startIndexOffice();
  try {
    await publishYear(office);
    const published = folderStore({ root: office.publishedFolder });
    await measure('summary, tables and open data made from the release', undefined, () =>
      refreshReleases({ published, catalogue: CATALOGUE, program: 'bench' }),
    );
  } finally {
    await office.stop();
  }
}

void main();
