import type { KeyObject } from 'node:crypto';
import * as z from 'zod';
import { parsePrivateKey } from '../ledger/signing';
import { type Environment, parseEnvironment } from './environment';

const PrivateKeySchema = z.string().transform((text, context) => {
  const privateKey = parsePrivateKey(text);
  if (privateKey) return privateKey;
  context.addIssue('must be an Ed25519 private key: PKCS#8 PEM, or that in base64');
  return z.NEVER;
});

/** What seals are signed with. */
export const LedgerEnvSchema = z.object({
  LEDGER_PRIVATE_KEY: PrivateKeySchema.optional(),
});

/** Reads the key that a Lambda function signs seals with; null if there is none. No other function gets it. */
export function readLedgerPrivateKey(environment: Environment = process.env): KeyObject | null {
  return parseEnvironment(LedgerEnvSchema, environment).LEDGER_PRIVATE_KEY ?? null;
}
