/**
 * What a workbook that somebody uploads may be. Each limit lies well above what our own templates need (3,321 units × 100 items on
 * five sheets are 8 MB, 52 MB unpacked), and below what would hurt the server.
 */

/** The file as it is uploaded. Also the largest body that the CMS accepts at all. */
export const WORKBOOK_BYTES_MAX = 20 * 1024 * 1024;
/** All parts of the archive together, unpacked: what a zip bomb is measured by. */
export const UNPACKED_BYTES_MAX = 256 * 1024 * 1024;
/**
 * Unpacked bytes per packed byte of one part. Our own sheets of styled blank cells reach about 10; a bomb comes close to 1,032, the most
 * that DEFLATE can do. The limit lies between the two: files of Excel itself have not been measured. Small parts are not looked at: they harm nobody.
 */
export const PACKING_RATIO_MAX = 400;
export const PACKING_RATIO_BYTES_MIN = 1024 * 1024;
/** Parts of the archive. A workbook with a picture and a comment on each sheet has some hundreds. */
export const PARTS_MAX = 2_000;
export const SHEETS_MAX = 50;
/** A block has at most 20,000 units, and a sheet some rows of headers. */
export const ROW_NUMBER_MAX = 25_000;
export const COLUMN_NUMBER_MAX = 2_000;
/** Cells with something in them, of all sheets together. */
export const CELLS_MAX = 4_000_000;
/** Excel's own limit. */
export const CELL_CHARACTERS_MAX = 32_767;
export const MERGED_RANGES_MAX = 10_000;
/** XML that brings no new element or text within this many characters is no workbook; it would be scanned again and again. */
export const XML_TOKEN_CHARACTERS_MAX = 256 * 1024;
