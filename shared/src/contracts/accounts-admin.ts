import * as z from 'zod';
import { LocalDaySchema } from '../time/local-day';

const CodeSchema = z.string().min(1).max(40);
const ChallengeTokenSchema = z.string().min(1).max(200);

/** Stands in the answer to a right password instead of a session: a code is needed, or two-factor sign-in has to be set up first. */
export const SecondStepSchema = z.object({
  challenge: ChallengeTokenSchema,
  requirement: z.enum(['code', 'enrolment']),
});
export type SecondStep = z.infer<typeof SecondStepSchema>;
export const SecondStepAnswerSchema = z.object({
  data: z.object({ secondStep: SecondStepSchema }),
});

/** Six digits of an authenticator app, or a recovery code. */
export const SecondStepRequestSchema = z.strictObject({
  challenge: ChallengeTokenSchema,
  code: CodeSchema,
});
export const EnrolmentRequestSchema = z.strictObject({ challenge: ChallengeTokenSchema });

/** What an authenticator app needs: a secret in base 32, and the same as an address for a QR code. */
export const EnrolmentSchema = z.object({ secret: z.string(), uri: z.string() });
export type Enrolment = z.infer<typeof EnrolmentSchema>;
export const EnrolmentAnswerSchema = z.object({ data: EnrolmentSchema });

export const PasswordRequestSchema = z.strictObject({ password: z.string().min(1).max(200) });
export const CodeRequestSchema = z.strictObject({ code: CodeSchema });

export const RecoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
export const RecoveryCodesAnswerSchema = z.object({ data: RecoveryCodesSchema });

/** A person's own two-factor sign-in. */
export const OwnTwoFactorSchema = z.object({
  isOn: z.boolean(),
  enabledAt: z.iso.datetime().nullable(),
  recoveryCodeCount: z.int(),
  /** Whether a role of the person's demands it. */
  isRequired: z.boolean(),
});
export type OwnTwoFactor = z.infer<typeof OwnTwoFactorSchema>;
export const OwnTwoFactorAnswerSchema = z.object({ data: OwnTwoFactorSchema });

/** The last day on which an account may be used, in Viet Nam; null for no such day. */
export const ExpiryRequestSchema = z.strictObject({ expiresOn: LocalDaySchema.nullable() });
export const BlockRequestSchema = z.strictObject({ isBlocked: z.boolean() });

/** Powers that should not come together in one person's hands: each lets its holder do alone what is meant to take two. */
export const COMBINATIONS = [
  'write-and-approve',
  'accounts-and-publish',
  'appraise-and-approve',
  'self-assess-and-appraise',
] as const;
export const CombinationSchema = z.enum(COMBINATIONS);
export type Combination = z.infer<typeof CombinationSchema>;

/** What is to be looked at in an account. */
export const AccountFlagSchema = z.enum([
  'idle',
  'never-signed-in',
  'expired',
  'no-role',
  'super-administrator-without-two-factor',
  ...COMBINATIONS,
]);
export type AccountFlag = z.infer<typeof AccountFlagSchema>;

export const ReportedAccountSchema = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string(),
  isBlocked: z.boolean(),
  isSuperAdministrator: z.boolean(),
  roles: z.array(z.object({ code: z.string(), name: z.string() })),
  lastSignInAt: z.iso.datetime().nullable(),
  hasTwoFactor: z.boolean(),
  expiresOn: LocalDaySchema.nullable(),
  /** Whole days since the account was last used, or made if it never was. */
  idleDays: z.int().nonnegative(),
  sessionCount: z.int().nonnegative(),
  flags: z.array(AccountFlagSchema),
  /** Whether whoever reads this may act on the account: on a super administrator's only another one. */
  isManageable: z.boolean(),
  isOwn: z.boolean(),
});
export type ReportedAccount = z.infer<typeof ReportedAccountSchema>;

/** A permission of a role; `subject` is the content type, where there is one. */
export const PermissionNameSchema = z.object({
  action: z.string(),
  subject: z.string().nullable(),
});
export type PermissionName = z.infer<typeof PermissionNameSchema>;

export const ReportedRoleSchema = z.object({
  code: z.string(),
  name: z.string(),
  accountCount: z.int().nonnegative(),
  combinations: z.array(CombinationSchema),
  /** Permissions that nobody with this role has used in all the time that counts as idle. */
  unusedPermissions: z.array(PermissionNameSchema),
});
export type ReportedRole = z.infer<typeof ReportedRoleSchema>;

export const ReportedTokenSchema = z.object({
  name: z.string(),
  kind: z.enum(['content', 'admin', 'transfer']),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  flags: z.array(z.enum(['without-expiry', 'full-access'])),
});
export type ReportedToken = z.infer<typeof ReportedTokenSchema>;

/** Everything that an administrator should look at once in a while. */
export const AccountsReportSchema = z.object({
  accounts: z.array(ReportedAccountSchema),
  roles: z.array(ReportedRoleSchema),
  tokens: z.array(ReportedTokenSchema),
  idleDaysMax: z.int(),
  superAdministratorCount: z.int(),
  superAdministratorsMax: z.int(),
  /** Since when uses of permissions are known. Unused ones are told once that is long enough. */
  usesKnownSince: LocalDaySchema,
  areUsesKnown: z.boolean(),
});
export type AccountsReport = z.infer<typeof AccountsReportSchema>;
export const AccountsReportAnswerSchema = z.object({ data: AccountsReportSchema });
