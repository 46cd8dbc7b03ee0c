/** A day as people in Viet Nam write it, and the time of day if it was written. */
export interface WrittenMoment {
  /** "2023-10-06" */
  day: string;
  /** "14:30:00", Viet Nam's time */
  time: string | null;
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const IN_FIGURES = /(?<![\d/])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\d/])/;
const IN_WORDS = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/i;
const TIME =
  /(?<!\d)(\d{1,2})\s*(?:[:h]|giờ)\s*(\d{2})?(?:\s*(?::|phút)\s*(\d{2})?)?\s*(SA|CH|AM|PM)?(?![\d/])/i;

/**
 * Reads a date in the forms that portals print: "06/10/2023", "Thứ sáu, 6-10-2023, 14:30", "6/10/2023 2:30:00 CH", "ngày 6 tháng
 * 10 năm 2023", "14h30 06/10/2023", and ISO 8601. Day before month, always. Null when there is none, or no such day.
 */
export function readVietnameseDate(text: string): WrittenMoment | null {
  const written = text.normalize('NFC').trim();
  const iso = ISO.exec(written);
  if (iso) return momentOfIso(iso);
  const match = IN_FIGURES.exec(written) ?? IN_WORDS.exec(written);
  if (!match) return null;
  const [whole, date, month, year] = match;
  const day = dayOf(Number(year), Number(month), Number(date));
  if (day === null) return null;
  const time = TIME.exec(written.replace(whole, ' '));
  return time ? withTime(day, time) : { day, time: null };
}

/** The instant that was written; without a time of day the morning of that day, when offices open. */
export function instantOf({ day, time }: WrittenMoment): Date {
  return new Date(`${day}T${time ?? OFFICES_OPEN}+07:00`);
}

const OFFICES_OPEN = '07:00:00';
const MILLISECONDS_OF_VIET_NAM = 7 * 3_600_000;

function momentOfIso(match: RegExpExecArray): WrittenMoment | null {
  const [, year, month, date, hour, minute = '00', second = '00', zone] = match;
  const day = dayOf(Number(year), Number(month), Number(date));
  if (day === null || hour === undefined) return day === null ? null : { day, time: null };
  const time = timeOf(Number(hour), Number(minute), Number(second));
  if (time === null || zone === undefined) return time === null ? null : { day, time };
  const instant = new Date(Date.parse(`${day}T${time}${zone}`) + MILLISECONDS_OF_VIET_NAM);
  const local = instant.toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 19) };
}

function withTime(day: string, match: RegExpExecArray): WrittenMoment | null {
  const [, hour, minute = '0', second = '0', half] = match;
  const isAfternoon = half !== undefined && /^(?:CH|PM)$/i.test(half);
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (isAfternoon ? 12 : 0);
  const time = timeOf(hours, Number(minute), Number(second));
  return time === null ? null : { day, time };
}

function dayOf(year: number, month: number, date: number): string | null {
  const instant = new Date(Date.UTC(year, month - 1, date));
  const isReal = instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date;
  return isReal && year >= 1900 && year <= 2200 ? instant.toISOString().slice(0, 10) : null;
}

function timeOf(hours: number, minutes: number, seconds: number): string | null {
  if (!(hours < 24 && minutes < 60 && seconds < 60)) return null;
  return [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
}
