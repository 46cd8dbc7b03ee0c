import { classifyAddress } from '../links/address';
import { type AllowedHost, findAllowed } from '../links/allowed-hosts';
import { findLookAlike } from '../links/look-alike';
import { blockTextOf } from './block-text';
import type { BodyPart } from './body-parts';
import { excerptOf, type Finding } from './finding';

/** A link as it stands in a block: its words, or the person whom a quotation's source is linked with. */
interface PlacedLink {
  url: string;
  blockIndex: number;
  text: string;
  start: number;
  end: number;
}

/**
 * Links to hosts that nobody has allowed yet. The link guard refuses the publication for them; told here, an editor sees them while
 * writing and can propose the host.
 */
export function unlistedLinkFindings(
  body: readonly BodyPart[],
  allowed: readonly AllowedHost[],
): Finding[] {
  return body.flatMap(linksOf).flatMap(({ url, blockIndex, text, start, end }): Finding[] => {
    const address = classifyAddress(url);
    if (address.kind !== 'outbound' || findAllowed(address.host, allowed)) return [];
    return [
      {
        kind: 'link-host-unlisted',
        severity: 'refusal',
        field: 'body',
        blockIndex,
        start,
        end,
        excerpt: excerptOf(text, start, end),
        message: messageOf(address.host, allowed),
        host: address.host,
      },
    ];
  });
}

function linksOf(part: BodyPart, blockIndex: number): PlacedLink[] {
  const { text, spans } = blockTextOf(part);
  if (part.type === 'quotation') {
    const start = text.length - part.attribution.length;
    return part.url === null ? [] : [{ url: part.url, blockIndex, text, start, end: text.length }];
  }
  return spans.flatMap(({ inline, start, end }) =>
    inline.type === 'link' ? [{ url: inline.url, blockIndex, text, start, end }] : [],
  );
}

function messageOf(host: string, allowed: readonly AllowedHost[]): string {
  const resembles = findLookAlike(host, allowed)?.resembles;
  const warning = resembles ? ` Chú ý: tên này trông giống ${resembles} nhưng không phải.` : '';
  return `Liên kết tới trang ${host} chưa được phép.${warning} Hãy bỏ liên kết, hoặc đề nghị cho phép trang này để một người khác duyệt.`;
}
