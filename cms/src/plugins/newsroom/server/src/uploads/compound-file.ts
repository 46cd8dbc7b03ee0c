import { type Recognition, refused } from './recognition';

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const DIRECTORY_SECTORS_MAX = 4_096;
/** Sector numbers from here on are marks (end of a chain, free), [MS-CFB] 2.1. */
const SECTOR_MAX = 0xfffffffa;
const FAT_SECTORS_IN_HEADER = 109;

/** Where Office 97 to 2003 keeps Visual Basic, in Word and in Excel: [MS-OVBA] 2.2.1. */
const MACRO_NAMES = new Set(['_VBA_PROJECT', '_VBA_PROJECT_CUR', 'VBA', 'Macros']);

/**
 * What a compound file of Office 97 to 2003 is, by the names in its directory: a Word document or an Excel workbook without macros.
 * Macros of Excel 4.0, which stand among the cells, are beyond this.
 */
export function recogniseCompound(bytes: Buffer): Recognition {
  const names = directoryNames(bytes);
  if (names === null)
    return refused('bị hỏng. Hãy mở bằng Word hoặc Excel và lưu thành .docx, .xlsx');
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo'))
    return refused('được bảo vệ bằng mật khẩu nên không kiểm tra được. Hãy bỏ mật khẩu và lưu lại');
  if ([...names].some((name) => MACRO_NAMES.has(name)))
    return refused('có macro nên không được nhận. Hãy lưu thành .docx, .xlsx hoặc PDF');
  if (names.has('WordDocument')) return { kind: 'taken', mediaType: 'application/msword' };
  if (names.has('Workbook') || names.has('Book'))
    return { kind: 'taken', mediaType: 'application/vnd.ms-excel' };
  return refused(
    'không phải văn bản Word hay bảng tính Excel. Hãy lưu thành .docx, .xlsx hoặc PDF',
  );
}

/** The names of all streams and storages, or null if the structure leads nowhere. [MS-CFB] 2.2, 2.3, 2.5 and 2.6. */
function directoryNames(bytes: Buffer): Set<string> | null {
  if (bytes.length < HEADER_BYTES) return null;
  const sectorBytes = 2 ** bytes.readUInt16LE(30);
  if (sectorBytes !== 512 && sectorBytes !== 4_096) return null;
  const names = new Set<string>();
  let sector = bytes.readUInt32LE(48);
  for (let count = 0; sector < SECTOR_MAX; count += 1) {
    const start = (sector + 1) * sectorBytes;
    if (count > DIRECTORY_SECTORS_MAX || start + sectorBytes > bytes.length) return null;
    for (let at = start; at < start + sectorBytes; at += ENTRY_BYTES) {
      const nameBytes = Math.min(64, bytes.readUInt16LE(at + 64));
      // The last two bytes are the zero that ends it.
      if (nameBytes > 2) names.add(bytes.toString('utf16le', at, at + nameBytes - 2));
    }
    const next = nextSector(bytes, sector, sectorBytes);
    if (next === null) return null;
    sector = next;
  }
  return names;
}

/** What the allocation table says follows a sector. Its own sectors beyond the 109 of the header belong to files of more than 6 MB. */
function nextSector(bytes: Buffer, sector: number, sectorBytes: number): number | null {
  const perSector = sectorBytes / 4;
  const tableSector = allocationSector(bytes, Math.floor(sector / perSector), sectorBytes);
  if (tableSector === null) return null;
  const at = (tableSector + 1) * sectorBytes + (sector % perSector) * 4;
  return at + 4 <= bytes.length ? bytes.readUInt32LE(at) : null;
}

function allocationSector(bytes: Buffer, index: number, sectorBytes: number): number | null {
  if (index < FAT_SECTORS_IN_HEADER) return bytes.readUInt32LE(76 + index * 4);
  // Each further list names as many as fit beside the number of the next list.
  const perList = sectorBytes / 4 - 1;
  let left = index - FAT_SECTORS_IN_HEADER;
  let list = bytes.readUInt32LE(68);
  while (list < SECTOR_MAX) {
    const start = (list + 1) * sectorBytes;
    if (start + sectorBytes > bytes.length) return null;
    if (left < perList) return bytes.readUInt32LE(start + left * 4);
    left -= perList;
    list = bytes.readUInt32LE(start + perList * 4);
  }
  return null;
}
