import './node-version.mjs';
import { setTimeout as wait } from 'node:timers/promises';
import { askCms } from './ask-cms.mjs';
import { readSettingsOfInstallation } from './environment.mjs';
import { runMain } from './problem.mjs';

const CHECK_MILLISECONDS = 500;

// Compares CMS, manifest, store and pages, mends the store and prints what was found; docs/publishing.md explains it. Ends with 1 if somebody
// has to look. The product must be running.
await runMain(async () => {
  const settings = readSettingsOfInstallation();
  const { last: before } = await askCms(settings, 'GET', 'reconcile');
  await askCms(settings, 'POST', 'reconcile');
  let state = await askCms(settings, 'GET', 'reconcile');
  while (state.isRunning) {
    await wait(CHECK_MILLISECONDS);
    state = await askCms(settings, 'GET', 'reconcile');
  }
  const report = state.last;
  if (!report || report.startedAt === before?.startedAt) {
    console.error('✗ The comparison did not end; the log of the CMS says why.');
    process.exitCode = 1;
    return;
  }
  if (process.argv.includes('--json')) console.log(JSON.stringify(report, null, 2));
  else print(report);
  const findings = [report.changed, report.missing, report.foreign, report.manifest];
  const others = [report.differing, report.pages.different, report.unrepaired];
  process.exitCode = [...findings, ...others].some(({ length }) => length > 0) ? 1 : 0;
});

/** @param {any} report */
function print(report) {
  console.log(`Tài liệu / documents: ${report.documentCount}`);
  /** @type {[string, string[]][]} */
  const lists = [
    ['Bị sửa / changed', report.changed],
    ['Bị xoá / missing', report.missing],
    ['Tệp lạ / foreign', report.foreign],
    ['Danh mục đã ký / manifest', report.manifest],
    ['CMS khác bản đã công bố / CMS differs', report.differing],
    ['Máy tìm kiếm thấy khác / crawlers see other', report.pages.different],
    ['Chưa khôi phục / not yet repaired', report.unrepaired],
  ];
  for (const [title, keys] of lists) {
    console.log(`${title}: ${keys.length}`);
    for (const key of keys) console.log(`  ${key}`);
  }
}
