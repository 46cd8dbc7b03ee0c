import * as z from 'zod';

const instant = z.iso.datetime({ precision: 3 });

/** How a host resembles an allowed one; null if it does not. */
const LookAlikeSchema = z
  .strictObject({
    resemblance: z.enum(['same-look', 'as-labels', 'with-hyphens', 'one-letter', 'mixed-scripts']),
    resembles: z.string().nullable(),
  })
  .nullable();

/** A host that was proposed, and what was decided. */
const LinkHostSchema = z.strictObject({
  id: z.int(),
  host: z.string(),
  /** The host as people see it, punycode as letters. */
  shown: z.string(),
  withSubdomains: z.boolean(),
  state: z.enum(['proposed', 'allowed', 'refused', 'revoked']),
  proposedBy: z.string().nullable(),
  proposedAt: instant,
  proposalReason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string().nullable(),
  lookAlike: LookAlikeSchema,
  /** False for whoever proposed it: a second person allows. */
  canAllow: z.boolean(),
});
export type LinkHost = z.infer<typeof LinkHostSchema>;

/** A host that public documents lead to, or led to once. */
const OutboundHostSchema = z.strictObject({
  host: z.string(),
  shown: z.string(),
  firstSeenAt: instant,
  firstSeenBy: z.string().nullable(),
  placeCount: z.int(),
  /** How many of them lead there now. */
  currentCount: z.int(),
  isAllowed: z.boolean(),
  lookAlike: LookAlikeSchema,
});
export type OutboundHost = z.infer<typeof OutboundHostSchema>;

/** `GET /publishing/links?search=` */
export const LinksResponseSchema = z.strictObject({
  data: z.strictObject({
    ofSettings: z.array(z.strictObject({ host: z.string(), withSubdomains: z.boolean() })),
    hosts: z.array(LinkHostSchema),
    inventory: z.array(OutboundHostSchema),
  }),
});
export type LinksOverview = z.infer<typeof LinksResponseSchema>['data'];

/** `GET /publishing/links/desk`: what of links somebody has to look at, for the home page. */
export const LinkDeskResponseSchema = z.strictObject({
  data: z.strictObject({
    /** Hosts that wait for a second person, the oldest first, as far as they are shown. */
    waiting: z.array(LinkHostSchema),
    waitingCount: z.int(),
    /** What public documents still lead to though it was taken back. */
    alerts: z.array(z.strictObject({ host: z.string(), message: z.string(), raisedAt: instant })),
  }),
});
export type LinkDesk = z.infer<typeof LinkDeskResponseSchema>['data'];

/** `GET /publishing/links/places?host=` */
export const LinkPlacesResponseSchema = z.strictObject({
  data: z.array(
    z.strictObject({
      subject: z.string(),
      title: z.string().nullable(),
      /** The page of the admin on which it is edited; null if its plugin names none. */
      adminPath: z.string().nullable(),
      firstSeenAt: instant,
      firstSeenBy: z.string().nullable(),
      isCurrent: z.boolean(),
    }),
  ),
});
export type LinkPlaces = z.infer<typeof LinkPlacesResponseSchema>['data'];

const reason = z.string().trim().min(3).max(1_000);

/** `POST /publishing/links/hosts` */
export const ProposeHostSchema = z.strictObject({
  host: z.string().trim().min(1).max(300),
  withSubdomains: z.boolean(),
  reason,
});

/** `POST /publishing/links/hosts/{id}/decision`. Revoking answers with the places that still lead there. */
export const DecideHostSchema = z.strictObject({
  outcome: z.enum(['allowed', 'refused', 'revoked']),
  reason,
});
