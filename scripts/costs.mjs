import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { costsOf } from './cost-model.mjs';
import { ROOT } from './paths.mjs';

// What a month on AWS costs (npm run costs), from the prices in cost-prices.json and the assumptions in cost-model.mjs; as a table for docs/operations.md.
const { regions, everywhere } = JSON.parse(
  readFileSync(join(ROOT, 'scripts', 'cost-prices.json'), 'utf8'),
);
const given = process.argv.slice(2).map(Number);
const VIEWS = given.length > 0 ? given : [1e6, 1e8, 1e10];

for (const [region, prices] of Object.entries(regions)) {
  const costs = VIEWS.map((views) => costsOf(views, { ...prices, ...everywhere }));
  const unconfirmed = Object.entries({ ...prices, ...everywhere }).filter(
    ([, { isConfirmed }]) => !isConfirmed,
  );
  console.log(`\n${region}; not confirmed: ${unconfirmed.map(([name]) => name).join(', ')}\n`);
  console.log(
    row(
      'US dollars a month',
      VIEWS.map((views) => `${views.toLocaleString('en')} views`),
    ),
  );
  console.log(
    row(
      '---',
      VIEWS.map(() => '---:'),
    ),
  );
  for (const service of costs[0]?.byService.keys() ?? [])
    console.log(
      row(
        service,
        costs.map(({ byService }) => dollars(byService.get(service) ?? 0)),
      ),
    );
  console.log(
    row(
      '**in all**',
      costs.map(({ total }) => `**${dollars(total)}**`),
    ),
  );
  console.log(
    row(
      'for 1,000 views',
      costs.map(({ total }, index) => ((total / (VIEWS[index] ?? 1)) * 1_000).toFixed(4)),
    ),
  );
}

/** @param {number} amount */
function dollars(amount) {
  const digits = amount < 100 ? 2 : 0;
  return amount.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/**
 * @param {string} name
 * @param {string[]} cells
 */
function row(name, cells) {
  return `| ${[name, ...cells].join(' | ')} |`;
}
