type Form = Readonly<Record<string, unknown>>;

/** Lists of components. Each has a row number, which is not there any more when somebody else has saved the list. */
const COMPONENT_FIELDS = new Set(['sections', 'attachments']);

/** What was typed, to be saved whatever the draft is now: components as new ones, opened with the newest save. */
export function onTopOf(form: Form, saveNumber: number): Record<string, unknown> {
  return {
    ...Object.fromEntries(
      Object.entries(form).map(([name, value]) => [
        name,
        COMPONENT_FIELDS.has(name) ? withoutRowNumbers(value) : value,
      ]),
    ),
    saveNumber,
  };
}

/** Their form with the fields that I changed since it was opened. Where both changed a field, mine stands. */
export function mergeForms({
  opened,
  mine,
  theirs,
}: {
  opened: Form;
  mine: Form;
  theirs: Form;
}): Record<string, unknown> {
  const changed = Object.entries(mine).filter(([name, value]) => !isSame(value, opened[name]));
  return { ...theirs, ...onTopOf(Object.fromEntries(changed), Number(theirs.saveNumber)) };
}

/** The form gives components keys of its own, others each time, and its fields another order than the server. */
function asWritten(name: string, value: unknown): unknown {
  if (name === '__temp_key__') return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left ?? null, asWritten) === JSON.stringify(right ?? null, asWritten);
}

function withoutRowNumbers(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'id'));
  });
}
