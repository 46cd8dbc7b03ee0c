import { LINK_HOST_UID, OUTBOUND_LINK_UID } from '../constants';

/** A host that somebody proposed, and what another person decided. One row for each host; hosts of the settings have none. */
const linkHost = {
  uid: LINK_HOST_UID,
  singularName: 'link-host',
  tableName: 'publishing_link_hosts',
  attributes: {
    id: { type: 'increments' },
    host: { type: 'string', column: { notNullable: true } },
    withSubdomains: { type: 'boolean', column: { notNullable: true, defaultTo: false } },
    /** proposed, allowed, refused or revoked. */
    state: { type: 'string', column: { notNullable: true } },
    /** Null while only a refused publication without a person proposed it: somebody has to stand up for it first. */
    proposedById: { type: 'integer' },
    proposedByName: { type: 'string' },
    proposedAt: { type: 'datetime', column: { notNullable: true } },
    proposalReason: { type: 'text' },
    decidedById: { type: 'integer' },
    decidedByName: { type: 'string' },
    decidedAt: { type: 'datetime' },
    decisionReason: { type: 'text' },
  },
  indexes: [{ name: 'publishing_link_hosts_host', columns: ['host'], type: 'unique' }],
};

/** Which subject's documents lead to which host. A row stays when the link goes: who brought it first is not forgotten. */
const outboundLink = {
  uid: OUTBOUND_LINK_UID,
  singularName: 'outbound-link',
  tableName: 'publishing_outbound_links',
  attributes: {
    id: { type: 'increments' },
    host: { type: 'string', column: { notNullable: true } },
    subject: { type: 'string', column: { notNullable: true } },
    title: { type: 'string' },
    firstSeenAt: { type: 'datetime', column: { notNullable: true } },
    firstSeenBy: { type: 'string' },
    /** False once no public document of the subject leads there any more. */
    isCurrent: { type: 'boolean', column: { notNullable: true, defaultTo: true } },
  },
  indexes: [
    { name: 'publishing_outbound_links_host', columns: ['host', 'subject'], type: 'unique' },
    { name: 'publishing_outbound_links_subject', columns: ['subject'], type: null },
  ],
};

export const linkModels = [linkHost, outboundLink];
