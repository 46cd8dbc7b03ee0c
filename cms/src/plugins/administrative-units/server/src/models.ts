import { EVENT_UID, LINK_UID, VERSION_UID } from './constants';

const required = { column: { notNullable: true } };

/** What a unit was from one day to another. `searchText` is its name and code without diacritics. */
const unitVersion = {
  uid: VERSION_UID,
  singularName: 'unit-version',
  tableName: 'administrative_unit_versions',
  attributes: {
    id: { type: 'increments' },
    unitId: { type: 'string', ...required },
    code: { type: 'string' },
    name: { type: 'string', ...required },
    fullName: { type: 'string', ...required },
    unitType: { type: 'string', ...required },
    tier: { type: 'string', ...required },
    parentUnitId: { type: 'string' },
    blockId: { type: 'string' },
    validFrom: { type: 'date' },
    validTo: { type: 'date' },
    searchText: { type: 'string', ...required },
  },
  indexes: [
    { name: 'administrative_unit_versions_unit', columns: ['unit_id'], type: null },
    { name: 'administrative_unit_versions_parent', columns: ['parent_unit_id'], type: null },
    { name: 'administrative_unit_versions_code', columns: ['code'], type: null },
  ],
};

/** Something that happened to units by one decision. */
const unitEvent = {
  uid: EVENT_UID,
  singularName: 'unit-event',
  tableName: 'administrative_unit_events',
  attributes: {
    id: { type: 'increments' },
    eventId: { type: 'string', ...required },
    kind: { type: 'string', ...required },
    effectiveOn: { type: 'date', ...required },
    decisionNumber: { type: 'string' },
    decisionIssuer: { type: 'string' },
    decisionIssuedOn: { type: 'date' },
    decisionTitle: { type: 'text' },
  },
  indexes: [{ name: 'administrative_unit_events_event', columns: ['event_id'], type: 'unique' }],
};

/** Predecessors and successors of events, many to many. */
const unitEventLink = {
  uid: LINK_UID,
  singularName: 'unit-event-link',
  tableName: 'administrative_unit_event_links',
  attributes: {
    id: { type: 'increments' },
    eventId: { type: 'string', ...required },
    predecessorUnitId: { type: 'string' },
    successorUnitId: { type: 'string' },
    extent: { type: 'string', ...required },
  },
  indexes: [
    { name: 'administrative_unit_event_links_event', columns: ['event_id'], type: null },
    {
      name: 'administrative_unit_event_links_predecessor',
      columns: ['predecessor_unit_id'],
      type: null,
    },
    {
      name: 'administrative_unit_event_links_successor',
      columns: ['successor_unit_id'],
      type: null,
    },
  ],
};

export const models = [unitVersion, unitEvent, unitEventLink];
