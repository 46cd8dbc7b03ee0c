import { parse } from 'tldts';
import { canonicalHostOf } from '../../links/address';
import type { TextMatch } from './text-match';

/** Names with dots, with or without what stands before and after a host in an address. */
const CANDIDATE =
  /(?<![\p{L}\p{N}@._/-])(?:https?:\/\/)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]+|xn--[a-z0-9-]+))(?![\p{L}\p{N}@-])(?:\/[^\s<>"”)]*)?/giu;
const MESSAGE =
  'Địa chỉ trang được gõ thẳng vào chữ. Hãy kiểm tra trang này; nếu cần dẫn tới đó thì đặt thành liên kết.';

/**
 * Addresses that are typed into words, which no allow-list of links sees: "bet88.com", "www.x.vn". A full stop without a blank after
 * it makes "tốt.Do" of two sentences: a name without www. counts only in one case and under a domain that exists.
 */
export function typedAddresses(text: string, isAllowed: (host: string) => boolean): TextMatch[] {
  return [...text.matchAll(CANDIDATE)].flatMap((match) => {
    const [whole, name = ''] = match;
    const host = canonicalHostOf(name);
    const { isIcann, domain } = parse(name);
    const isOneCase = name === name.toLowerCase() || name === name.toUpperCase();
    const isExplicit = /^(?:https?:|www\.)/i.test(whole);
    if (!host || isAllowed(host) || !(isExplicit || (isIcann && domain && isOneCase))) return [];
    const end = match.index + whole.replace(/[.,;:!?]+$/, '').length;
    return [{ kind: 'text-typed-address', start: match.index, end, message: MESSAGE, host }];
  });
}
