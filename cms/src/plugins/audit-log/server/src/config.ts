import * as z from 'zod';

const AuditLogConfigSchema = z.object({
  /** Where the head of the chain is noted down outside the database; null where it is not. */
  checkpointsFile: z.string().min(1).nullable(),
  /** An Ed25519 private key (PKCS#8 PEM, or that in base64) that signs what is noted down; null for no signature. */
  signingKey: z.string().min(1).nullable(),
  /** For how many days addresses of staff who sign in are kept. */
  addressDays: z.int().min(1).max(3_650),
});
export type AuditLogConfig = z.infer<typeof AuditLogConfigSchema>;

export const config = {
  default: { checkpointsFile: '.tmp/audit-checkpoints.jsonl', signingKey: null, addressDays: 365 },
  validator(settings: unknown): void {
    AuditLogConfigSchema.parse(settings);
  },
};

/** The plugin's checked settings, with defaults filled in. */
export function parseConfig(settings: unknown): AuditLogConfig {
  return AuditLogConfigSchema.parse(settings);
}
