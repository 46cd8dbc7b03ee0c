import { recogniseCompound } from './compound-file';
import { isWholeImage } from './image-ends';
import { recogniseOfficeArchive } from './office-archive';
import { type Recognition, refused } from './recognition';

type Recogniser = (bytes: Buffer) => Recognition | Promise<Recognition>;

const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** What is taken, by how it begins: [where, what stands there, what it may be]. */
const BEGINNINGS: readonly [offset: number, signature: Buffer, recognise: Recogniser][] = [
  [0, Buffer.from('ffd8ff', 'hex'), (bytes) => imageOf(bytes, 'image/jpeg')],
  [0, latin1('\u0089PNG\r\n\u001a\n'), (bytes) => imageOf(bytes, 'image/png')],
  [8, latin1('WEBP'), (bytes) => imageOf(bytes, 'image/webp')],
  [4, latin1('ftypavif'), (bytes) => imageOf(bytes, 'image/avif')],
  [4, latin1('ftypavis'), (bytes) => imageOf(bytes, 'image/avif')],
  [0, latin1('%PDF-'), recognisePdf],
  [0, latin1('PK\u0003\u0004'), recogniseOfficeArchive],
  [0, Buffer.from('d0cf11e0a1b11ae1', 'hex'), recogniseCompound],
];

/** What is refused by its name rather than as unknown, so that the editor knows what to do instead. */
const FOREIGN: readonly [pattern: RegExp, reason: string][] = [
  [/^MZ/, 'là chương trình Windows, không được nhận'],
  [/^\x7fELF|^\xfe\xed\xfa|^\xca\xfe\xba\xbe/, 'là chương trình, không được nhận'],
  [/^#!/, 'là tập lệnh, không được nhận'],
  [/^GIF8[79]a/, 'là ảnh GIF. Hãy lưu thành PNG hoặc WebP'],
  [/^(?:BM|II\*\0|MM\0\*)/, 'là ảnh BMP hoặc TIFF. Hãy lưu thành JPEG hoặc PNG'],
  [/^.{4}ftyp(?:hei|mif|msf)/s, 'là ảnh HEIC của điện thoại. Hãy lưu thành JPEG'],
  [/^\{\\rtf/, 'là văn bản RTF. Hãy lưu thành .docx hoặc PDF'],
  [/^(?:Rar!|7z\xbc\xaf)/, 'là tệp nén. Hãy giải nén và tải lên từng tệp'],
];
const MARKUP = /^[\s\0\xef\xbb\xbf\xff\xfe]*<[\s\0]*[!?a-z]/i;
const MARKUP_REASON =
  'là HTML, SVG hoặc XML, có thể chứa mã chạy được nên không được nhận. Hãy xuất ra PNG hoặc PDF';

/** Words with which a page or a program would begin. Inside the bytes of an image they are there to be run. */
const ACTIVE_WORDS = /<(?:script|iframe|html|!doctype)[\s>/]|<\?php\s/i;
const END_OF_ARCHIVE = latin1('PK\u0005\u0006');
/** A zip archive ends with a record of 22 bytes and a comment of at most 65,535. */
const ARCHIVE_END_BYTES_MIN = 22;
const ARCHIVE_END_BYTES_MAX = ARCHIVE_END_BYTES_MIN + 65_535;
const SEVERAL_IN_ONE =
  'vừa là tệp này vừa là tệp khác (có phần lạ đi kèm). Hãy mở bằng phần mềm thường dùng và lưu lại';

/**
 * What a file is, by all of its bytes. Neither its name nor what the browser said of it is asked. Taken are images, PDF, Word and
 * Excel without macros, and only files that are one thing: an image with an archive or a page behind it is refused.
 */
export async function recogniseFile(bytes: Buffer): Promise<Recognition> {
  if (bytes.length === 0) return refused('không có nội dung');
  for (const [offset, signature, recognise] of BEGINNINGS)
    if (bytes.subarray(offset, offset + signature.length).equals(signature))
      return recognise(bytes);
  const start = bytes.subarray(0, 1_024).toString('latin1');
  if (MARKUP.test(start)) return refused(MARKUP_REASON);
  const foreign = FOREIGN.find(([pattern]) => pattern.test(start));
  return refused(
    foreign?.[1] ?? 'không phải ảnh (JPEG, PNG, WebP, AVIF), PDF, Word hay Excel mà hệ thống nhận',
  );
}

function imageOf(
  bytes: Buffer,
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/avif',
): Recognition {
  const isSomethingElse =
    bytes.subarray(0, 1_024).includes('%PDF-') ||
    ACTIVE_WORDS.test(bytes.toString('latin1')) ||
    endsAsArchive(bytes);
  if (isSomethingElse) return refused(SEVERAL_IN_ONE);
  return isWholeImage(bytes, mediaType)
    ? { kind: 'taken', mediaType }
    : refused('là ảnh bị hỏng hoặc có phần lạ ở cuối. Hãy mở ảnh và lưu lại');
}

function recognisePdf(bytes: Buffer): Recognition {
  return endsAsArchive(bytes)
    ? refused(SEVERAL_IN_ONE)
    : { kind: 'taken', mediaType: 'application/pdf' };
}

/** Whether a program for archives would open these bytes: it looks for their end, whatever they begin with. */
function endsAsArchive(bytes: Buffer): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - ARCHIVE_END_BYTES_MAX));
  for (let at = tail.indexOf(END_OF_ARCHIVE); at >= 0; at = tail.indexOf(END_OF_ARCHIVE, at + 1)) {
    const rest = tail.length - at - ARCHIVE_END_BYTES_MIN;
    if (rest >= 0 && tail.readUInt16LE(at + 20) <= rest) return true;
  }
  return false;
}
