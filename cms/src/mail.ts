import type { Environment } from './env';

// Longer than any server that is well needs, and shorter than a minute, after which another instance tries to deliver an alert.
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

export interface Transport {
  name: string;
  version: string;
  send(mail: unknown, done: (error: Error) => void): void;
}

/** Refuses every mail. Strapi's own default is a program that hands mail to the servers of the receivers by itself, in the name of strapi.io: few take it, and nobody is told. */
const NO_MAIL: Transport = {
  name: 'none',
  version: '1',
  send: (_mail, done) => done(new Error('SMTP_URL is not set, so no mail is sent')),
};

/** How Strapi sends mail: by the server of `SMTP_URL`, or not at all. */
export function mailSettings({ SMTP_URL, MAIL_FROM }: Pick<Environment, 'SMTP_URL' | 'MAIL_FROM'>) {
  return {
    provider: 'nodemailer',
    providerOptions: SMTP_URL ? { url: withPatience(SMTP_URL) } : NO_MAIL,
    settings: { defaultFrom: MAIL_FROM ?? '', defaultReplyTo: MAIL_FROM ?? '' },
  };
}

/** Nodemailer takes what stands in the query as its options, and of a configuration with an address nothing else. */
function withPatience(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  for (const [name, milliseconds] of Object.entries(PATIENCE))
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(milliseconds));
  return url.href;
}
