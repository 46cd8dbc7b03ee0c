import { gzipSync } from 'node:zlib';
import type { PublishedStore } from '@congkhai/published-store';
import { GetDaySealRequestSchema } from '@congkhai/shared/contracts/read-api-ledger';
import { countLines, countTable } from '@congkhai/shared/open-data/count-table';
import { writeCsv } from '@congkhai/shared/open-data/csv';
import type { DaySeal } from '@congkhai/shared/views/ledger';
import { fileReply } from '../../file-reply';
import { type HttpApp, parseParameters, RequestRefused } from '../../http';
import { DAY_SEALS } from '../../ledger/seals';
import { findSeal } from './ledger-seals';

const FORMATS = [
  {
    ending: 'csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    write: (seal: DaySeal) => writeCsv(countTable(seal)),
  },
  { ending: 'jsonl', mediaType: 'application/jsonl', write: countLines },
] as const;

/** `GET /v1/ledger/days/{day}/counts.csv` and `.jsonl`: what a sealed day has, as open data. */
export function addLedgerFiles(
  app: HttpApp,
  { published, fileBytesMax }: { published: PublishedStore; fileBytesMax: number },
): void {
  for (const { ending, mediaType, write } of FORMATS)
    app.get(`/v1/ledger/days/:day/counts.${ending}`, async (context) => {
      const { day, version } = parseParameters(GetDaySealRequestSchema, context);
      const { signed } = await findSeal(published, DAY_SEALS, { name: day, version });
      const name = `views-${day}-${signed.seal.version}.${ending}`;
      const file = { name, mediaType, etag: `"${signed.sha256}-${ending}"`, isCompressed: true };
      return fileReply(context, file, async ({ isGzipAccepted }) => {
        const text = Buffer.from([...write(signed.seal)].join(''));
        const bytes = isGzipAccepted ? Buffer.from(gzipSync(text)) : text;
        if (bytes.byteLength > fileBytesMax)
          throw new RequestRefused(
            406,
            'The file is too large to be sent uncompressed; ask for it with Accept-Encoding: gzip',
          );
        return { bytes, isGzipped: isGzipAccepted };
      });
    });
}
