import { ArticleIdSchema, LOCALES } from '../contracts/identifiers';
import type { ViewEvent } from './class-view';
import type { SegmentRow } from './recount-hour';
import { AGENTS, VIEW_SOURCES } from './view';

// The raw rows of a closed hour as text, in one way only, so that its hash means something. docs/counting.md describes the format.

const FORMAT = 'congkhai-segment/1';
const COLUMNS = [
  'offset',
  'event',
  'reader',
  'network',
  'article',
  'locale',
  'agent',
  'source',
  'flags',
] as const;
type Column = (typeof COLUMNS)[number];

const HEADER_LINES = 2;
const MILLISECONDS_PER_HOUR = 3_600_000;
/** So many rows are written at a time. */
const ROWS_AT_ONCE = 500;

/** A text that is not the canonical text of a segment. Lines are counted from 1. */
export class SegmentInvalid extends Error {
  override readonly name = 'SegmentInvalid';
  constructor(
    readonly place: { line: number; column: Column | null },
    { expected, found }: { expected: string; found: string },
  ) {
    const column = place.column === null ? '' : `, column ${place.column}`;
    super(`line ${place.line}${column}: expected ${expected}, found ${JSON.stringify(found)}`);
  }
}

/**
 * The rows of an hour from its events, which come by time and then by event id. Readers and networks get the numbers 1, 2, 3 … in the order of
 * appearance: their keys go no further than here. Throws for an event of another hour: that is a mistake of the store.
 */
export function* segmentRowsOf(
  hour: string,
  events: Iterable<ViewEvent & { isDuplicate: boolean; startsVisit: boolean }>,
): Generator<SegmentRow> {
  const beginning = Date.parse(`${hour}:00:00.000Z`);
  const readerOf = createOrdinals();
  const networkOf = createOrdinals();
  for (const event of events) {
    const offset = event.recordedAt.getTime() - beginning;
    if (!isOffset(offset)) throw new Error(`The event ${event.eventId} is not of ${hour}`);
    yield {
      eventId: event.eventId,
      offset,
      articleId: event.articleId,
      locale: event.locale,
      reader: event.readerKey === null ? null : readerOf(event.readerKey),
      network: networkOf(event.networkKey),
      agent: event.agent,
      source: event.source,
      isInternal: event.isInternal,
      isPrefetch: event.isPrefetch,
      isDuplicate: event.isDuplicate,
      startsVisit: event.startsVisit,
    };
  }
}

function createOrdinals(): (key: string) => number {
  const ordinals = new Map<string, number>();
  return (key) => {
    const known = ordinals.get(key);
    if (known !== undefined) return known;
    ordinals.set(key, ordinals.size + 1);
    return ordinals.size;
  };
}

/** The text of a segment, in pieces that follow each other. */
export function* writeSegment(hour: string, rows: Iterable<SegmentRow>): Generator<string> {
  const articleOf = createArticleCells();
  let lines = `#${FORMAT} ${hour}\n${COLUMNS.join(',')}\n`;
  let rowCount = 0;
  for (const row of rows) {
    lines += `${lineOf(row, articleOf(row.articleId))}\n`;
    rowCount += 1;
    if (rowCount % ROWS_AT_ONCE > 0) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}

function lineOf(row: SegmentRow, article: string): string {
  const { offset, eventId, reader, network, locale, agent, source } = row;
  return `${offset},${eventId},${reader ?? ''},${network},${article},${locale},${agent},${source},${flagsOf(row)}`;
}

// An id is 24 letters or more, so no number is taken for one. Written out in every row, ids would be a fifth of a compressed segment.
function createArticleCells(): (articleId: string) => string {
  const numbers = new Map<string, number>();
  return (articleId) => {
    const number = numbers.get(articleId);
    if (number !== undefined) return String(number);
    numbers.set(articleId, numbers.size + 1);
    return articleId;
  };
}

function flagsOf({ isDuplicate, isInternal, isPrefetch, startsVisit }: SegmentRow): string {
  return `${isDuplicate ? 'd' : ''}${isInternal ? 'i' : ''}${isPrefetch ? 'p' : ''}${startsVisit ? 'v' : ''}`;
}

/**
 * Reads the rows of a segment from its lines (without their ends). Throws `SegmentInvalid` at the first thing that `writeSegment` would not have
 * written: another format or hour, a cell that is no such value, rows out of order, an event that stands twice, numbers that skip one.
 */
export function* parseSegment(hour: string, lines: Iterable<string>): Generator<SegmentRow> {
  const headers = [`#${FORMAT} ${hour}`, COLUMNS.join(',')];
  const requireSequence = createSequenceCheck();
  const articleOf = createArticleReader();
  let line = 0;
  for (const text of lines) {
    line += 1;
    const header = headers[line - 1];
    if (header !== undefined) {
      if (text !== header)
        throw new SegmentInvalid({ line, column: null }, { expected: header, found: text });
      continue;
    }
    const row = parseRow(text, line, articleOf);
    requireSequence(row, line);
    yield row;
  }
  if (line < HEADER_LINES)
    throw new SegmentInvalid(
      { line: line + 1, column: null },
      { expected: headers[line] ?? '', found: '' },
    );
}

const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,9})$/;
const ORDINAL = /^[1-9]\d{0,9}$/;
const EVENT_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ARTICLE_EXPECTED =
  'the id of an article where it stands first, then its number by first appearance';
