import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { USER_UID } from '../constants';
import { FAULT_TEXTS, passwordFaultOf } from '../passwords/password-rules';
import { clearedAccountId } from './clearance';

const FunctionSchema = z.custom<(...parameters: unknown[]) => Promise<unknown>>(
  (value) => typeof value === 'function',
);
const AuthServiceSchema = z.looseObject({
  checkCredentials: FunctionSchema,
  validatePassword: FunctionSchema,
  hashPassword: FunctionSchema,
});
const CredentialsSchema = z.object({ email: z.string(), password: z.string() });

/**
 * Has Strapi's own check of passwords take as long for an address without an account as for one with an account, and has it let in
 * whom the second step has cleared: that person's password was checked in the first. New passwords have to be long and not common.
 */
export function guardCredentials(strapi: Core.Strapi): void {
  const services: { extend(uid: string, wrap: (service: unknown) => object): void } =
    strapi.get('services');
  services.extend('admin::auth', (service) => {
    const own = AuthServiceSchema.parse(service);
    const nobodysHash = own.hashPassword(`Aa1${randomBytes(16).toString('hex')}`);
    return {
      ...own,
      async checkCredentials(given: unknown): Promise<unknown> {
        const { email, password } = CredentialsSchema.parse(given);
        const accountId = clearedAccountId();
        const where = accountId === null ? { email } : { id: accountId, isActive: true };
        const user = await strapi.db.query(USER_UID).findOne({ where });
        if (accountId !== null) return user ? [null, user] : [null, false, REFUSAL];
        if (!user?.password) await own.validatePassword(password, await nobodysHash);
        return own.checkCredentials(given);
      },
      // Every password that Strapi keeps goes through here: by form, invitation, e-mail or command.
      async hashPassword(password: unknown): Promise<unknown> {
        const fault = passwordFaultOf(z.string().parse(password));
        if (!fault) return own.hashPassword(password);
        const message = FAULT_TEXTS[fault];
        const field = { path: ['password'], message, name: 'ValidationError' };
        throw new errors.ValidationError(message, { errors: [field] });
      },
    };
  });
}

/** Strapi's words for a wrong password, which say nothing about accounts. */
const REFUSAL = { message: 'Invalid credentials' };
