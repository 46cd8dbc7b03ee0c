// Measures the import of the country's units: 10,794 before 1 July 2025 and 3,355 after, as one history.
import { startIndexOffice } from '../helpers/index-office';
import { importUnits } from './office-work';

async function main(): Promise<void> {
  const office = await startIndexOffice();
  try {
    await importUnits(office);
  } finally {
    await office.stop();
  }
}

void main();
