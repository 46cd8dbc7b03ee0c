import type { Database } from 'better-sqlite3';
import { dayNameOf, firstHourOfDay, hourNumberAt } from '../../functions/src/stores/hour-numbers';
import { addUp, packPeriod } from '../../functions/src/stores/period-counts';
import { openToWrite } from '../../functions/src/stores/sqlite-database';

export interface History {
  articleIds: readonly string[];
  dayCount: number;
  /** Every so many days an article is viewed, each article on other days. */
  everyDays: number;
  /** So many of the last clock hours have views of every fiftieth article. */
  hourCount: number;
}

/** Fills a file as a portal leaves it that has counted for long: every day up to yesterday is closed. Gives how many views there are. */
export function fillHistory(file: string, history: History, now: Date): number {
  const database = openToWrite(file);
  database.pragma('synchronous = OFF');
  const fill = database.transaction(() => {
    addArticles(database, history.articleIds);
    const today = Math.floor((hourNumberAt(now.getTime()) + 7) / 24);
    addDays(database, history, today);
    addHours(database, history, hourNumberAt(now.getTime()));
    const first = firstHourOfDay(today);
    database.prepare('UPDATE recording SET first_open_hour = ?').run(first);
  });
  fill();
  const sum = database.prepare<[], number>(`
    SELECT (SELECT sum(view_count) FROM article_totals) +
      (SELECT sum(view_count) FROM article_hours WHERE hour >= (SELECT first_open_hour FROM recording))`);
  const viewCount = sum.pluck().get() ?? 0;
  database.close();
  return viewCount;
}

function addArticles(database: Database, articleIds: readonly string[]): void {
  const add = database.prepare("INSERT INTO articles (article_id, locale) VALUES (?, 'vi')");
  for (const articleId of articleIds) add.run(articleId);
}

/** An article has from 1 to 3 views on a day, as its number and the day say, and one read less from the second on. */
function addDays(database: Database, history: History, today: number): void {
  const { articleIds, dayCount, everyDays } = history;
  const firstDay = today - dayCount;
  database.exec(`
    INSERT INTO article_days (article, local_day, view_count, read_count, from_direct_count)
      WITH RECURSIVE days(day) AS (VALUES (${firstDay}) UNION ALL SELECT day + 1 FROM days WHERE day + 1 < ${today})
      SELECT article, day, (article + day) % 3 + 1, (article + day) % 3 / 2 + 1, (article + day) % 3 + 1
      FROM articles CROSS JOIN days WHERE (article + day) % ${everyDays} = 0;
    INSERT INTO article_totals SELECT article, sum(view_count), sum(read_count) FROM article_days GROUP BY article;`);
  const putDay = database.prepare('INSERT INTO day_counts VALUES (?, ?)');
  const months = new Map<string, Buffer[]>();
  for (let day = firstDay; day < today; day += 1) {
    const counts = [];
    for (let article = 1; article <= articleIds.length; article += 1) {
      const kind = (article + day) % 3;
      if ((article + day) % everyDays === 0)
        counts.push({ article, viewCount: kind + 1, readCount: Math.floor(kind / 2) + 1 });
    }
    const packed = packPeriod(counts);
    putDay.run(day, packed);
    const month = dayNameOf(day).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), packed]);
  }
  const putMonth = database.prepare('INSERT INTO month_counts VALUES (?, ?)');
  for (const [month, days] of months) putMonth.run(month, addUp(days));
  database.exec(`
    INSERT INTO days (local_day, human_count, read_count)
      SELECT local_day, sum(view_count), sum(read_count) FROM article_days GROUP BY local_day`);
}

function addHours(database: Database, { articleIds, hourCount }: History, hour: number): void {
  const add = database.prepare(
    'INSERT INTO article_hours (hour, article, view_count, read_count, from_direct_count) VALUES (?, ?, 2, 1, 2)',
  );
  for (let at = hour - hourCount + 1; at <= hour; at += 1)
    for (let article = (at % 50) + 1; article <= articleIds.length; article += 50)
      add.run(at, article);
}
