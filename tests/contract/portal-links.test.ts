import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classifyAddress } from '@congkhai/shared/links/address';
import { findAddresses } from '@congkhai/shared/links/find-addresses';

const PORTAL = join(__dirname, '../../examples/portal');
const files = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' });
const read = (file: string) => readFileSync(join(PORTAL, file), 'utf8');
/** Names of XML vocabularies are no addresses that anybody follows. */
const VOCABULARY = /https?:\/\/www\.w3\.org\/\d{4}\/\S+/g;

// The links of articles are the link guard's. What the page itself has around them (header, footer, its own parts) is here.

test('the page around an article leads readers nowhere that the link guard would have to allow', () => {
  const pages = files.filter((file) => file.endsWith('.html'));
  const addresses = pages.flatMap((file) => findAddresses({ html: read(file) }));
  expect(addresses.length).toBeGreaterThan(5);
  const leadingAway = addresses.filter(({ address }) => {
    const classified = classifyAddress(address);
    // "portal.js" lies beside the page.
    const isBeside = classified.kind === 'refused' && classified.problem === 'relative';
    return classified.kind !== 'local' && !isBeside;
  });
  expect(leadingAway).toEqual([]);
});

test.each(files.filter((file) => /\.(?:js|css|svg)$/.test(file)))(
  '%s names no other host to load from or to lead to',
  (file) => {
    expect(
      read(file)
        .replace(VOCABULARY, '')
        .match(/(?:https?:)?\/\/[a-z0-9-]+\.[a-z]{2,}/gi),
    ).toBeNull();
  },
);
