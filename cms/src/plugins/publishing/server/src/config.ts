import { parseHostSetting } from '@congkhai/shared/links/allowed-hosts';
import * as z from 'zod';
import { parseSigningKey } from './signing';

const StoreSettingsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), root: z.string().min(1) }),
  z.object({
    kind: z.literal('s3'),
    bucket: z.string().min(1),
    region: z.string().min(1),
    endpoint: z.url().optional(),
    accessKeyId: z.string().optional(),
    secretAccessKey: z.string().optional(),
    forcePathStyle: z.boolean().default(false),
    /** Where in a shared bucket the store lies, such as `congkhai/`. */
    prefix: z.string().optional(),
  }),
]);

/** The state's own names, and those of its assembly, government, party and law collections that do not end in gov.vn. */
const ALLOWED_HOSTS = ['*.gov.vn', '*.chinhphu.vn', '*.quochoi.vn', '*.dangcongsan.vn', 'vbpl.vn'];
const HostSettingSchema = z.string().transform((setting, context) => {
  const host = parseHostSetting(setting);
  if (host) return host;
  context.addIssue({ code: 'custom', message: 'must be a host, or *. and a host' });
  return z.NEVER;
});

const PublishingConfigSchema = z.object({
  /** Where published documents go. */
  store: StoreSettingsSchema,
  /** Whether the media library keeps its files in the bucket too, if the store is one: instances on several machines share them there. */
  keepsUploads: z.boolean().default(false),
  /** Told which keys have changed, so that derived documents follow at once. A nudge only: nothing depends on it arriving. */
  notify: z.object({ url: z.url(), token: z.string().min(1) }).nullable(),
  /** What seals and the manifest are signed with: an Ed25519 private key (PKCS#8 PEM, or that in base64); null: they are not signed. */
  signingKey: z
    .string()
    .refine((text) => parseSigningKey(text) !== null, 'must be an Ed25519 private key')
    .nullable()
    .default(null),
  /** How often the store is compared with the CMS (0: only when asked), and where the bytes of what did not belong there are kept. */
  reconcile: z
    .object({
      everyMinutes: z.number().int().min(0).max(1_440).default(15),
      quarantineFolder: z.string().min(1).default('.tmp/quarantine'),
      /** A page of an article as readers get it, with `{slug}` in it: it is fetched as a reader and as a crawler. */
      pageUrl: z.string().includes('{slug}').nullable().default(null),
    })
    .default({ everyMinutes: 15, quarantineFolder: '.tmp/quarantine', pageUrl: null }),
  /** Who is told of alerts, besides the admin and the log. A webhook is signed with its secret. */
  alerts: z
    .object({
      emails: z.array(z.email()).max(20).default([]),
      webhook: z
        .object({ url: z.url(), secret: z.string().min(16) })
        .nullable()
        .default(null),
    })
    .default({ emails: [], webhook: null }),
  links: z
    .object({
      /** Hosts that readers may be sent to before anybody proposed one: `*.gov.vn` with all below it, `vbpl.vn` alone. */
      allowedHosts: z.array(HostSettingSchema).prefault(ALLOWED_HOSTS),
      /** Where readers find the portal. Its own host is always allowed. */
      portalUrl: z.url().optional(),
    })
    .prefault({}),
});
export type PublishingConfig = z.infer<typeof PublishingConfigSchema>;
export type StoreSettings = z.infer<typeof StoreSettingsSchema>;

export const config = {
  default: { store: { kind: 'folder', root: '.tmp/published' }, notify: null },
  validator(settings: unknown): void {
    PublishingConfigSchema.parse(settings);
  },
};

/** The plugin's checked settings, with defaults filled in. */
export function parseConfig(settings: unknown): PublishingConfig {
  return PublishingConfigSchema.parse(settings);
}
