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
  /** So many sessions an account may have at once: one more, and the oldest ends. */
  sessionsPerAccount: z.int().min(1).max(1_000),
  /** An account that was not used for more days is reported. */
  idleDaysMax: z.int().min(1).max(3_650),
  /** More super administrators than so many are reported. */
  superAdministratorsMax: z.int().min(1).max(1_000),
});
export type AccountsConfig = z.infer<typeof AccountsConfigSchema>;

export const config = {
  default: {
    issuer: 'Strapi',
    requireTwoFactorFor: [],
    throttle: true,
    sessionsPerAccount: 5,
    idleDaysMax: 90,
    superAdministratorsMax: 3,
  },
  validator(settings: unknown): void {
    AccountsConfigSchema.parse(settings);
  },
};

/** The plugin's checked settings, with defaults filled in. */
export function parseConfig(settings: unknown): AccountsConfig {
  return AccountsConfigSchema.parse(settings);
}
