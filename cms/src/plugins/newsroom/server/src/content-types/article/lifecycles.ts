import { localMonthOf } from '@congkhai/shared/time/local-day';

export interface RowEvent {
  params: { data?: unknown };
}

/**
 * `publicationMonth` is the month in Viet Nam of `publicationDate`, kept beside it in every row so that lists can be counted
 * and read by month from an index. It is a fact of a row, whichever way the row is written, hence a lifecycle of the database
 * and not a rule of documents: the i18n plugin copies shared fields to other locales below the document service.
 */
export const lifecycles = {
  beforeCreate: setMonths,
  beforeCreateMany: setMonths,
  beforeUpdate: setMonths,
  beforeUpdateMany: setMonths,
};

function setMonths({ params }: RowEvent): void {
  for (const row of Array.isArray(params.data) ? params.data : [params.data]) {
    if (typeof row !== 'object' || row === null) continue;
    if ('publicationDate' in row) row.publicationMonth = monthOf(row.publicationDate);
    // A form sends back all that it was given. Without the date, the month of the row stays.
    else if ('publicationMonth' in row) delete row.publicationMonth;
  }
}

function monthOf(value: unknown): string | null {
  if (!(typeof value === 'string' || value instanceof Date) || value === '') return null;
  const instant = new Date(value);
  // Strapi itself refuses what is not a date, a moment later and with its own message.
  return Number.isNaN(instant.getTime()) ? null : localMonthOf(instant);
}
