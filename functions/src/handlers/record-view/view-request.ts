import { isIP } from 'node:net';
import { type ViewRequest, ViewRequestSchema } from '@congkhai/shared/views/view';
import * as z from 'zod';
import type { ViewConfig } from '../../config/views';
import { parseJsonText } from '../../http';
import type { ReaderTraits } from './reader-keys';
import { createSignatureCheck } from './signed-calls';
import { ViewRefused } from './view-refused';

/** A view is far smaller. */
export const BODY_BYTES_MAX = 1_024;

/** A request that sends a view, whatever server it came through. */
export interface ViewCall {
  /** The value of a header by its name in small letters. */
  header(name: string): string | undefined;
  /** The body, which declares that it is JSON or text and has at most `BODY_BYTES_MAX` bytes. Rejects with `RequestRefused` if not. */
  text(): string | Promise<string>;
  /** The address of the reader, as far as our own proxies vouch for it. */
  address(): string;
}

/** What a front end's server adds for the reader whom it speaks for. */
const SignedViewRequestSchema = ViewRequestSchema.extend({
  reader: z.strictObject({
    address: z.string().refine((text) => isIP(text) !== 0, 'must be an IPv4 or IPv6 address'),
    userAgent: z.string().default(''),
    acceptLanguage: z.string().default(''),
  }),
});

/** A view as it was sent; `reader` only in a call that is signed by a front end's server. */
export interface SentView {
  view: ViewRequest;
  reader: ReaderTraits | null;
}

/** Reads a view from a request: from a page of an allowed origin, or signed by a front end's server. */
export function createViewReader({ secret, origins }: ViewConfig, now: () => Date) {
  const checkSignature = secret === null ? null : createSignatureCheck(secret);

  function requireSignature(signature: string, body: string): void {
    const problem = checkSignature
      ? checkSignature(signature, body, now())
      : 'calls cannot be signed while VIEW_SECRET is not set';
    if (problem !== null)
      throw new ViewRefused('signature', 403, { field: 'X-Congkhai-Signature', message: problem });
  }

  // A browser always says which page a POST comes from; who does not is none, and has to sign.
  function requireOrigin(origin: string | undefined): void {
    if (origins === '*' || (origin !== undefined && origins.includes(origin))) return;
    const message = 'pages of this origin may not send views';
    throw new ViewRefused('origin', 403, { field: 'Origin', message });
  }

  function parse(signature: string | undefined, body: string): SentView {
    if (signature === undefined)
      return { view: parseJsonText(ViewRequestSchema, body), reader: null };
    requireSignature(signature, body);
    const { reader, ...view } = parseJsonText(SignedViewRequestSchema, body);
    return { view, reader };
  }

  return function readView(call: ViewCall): SentView | Promise<SentView> {
    const signature = call.header('x-congkhai-signature');
    if (signature === undefined) requireOrigin(call.header('origin'));
    const body = call.text();
    return typeof body === 'string'
      ? parse(signature, body)
      : body.then((text) => parse(signature, text));
  };
}
