import {
  type AllowedHost,
  findAllowed,
  parseHostSetting,
  proposeHost,
} from '@congkhai/shared/links/allowed-hosts';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Alerts } from '../alerts/alerts';
import { parseConfig } from '../config';
import { PLUGIN_ID } from '../constants';
import type { Person } from '../person';
import { alertOfRevoked } from './alert-of-revoked';
import { type HostRow, hostTable } from './host-table';
import type { LinkInventory } from './inventory';

export interface Proposal {
  host: string;
  withSubdomains: boolean;
  reason: string;
}

/** Which hosts readers may be sent to: those of the settings, and those that one person proposed and another allowed. */
export const linkHosts = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = hostTable(strapi);

  const decision = (by: Person, reason: string) => ({
    decidedById: by.id,
    decidedByName: by.name,
    decidedAt: new Date(),
    decisionReason: reason,
  });

  return {
    ofSettings(): AllowedHost[] {
      return settingsOf(strapi);
    },

    /** All hosts that readers may be sent to now. */
    async listAllowed(): Promise<AllowedHost[]> {
      return [...settingsOf(strapi), ...(await table.list({ state: 'allowed' }))];
    },

    list: () => table.list(),

    /**
     * Proposes a host for a second person to decide. One that waits keeps its first proposer; one that was refused or revoked waits
     * again. `by` is null for a publication without a person.
     */
    async propose({ host: written, withSubdomains, reason }: Proposal, by: Person | null) {
      const proposal = proposeHost(written, withSubdomains);
      if (proposal.kind === 'refused') throw new errors.ValidationError(PROBLEMS[proposal.problem]);
      const { entry } = proposal;
      return strapi.db.transaction(async () => {
        const known = await table.find({ host: entry.host });
        if (findAllowed(entry.host, settingsOf(strapi)) || isSettled(known, entry))
          throw new errors.ValidationError(`Trang ${entry.host} đã được phép.`);
        if (known?.state === 'proposed' && known.proposedById !== null) return known;
        const data = {
          ...entry,
          state: 'proposed' as const,
          proposedById: by?.id ?? null,
          proposedByName: by?.name ?? null,
          proposedAt: new Date(),
          proposalReason: reason,
          ...NOT_DECIDED,
        };
        const row = known ? await table.change(known, data) : await table.create(data);
        await table.record('link-host.proposed', row);
        return row;
      });
    },

    /** A second person allows or refuses what the first proposed. */
    async decide(id: number, outcome: 'allowed' | 'refused', reason: string, by: Person) {
      return strapi.db.transaction(async () => {
        const row = await table.findById(id);
        if (row.state !== 'proposed')
          throw new errors.ApplicationError('Trang này không còn chờ duyệt. Hãy tải lại.');
        if (outcome === 'allowed') refuseUnlessSecond(row, by);
        const decided = await table.change(row, { state: outcome, ...decision(by, reason) });
        await table.record(`link-host.${outcome}`, decided);
        return decided;
      });
    },

    /** Takes an allowed host back. One person is enough: it only makes less possible. */
    async revoke(id: number, reason: string, by: Person): Promise<HostRow> {
      return strapi.db.transaction(async () => {
        const row = await table.findById(id);
        if (row.state !== 'allowed')
          throw new errors.ApplicationError('Trang này không còn được phép. Hãy tải lại.');
        const revoked = await table.change(row, { state: 'revoked', ...decision(by, reason) });
        await table.record('link-host.revoked', revoked);
        const inventory: LinkInventory = strapi.plugin(PLUGIN_ID).service('link-inventory');
        const alert = alertOfRevoked(revoked.host, await inventory.listCurrentPlaces(revoked));
        const alerts: Alerts = strapi.plugin(PLUGIN_ID).service('alerts');
        if (alert) await alerts.raise(alert);
        return revoked;
      });
    },

    find: (host: string) => table.find({ host }),
  };
};
export type LinkHosts = ReturnType<typeof linkHosts>;

const PROBLEMS = {
  'not-a-host':
    'Hãy nhập tên trang, ví dụ baoquangnam.vn. Không dùng địa chỉ IP, số cổng hoặc tên không có dấu chấm.',
  'too-wide':
    'Tên này là nơi ai cũng đăng ký được trang bên dưới, nên không cho phép cả tên con. Hãy nhập đúng tên trang cần dẫn tới.',
};
const NOT_DECIDED = {
  decidedById: null,
  decidedByName: null,
  decidedAt: null,
  decisionReason: null,
};

function settingsOf(strapi: Core.Strapi): AllowedHost[] {
  const { allowedHosts, portalUrl } = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`)).links;
  const portal = portalUrl ? parseHostSetting(new URL(portalUrl).hostname) : null;
  return portal && !findAllowed(portal.host, allowedHosts)
    ? [...allowedHosts, portal]
    : allowedHosts;
}

/** An allowed host can be proposed once more only to allow what is below it too. */
function isSettled(known: HostRow | null, entry: AllowedHost): boolean {
  return known?.state === 'allowed' && (known.withSubdomains || !entry.withSubdomains);
}

function refuseUnlessSecond(row: HostRow, by: Person): void {
  if (row.proposedById === null)
    throw new errors.ApplicationError(
      'Chưa có người nào đề xuất trang này. Một người phải đề xuất, một người khác mới duyệt được.',
    );
  if (row.proposedById === by.id)
    throw new errors.PolicyError(
      'Bạn là người đề xuất trang này nên không được tự duyệt. Hãy nhờ một người khác.',
    );
}
