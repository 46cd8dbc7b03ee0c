import {
  DecideHostSchema,
  type LinkDesk,
  type LinkHost,
  type LinkPlaces,
  type LinksOverview,
  ProposeHostSchema,
} from '@congkhai/shared/contracts/links-admin';
import { type AllowedHost, findAllowed } from '@congkhai/shared/links/allowed-hosts';
import { findLookAlike, unicodeHostOf } from '@congkhai/shared/links/look-alike';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';
import type { Alerts } from '../alerts/alerts';
import { PLUGIN_ID } from '../constants';
import { type Person, personIn } from '../person';
import type { Drain } from '../services/drain';
import type { Outbox } from '../services/outbox';
import type { Registry } from '../services/registry';
import { REVOKED_ALERT } from './alert-of-revoked';
import type { HostRow } from './host-table';
import type { LinkHosts } from './hosts';
import type { LinkInventory } from './inventory';

const INVENTORY_MAX = 500;
const DESK_HOSTS_MAX = 5;
const FindSchema = z.object({ search: z.string().max(300).default('') });
const PlacesSchema = z.object({ host: z.string().max(300) });
const IdSchema = z.object({ id: z.coerce.number().int().min(1) });

/** The page of outbound links: what is linked to, what waits for a second person, what is allowed. */
export const links = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = strapi.plugin(PLUGIN_ID).service;
  const hosts = (): LinkHosts => service('link-hosts');
  const inventory = (): LinkInventory => service('link-inventory');
  const registry = (): Registry => service('registry');

  /** What was kept back for its links is tried again now. */
  async function publishWaiting(): Promise<void> {
    const outbox: Outbox = service('outbox');
    const drain: Drain = service('drain');
    await outbox.retry();
    drain.wake();
  }

  return {
    async find(context: Context): Promise<void> {
      const { search } = parseRequest(FindSchema, context.query);
      const person = personIn(context);
      const allowed = await hosts().listAllowed();
      const rows = await hosts().list();
      const outbound = await inventory().listHosts(search, INVENTORY_MAX);
      const data: LinksOverview = {
        ofSettings: hosts().ofSettings(),
        hosts: rows.map((row) => toLinkHost(row, allowed, person)),
        inventory: outbound.map(({ firstSeenAt, ...host }) => ({
          ...host,
          shown: unicodeHostOf(host.host),
          firstSeenAt: firstSeenAt.toISOString(),
          isAllowed: findAllowed(host.host, allowed) !== undefined,
          lookAlike: lookAlikeOf(host.host, allowed),
        })),
      };
      context.body = { data };
    },

    async findDesk(context: Context): Promise<void> {
      const alerts: Alerts = service('alerts');
      context.body = { data: await deskOf(hosts(), alerts, personIn(context)) };
    },

    async findPlaces(context: Context): Promise<void> {
      const { host } = parseRequest(PlacesSchema, context.query);
      const data: LinkPlaces = (await inventory().listPlaces(host)).map((place) => ({
        subject: place.subject,
        title: place.title,
        adminPath: registry().find(place.subject)?.adminPathOf?.(place.subject) ?? null,
        firstSeenAt: place.firstSeenAt.toISOString(),
        firstSeenBy: place.firstSeenBy,
        isCurrent: place.isCurrent,
      }));
      context.body = { data };
    },

    async propose(context: Context): Promise<void> {
      const proposal = parseRequest(ProposeHostSchema, Object(context.request).body);
      const row = await hosts().propose(proposal, personIn(context));
      context.status = 201;
      context.body = { data: { id: row.id, state: row.state } };
    },

    async decide(context: Context): Promise<void> {
      const { id } = parseRequest(IdSchema, context.params);
      const { outcome, reason } = parseRequest(DecideHostSchema, Object(context.request).body);
      const person = personIn(context);
      const row =
        outcome === 'revoked'
          ? await hosts().revoke(id, reason, person)
          : await hosts().decide(id, outcome, reason, person);
      if (outcome === 'allowed') await publishWaiting();
      context.body = { data: { id: row.id, state: row.state } };
    },
  };
};

async function deskOf(hosts: LinkHosts, alerts: Alerts, person: Person): Promise<LinkDesk> {
  const allowed = await hosts.listAllowed();
  const waiting = (await hosts.list())
    .filter(({ state }) => state === 'proposed')
    .sort((a, b) => a.proposedAt.getTime() - b.proposedAt.getTime());
  return {
    waiting: waiting.slice(0, DESK_HOSTS_MAX).map((row) => toLinkHost(row, allowed, person)),
    waitingCount: waiting.length,
    alerts: (await alerts.listOpen(REVOKED_ALERT)).map(({ subject, message, raisedAt }) => ({
      host: subject,
      message,
      raisedAt: new Date(raisedAt).toISOString(),
    })),
  };
}

function toLinkHost(row: HostRow, allowed: readonly AllowedHost[], person: Person): LinkHost {
  const { id, host, withSubdomains, state } = row;
  return {
    id,
    host,
    shown: unicodeHostOf(host),
    withSubdomains,
    state,
    proposedBy: row.proposedByName,
    proposedAt: row.proposedAt.toISOString(),
    proposalReason: row.proposalReason,
    decidedBy: row.decidedByName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionReason: row.decisionReason,
    lookAlike: lookAlikeOf(
      host,
      allowed.filter((entry) => entry.host !== host),
    ),
    canAllow: state === 'proposed' && row.proposedById !== null && row.proposedById !== person.id,
  };
}

function lookAlikeOf(host: string, allowed: readonly AllowedHost[]) {
  return findAllowed(host, allowed) ? null : findLookAlike(host, allowed);
}

function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new errors.ValidationError('Hãy nhập đủ tên trang và lý do (từ 3 ký tự).', {
    errors: parsed.error.issues.map(({ path, message }) => ({
      path: path.map(String),
      message,
      name: 'ValidationError',
    })),
  });
}