const FLAGS = /^d?i?p?v?$/;

function parseRow(text: string, line: number, articleOf: (cell: string) => string): SegmentRow {
  const cells = text.split(',');
  if (cells.length !== COLUMNS.length)
    throw new SegmentInvalid(
      { line, column: null },
      { expected: `${COLUMNS.length} columns`, found: text },
    );
  const [offset = '', eventId = '', reader = '', network = '', article = ''] = cells;
  const [locale = '', agent = '', source = '', flags = ''] = cells.slice(5);
  const requireCell = (isAllowed: boolean, column: Column, expected: string) => {
    if (isAllowed) return;
    const found = cells[COLUMNS.indexOf(column)] ?? '';
    throw new SegmentInvalid({ line, column }, { expected, found });
  };
  const isInHour = WHOLE_NUMBER.test(offset) && isOffset(Number(offset));
  requireCell(isInHour, 'offset', 'milliseconds since the hour began, from 0 to 3599999');
  requireCell(EVENT_ID.test(eventId), 'event', 'a UUIDv7 in small letters');
  requireCell(reader === '' || ORDINAL.test(reader), 'reader', 'a number from 1 on, or nothing');
  requireCell(ORDINAL.test(network), 'network', 'a number from 1 on');
  const articleId = articleOf(article);
  requireCell(articleId !== '', 'article', ARTICLE_EXPECTED);
  requireCell(FLAGS.test(flags), 'flags', 'some of the letters d, i, p, v, in this order');
  const oneOf = <Value extends string>(values: readonly Value[], column: Column, cell: string) => {
    const value = values.find((candidate) => candidate === cell);
    if (value === undefined)
      throw new SegmentInvalid(
        { line, column },
        { expected: `one of ${values.join(', ')}`, found: cell },
      );
    return value;
  };
  return {
    eventId,
    offset: Number(offset),
    articleId,
    locale: oneOf(LOCALES, 'locale', locale),
    reader: reader === '' ? null : Number(reader),
    network: Number(network),
    agent: oneOf(AGENTS, 'agent', agent),
    source: oneOf(VIEW_SOURCES, 'source', source),
    isInternal: flags.includes('i'),
    isPrefetch: flags.includes('p'),
    isDuplicate: flags.includes('d'),
    startsVisit: flags.includes('v'),
  };
}

/** The article of a cell; empty if the cell is no id of a new article and no number of one above it. */
function createArticleReader(): (cell: string) => string {
  const articleIds: string[] = [];
  const known = new Set<string>();
  return (cell) => {
    if (ORDINAL.test(cell)) return articleIds[Number(cell) - 1] ?? '';
    if (!ArticleIdSchema.safeParse(cell).success || known.has(cell)) return '';
    articleIds.push(cell);
    known.add(cell);
    return cell;
  };
}

function createSequenceCheck(): (row: SegmentRow, line: number) => void {
  const eventIds = new Set<string>();
  let previous = { offset: -1, eventId: '' };
  let readerMax = 0;
  let networkMax = 0;

  return (row, line) => {
    const refuse = (column: Column, expected: string, found: string | number) => {
      throw new SegmentInvalid({ line, column }, { expected, found: String(found) });
    };
    const { offset, eventId, network } = row;
    const reader = row.reader ?? 0;
    if (offset < previous.offset)
      refuse('offset', `no time before ${previous.offset}, the row above it`, offset);
    if (offset === previous.offset && eventId < previous.eventId)
      refuse('event', 'rows of one millisecond in the order of their event ids', eventId);
    if (eventIds.has(eventId)) refuse('event', 'every event once', eventId);
    if (reader > readerMax + 1)
      refuse('reader', `at most ${readerMax + 1}, the next new number`, reader);
    if (network > networkMax + 1)
      refuse('network', `at most ${networkMax + 1}, the next new number`, network);
    eventIds.add(eventId);
    previous = row;
    readerMax = Math.max(readerMax, reader);
    networkMax = Math.max(networkMax, network);
  };
}

function isOffset(milliseconds: number): boolean {
  return milliseconds >= 0 && milliseconds < MILLISECONDS_PER_HOUR;
}
