import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { ViewRecorder } from '../stores/view-store';

/** What tells readers apart for one day. It is hashed at once; none of it is stored or logged. */
export interface ReaderTraits {
  address: string;
  userAgent: string;
  acceptLanguage: string;
}

const KEY_BYTES = 16;

/**
 * Makes the keys of readers and networks: HMACs under a random salt that the view store creates for each day in Viet Nam and deletes when that day
 * is over. From then on nobody, we included, can find out whose keys they were, or follow a reader from one day to the next.
 */
export function createReaderKeys(views: Pick<ViewRecorder, 'readerSaltOf'>) {
  let known: { localDay: string; salt: Promise<Uint8Array> } | undefined;

  async function saltOf(localDay: string): Promise<Uint8Array> {
    if (known?.localDay !== localDay) known = { localDay, salt: views.readerSaltOf(localDay) };
    const { salt } = known;
    try {
      return await salt;
    } catch (error) {
      // The next request asks again: a disk that was full may have room by then.
      if (known?.salt === salt) known = undefined;
      throw error;
    }
  }

  return async function keysOf(
    traits: ReaderTraits,
    now: Date,
  ): Promise<{ readerKey: string; networkKey: string }> {
    const salt = await saltOf(localDayOf(now));
    const keyOf = (identity: readonly string[]) => {
      const key = createHmac('sha256', salt).update(JSON.stringify(identity)).digest();
      return key.subarray(0, KEY_BYTES).toString('base64url');
    };
    const { address, userAgent, acceptLanguage } = traits;
    const network = networkPrefixOf(address);
    return { readerKey: keyOf([network, userAgent, acceptLanguage]), networkKey: keyOf([network]) };
  };
}

/** The network of an address, /24 or /48: a household or an office, not a device. */
export function networkPrefixOf(address: string): string {
  switch (isIP(address)) {
    case 4:
      return `${address.split('.').slice(0, 3).join('.')}.0/24`;
    case 6:
      return `${groupsOf(address).slice(0, 3).join(':')}::/48`;
    default:
      return 'unknown';
  }
}

/** The eight groups of an IPv6 address, with the zeros that "::" leaves out. */
function groupsOf(address: string): string[] {
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [start, end] = [head, tail].map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - (start?.length ?? 0) - (end?.length ?? 0) }, () => '0');
  return [...(start ?? []), ...zeros, ...(end ?? [])];
}
