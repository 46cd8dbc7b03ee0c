import { previousLocalDay } from '@congkhai/shared/time/local-day';
import type { AdministrativeUnit } from '@congkhai/shared/units/administrative-unit';
import type { UnitEvent } from '@congkhai/shared/units/unit-event';
import type { Core } from '@strapi/strapi';
import { EVENT_UID, LINK_UID, VERSION_UID } from './constants';
import { eventRowOf, linkRowsOf, versionRowOf } from './unit-rows';

// SQLite allows 32,766 variables in a statement; a version has thirteen columns.
const UNITS_PER_STATEMENT = 500;

/**
 * Lets one process change the history at a time, until the transaction around it ends: an event is checked against what is there.
 * SQLite has one connection, so there it is so already.
 */
export async function lockHistory(strapi: Core.Strapi): Promise<void> {
  if (strapi.db.dialect.client !== 'postgres') return;
  await strapi.db.transaction(async ({ trx }) => {
    await trx.raw('LOCK TABLE administrative_unit_events IN SHARE ROW EXCLUSIVE MODE');
  });
}

/** Adds versions. A unit's open version ends the day before its next one begins. Joins the transaction around it. */
export async function addVersions(
  strapi: Core.Strapi,
  versions: readonly AdministrativeUnit[],
): Promise<void> {
  const table = strapi.db.query(VERSION_UID);
  for (const { unitId, validFrom } of versions)
    if (validFrom !== null)
      await table.updateMany({
        where: { unitId, validTo: { $null: true } },
        data: { validTo: previousLocalDay(validFrom) },
      });
  await insertVersions(strapi, versions);
}

/** Adds versions of units that have none, in bulk. */
export async function insertVersions(
  strapi: Core.Strapi,
  versions: readonly AdministrativeUnit[],
): Promise<void> {
  const data = versions.map(versionRowOf);
  if (data.length > 0) await strapi.db.query(VERSION_UID).createMany({ data });
}

/** Ends the open versions of these units on a day, which is the last they are in force. */
export async function closeVersions(
  strapi: Core.Strapi,
  unitIds: readonly string[],
  validTo: string,
): Promise<void> {
  for (let start = 0; start < unitIds.length; start += UNITS_PER_STATEMENT)
    await strapi.db.query(VERSION_UID).updateMany({
      where: {
        unitId: { $in: unitIds.slice(start, start + UNITS_PER_STATEMENT) },
        validTo: { $null: true },
      },
      data: { validTo },
    });
}

/** Adds events with their links, in bulk. */
export async function insertEvents(
  strapi: Core.Strapi,
  events: readonly UnitEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await strapi.db.query(EVENT_UID).createMany({ data: events.map(eventRowOf) });
  await strapi.db.query(LINK_UID).createMany({ data: events.flatMap(linkRowsOf) });
}
