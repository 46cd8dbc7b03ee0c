import * as z from 'zod';

const InstantSchema = z.union([z.date(), z.string(), z.number()]).pipe(z.coerce.date());
const TextInMetadataSchema = z.string().nullish().catch(null);

/** A row of Strapi's table of sessions. Each renewal adds one: the old row stays, marked as rotated, and names the new one. */
export const SessionRowSchema = z.object({
  userId: z.string(),
  sessionId: z.string(),
  childId: z.string().nullish(),
  status: z.string().nullish(),
  createdAt: InstantSchema,
  expiresAt: InstantSchema,
  absoluteExpiresAt: InstantSchema.nullish(),
  metadata: z
    .object({ loginAt: TextInMetadataSchema, deviceName: TextInMetadataSchema })
    .nullish()
    .catch(null),
});
export type SessionRow = z.infer<typeof SessionRowSchema>;

/** One stay of a person in one browser, from signing in to its end, whatever tokens it has used up. */
export interface Session {
  accountId: number;
  /** The token that is in use now. */
  sessionId: string;
  /** All tokens of this stay: access tokens made with former ones would be good for a while after the last one was taken away. */
  memberIds: string[];
  deviceName: string | null;
  beganAt: Date;
  lastRenewedAt: Date;
  /** When it ends if nobody renews it, and when it ends in any case. */
  idleEndsAt: Date;
  endsAt: Date;
}

/** The stays in rows of Strapi's table. Those whose last token is gone are none. */
export function sessionsIn(rows: readonly SessionRow[]): Session[] {
  const parents = new Map<string, SessionRow[]>();
  for (const row of rows)
    if (row.childId) parents.set(row.childId, [...(parents.get(row.childId) ?? []), row]);
  return rows
    .filter(({ status }) => status === 'active')
    .map((row) => ({
      accountId: Number(row.userId),
      sessionId: row.sessionId,
      memberIds: membersOf(row, parents),
      deviceName: row.metadata?.deviceName ?? null,
      beganAt: beginningOf(row),
      lastRenewedAt: row.createdAt,
      idleEndsAt: row.expiresAt,
      endsAt: row.absoluteExpiresAt ?? row.expiresAt,
    }));
}

function membersOf(last: SessionRow, parents: ReadonlyMap<string, SessionRow[]>): string[] {
  const members = new Set([last.sessionId]);
  // A set is walked in the order of its making, with what is added meanwhile: each token once, also if rows pointed in a circle.
  for (const member of members)
    for (const { sessionId } of parents.get(member) ?? []) members.add(sessionId);
  return [...members];
}

function beginningOf({ metadata, createdAt }: SessionRow): Date {
  const told = new Date(metadata?.loginAt ?? Number.NaN);
  return Number.isNaN(told.getTime()) ? createdAt : told;
}
