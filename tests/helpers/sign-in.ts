import {
  EnrolmentAnswerSchema,
  RecoveryCodesAnswerSchema,
  SecondStepAnswerSchema,
} from '@congkhai/shared/contracts/accounts-admin';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { totpAt } from './totp';

const TokenSchema = z.object({ data: z.object({ token: z.string().min(1) }) });

/** An answer with what a browser keeps of it. */
export interface SignInAnswer {
  status: number;
  body: unknown;
  /** The value of the refresh cookie that was set, or null. */
  refreshCookie: string | null;
  retryAfter: number | null;
}

/** A request with what a browser would have: cookies, and an address that a proxy tells after one that the visitor made up. */
export async function askAt(
  url: string,
  body: object,
  { token = '', cookie = '', address = '203.0.113.9' } = {},
): Promise<SignInAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      connection: 'close',
      'content-type': 'application/json',
      'x-forwarded-for': `198.51.100.1, ${address}`,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(cookie ? { cookie: `strapi_admin_refresh=${cookie}` } : {}),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const cookies = response.headers.getSetCookie().join();
  return {
    status: response.status,
    body: text === '' ? null : JSON.parse(text),
    refreshCookie: /strapi_admin_refresh=([^;]+)/.exec(cookies)?.[1] ?? null,
    retryAfter: Number(response.headers.get('retry-after')) || null,
  };
}
export const challengeIn = ({ body }: SignInAnswer) =>
  SecondStepAnswerSchema.parse(body).data.secondStep;
export const tokenIn = ({ body }: SignInAnswer) => TokenSchema.parse(body).data.token;

/** Neither a token nor a cookie that gives one. */
export function expectNoSession({ body, refreshCookie }: SignInAnswer): void {
  expect(JSON.stringify(body)).not.toMatch(/token/i);
  expect(refreshCookie).toBeNull();
}

/** Changes a database behind the back of the CMS, such as moving what it knows into the past instead of waiting. */
export function changeIn(databaseFile: string, statement: string): void {
  const database = new Database(databaseFile);
  database.prepare(statement).run();
  database.close();
}

/** Sets up two-factor sign-in as its own page does, for whoever has the access token. */
export async function enrolAt(url: string, password: string, token: string) {
  const own = `${url}/accounts/own/two-factor`;
  const begun = await askAt(own, { password }, { token });
  const { secret } = EnrolmentAnswerSchema.parse(begun.body).data;
  const code = totpAt(secret, new Date());
  const confirmed = await askAt(`${own}/confirmation`, { code }, { token });
  const { recoveryCodes } = RecoveryCodesAnswerSchema.parse(confirmed.body).data;
  return { secret, recoveryCodes };
}
