/** Writes JSON lines. Callers never pass an address or a user agent of a reader: neither is kept anywhere. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
export type LogFields = Readonly<Record<string, unknown>>;

/** A log that gives one JSON line per entry to `write`. */
export function createLog({ now, write }: { now: () => Date; write: (line: string) => void }): Log {
  const logAt =
    (level: string) =>
    (message: string, fields: LogFields = {}) => {
      const entry = { time: now().toISOString(), level, message, ...fields };
      write(`${JSON.stringify(entry, describeErrors)}\n`);
    };
  return { info: logAt('info'), warn: logAt('warn'), error: logAt('error') };
}

// An Error has no enumerable properties, so JSON would print it as {}.
function describeErrors(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  return { name, message, stack, ...(cause === undefined ? {} : { cause }) };
}
