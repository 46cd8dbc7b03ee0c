import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import {
  PACKING_RATIO_BYTES_MIN,
  PACKING_RATIO_MAX,
  PARTS_MAX,
  UNPACKED_BYTES_MAX,
  WORKBOOK_BYTES_MAX,
} from '../limits';
import { WorkbookRefused } from './workbook-refused';

/** The parts of an .xlsx file by name, checked before any of them is unpacked. */
export interface Archive {
  has(name: string): boolean;
  names(): string[];
  /** Unpacks one part, or fails as soon as it or all parts together are larger than they claimed. */
  read(name: string): AsyncGenerator<Uint8Array>;
}

const OLE_SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP_SIGNATURE = Buffer.from('PK\u0003\u0004', 'latin1');
const DAMAGED = 'Tệp bị hỏng: không giải nén được. Hãy mở bằng Excel và lưu lại.';
const TOO_LARGE =
  'Tệp giải nén ra quá lớn nên không được đọc (có thể là “bom nén”). Hãy xoá các trang, hàng và định dạng thừa rồi lưu lại.';

/**
 * Opens the bytes of an .xlsx file. What it claims about its size is checked here, and held to while it is read.
 * @throws WorkbookRefused
 */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  checkSignature(bytes);
  const zip = await open(bytes);
  const entries = new Map<string, Entry>();
  try {
    if (zip.entryCount > PARTS_MAX) throw new WorkbookRefused(TOO_LARGE);
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted())
        throw new WorkbookRefused('Tệp được bảo vệ bằng mật khẩu nên không đọc được.');
      if (entries.has(entry.fileName)) throw new WorkbookRefused(DAMAGED);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw refusalOf(error);
  }
  checkSizes([...entries.values()]);
  return readerOf(zip, entries);
}

function checkSignature(bytes: Buffer): void {
  if (bytes.length > WORKBOOK_BYTES_MAX)
    throw new WorkbookRefused(
      `Tệp lớn hơn ${WORKBOOK_BYTES_MAX / 1024 / 1024} MB nên không được nhận.`,
    );
  const hasSignature = (signature: Buffer) => bytes.subarray(0, signature.length).equals(signature);
  if (hasSignature(OLE_SIGNATURE))
    throw new WorkbookRefused(
      'Tệp là bản .xls cũ hoặc được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu và lưu thành .xlsx.',
    );
  if (!hasSignature(ZIP_SIGNATURE))
    throw new WorkbookRefused('Tệp không phải là sổ tính Excel .xlsx.');
}

async function open(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  } catch (error) {
    throw refusalOf(error);
  }
}

function checkSizes(entries: readonly Entry[]): void {
  let unpackedBytes = 0;
  for (const { uncompressedSize, compressedSize } of entries) {
    unpackedBytes += uncompressedSize;
    const isSuspicious =
      uncompressedSize >= PACKING_RATIO_BYTES_MIN &&
      uncompressedSize > compressedSize * PACKING_RATIO_MAX;
    if (isSuspicious) throw new WorkbookRefused(TOO_LARGE);
  }
  if (unpackedBytes > UNPACKED_BYTES_MAX) throw new WorkbookRefused(TOO_LARGE);
}

function readerOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Archive {
  // Counted as well as declared: parts that overlap in the file would be unpacked more than once.
  let unpackedBytes = 0;
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    async *read(name) {
      const entry = entries.get(name);
      if (!entry) throw new WorkbookRefused(DAMAGED);
      try {
        const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
        for await (const chunk of stream) {
          unpackedBytes += chunk.length;
          if (unpackedBytes > UNPACKED_BYTES_MAX) throw new WorkbookRefused(TOO_LARGE);
          yield chunk;
        }
      } catch (error) {
        throw refusalOf(error);
      }
    },
  };
}

// Whatever yauzl and zlib find wrong is wrong with the file.
function refusalOf(error: unknown): WorkbookRefused {
  if (error instanceof WorkbookRefused) return error;
  return new WorkbookRefused(DAMAGED, { cause: error });
}
