import * as z from 'zod';

const AccountsConfigSchema = z.object({
  /** What secrets of two-factor sign-in are encrypted with, and addresses hashed. It must not be kept in the database. */
  secret: z.string().min(16),
  /** What an authenticator app shows above the codes. */
  issuer: z
    .string()
    .min(1)
    .max(60)
    .regex(/^[^:]+$/),
  /** Codes of roles whose people must use two-factor sign-in: they set it up before they get in. */
  requireTwoFactorFor: z.array(z.string().min(1)).max(100),
  /** Whether guessing is slowed down. */
  throttle: z.boolean(),
});
export type AccountsConfig = z.infer<typeof AccountsConfigSchema>;

export const config = {
  default: { issuer: 'Strapi', requireTwoFactorFor: [], throttle: true },
  validator(settings: unknown): void {
    AccountsConfigSchema.parse(settings);
  },
};

/** The plugin's checked settings, with defaults filled in. */
export function parseConfig(settings: unknown): AccountsConfig {
  return AccountsConfigSchema.parse(settings);
}
