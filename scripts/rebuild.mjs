import './node-version.mjs';
import { setTimeout as wait } from 'node:timers/promises';
import { askCms } from './ask-cms.mjs';
import { readSettingsOfInstallation } from './environment.mjs';
import { runMain } from './problem.mjs';

const PROGRESS_MILLISECONDS = 2_000;

// Has the whole public store written again from the CMS, in place. The product must be running; it goes on if this command is ended.
await runMain(async () => {
  const settings = readSettingsOfInstallation();
  const { subjectCount } = await askCms(settings, 'POST', 'rebuild');
  console.log(`Dựng lại / rebuilding: ${subjectCount}`);
  for (;;) {
    const { pendingCount } = await askCms(settings, 'GET', 'health');
    console.log(`còn / left: ${pendingCount}`);
    if (pendingCount === 0) return;
    await wait(PROGRESS_MILLISECONDS);
  }
});
