import { prepareArticleCounts } from './sqlite-article-counts';
import { attempt, openToRead } from './sqlite-database';
import { prepareListCounts } from './sqlite-list-counts';
import { prepareSiteCounts } from './sqlite-site-counts';
import { prepareOldestUnsealed } from './sqlite-unsealed';
import type { Closing, ViewCounts } from './view-store';

/** Reads the counts of a SQLite file that a recorder has made, over a connection of its own. */
export function openSqliteViewCounts({ file }: { file: string }): ViewCounts & Closing {
  const database = openToRead(file);
  const { countViews, daysOf } = prepareArticleCounts(database);
  const { countByArticle, countDays, readsByHour } = prepareListCounts(database);
  const { siteHours, totals, tallies } = prepareSiteCounts(database);
  // Each answer is of one moment.
  const query =
    <Request, Answer>(read: (request: Request) => Answer) =>
    (request: Request): Promise<Answer> =>
      attempt(database.transaction(() => read(request)));
  return {
    countViews: query(countViews),
    countByArticle: query(countByArticle),
    countDays: query(countDays),
    readsByHour: query(readsByHour),
    daysOf: query(daysOf),
    siteHours: query(siteHours),
    totals: () => query(totals)(undefined),
    tallies: query(tallies),
    oldestUnsealed: query(prepareOldestUnsealed(database)),
    async checkHealth() {
      await query(totals)(undefined);
    },
    close: async () => void database.close(),
  };
}
