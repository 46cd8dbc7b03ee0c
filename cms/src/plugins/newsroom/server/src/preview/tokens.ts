import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import {
  PREVIEW_KEY_INFO,
  type PreviewClaim,
  parsePreviewToken,
  previewClaimText,
  previewTokenOf,
} from '@congkhai/shared/contracts/preview';

/** Signs links to drafts, and says what a link is for. */
export function previewTokens(secret: string) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', PREVIEW_KEY_INFO, 32));
  const sign = (claim: PreviewClaim) =>
    createHmac('sha256', key).update(previewClaimText(claim)).digest();
  return {
    tokenFor: (claim: PreviewClaim): string =>
      previewTokenOf(claim, sign(claim).toString('base64url')),

    /** What a token allows now; null if it was not signed here, was altered, or its time is over. */
    claimOf(token: unknown, now: Date): PreviewClaim | null {
      const parsed = parsePreviewToken(token);
      if (!parsed) return null;
      const given = Buffer.from(parsed.signature, 'base64url');
      const expected = sign(parsed.claim);
      const isOurs = given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
      return isOurs && parsed.claim.expiresAtSeconds * 1_000 > now.getTime() ? parsed.claim : null;
    },
  };
}
