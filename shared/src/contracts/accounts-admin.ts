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
