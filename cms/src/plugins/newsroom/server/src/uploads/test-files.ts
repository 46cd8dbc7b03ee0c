import { crc32 } from 'node:zlib';

// Files for the tests of uploads, each of them as small as its format allows.

export const WORD_TYPE =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A WebP of one pixel, made by sharp 0.35. */
export function aWebp(): Buffer {
  return Buffer.from(
    'UklGRjoAAABXRUJQVlA4IC4AAADQAQCdASoBAAEAAUAmJaACdLoB+AADsAD+6Di/+YJX5Bu1D/7B384D84D+igAA',
    'base64',
  );
}

/** A zip archive, with the content types of Office unless null, and with other parts. */
export async function anOfficeFile(mainType: string | null, parts: string[] = []): Promise<Buffer> {
  const types = `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${mainType}"/></Types>`;
  const files = parts.map((name): [string, string] => [name, 'x']);
  return aZip([
    ...(mainType === null ? [] : [['[Content_Types].xml', types] as [string, string]]),
    ['word/document.xml', '<w:document/>'],
    ...files,
  ]);
}

/** Files of an archive, not compressed. APPNOTE 6.3.10, 4.3.7 (files), 4.3.12 (their list) and 4.3.16 (its end). */
function aZip(files: readonly [name: string, content: string][]): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const [nameBytes, data] = [Buffer.from(name), Buffer.from(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, nameBytes, data]);
    const attributes = Buffer.alloc(14);
    attributes.writeUInt32LE(offset, 10);
    list.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), common, attributes, nameBytes]),
    );
    bodies.push(body);
    offset += body.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...list, end]);
}

/** A compound file with these names in its directory: a header, its allocation table, and the directory. [MS-CFB] 2.2. */
export function aCompoundFile(names: readonly string[]): Buffer {
  const END_OF_CHAIN = 0xfffffffe;
  const header = Buffer.alloc(512);
  header.write('d0cf11e0a1b11ae1', 'hex');
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(END_OF_CHAIN, 68);
  // The table is sector 0.
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(512, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  table.writeUInt32LE(END_OF_CHAIN, 4);
  const directory = Buffer.alloc(512);
  for (const [index, name] of ['Root Entry', ...names].entries()) {
    directory.write(name, index * 128, 'utf16le');
    directory.writeUInt16LE(name.length * 2 + 2, index * 128 + 64);
  }
  return Buffer.concat([header, table, directory]);
}
