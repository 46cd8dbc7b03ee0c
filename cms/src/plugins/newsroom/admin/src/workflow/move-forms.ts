import { SlugSchema } from '@congkhai/shared/contracts/identifiers';
import type { WorkflowRequest } from '@congkhai/shared/contracts/workflow-admin';
import { instantOfLocalTime } from './local-time';

/** What people do with an article from the panel. */
export type Doing = WorkflowRequest['move'];
export type InputName =
  | 'note'
  | 'notice'
  | 'changeNote'
  | 'publishAt'
  | 'expireAt'
  | 'reviewOn'
  | 'movedTo';

/** What is asked before something is done. */
export interface MoveInput {
  name: InputName;
  kind: 'words' | 'time' | 'day' | 'address';
  isRequired: boolean;
}

const optionalNote: MoveInput = { name: 'note', kind: 'words', isRequired: false };
const changeNote: MoveInput = { name: 'changeNote', kind: 'words', isRequired: false };

const INPUTS: Readonly<Record<Doing, readonly MoveInput[]>> = {
  submit: [optionalNote],
  'take-back': [],
  'ask-changes': [{ name: 'note', kind: 'words', isRequired: true }],
  approve: [optionalNote],
  publish: [changeNote],
  schedule: [{ name: 'publishAt', kind: 'time', isRequired: true }, changeNote],
  unschedule: [optionalNote],
  withdraw: [{ name: 'notice', kind: 'words', isRequired: true }],
  redirect: [{ name: 'movedTo', kind: 'address', isRequired: true }],
  remove: [{ name: 'notice', kind: 'words', isRequired: false }],
  comment: [{ name: 'note', kind: 'words', isRequired: true }],
  'set-expiry': [{ name: 'expireAt', kind: 'time', isRequired: false }],
  'set-review': [{ name: 'reviewOn', kind: 'day', isRequired: false }],
  confirm: [],
};

/** Moves that take something away from readers. */
const GRAVE: ReadonlySet<Doing> = new Set(['withdraw', 'redirect', 'remove']);
/** What is set to nothing when its input is left empty. */
const CLEARED_WHEN_EMPTY: ReadonlySet<InputName> = new Set(['expireAt', 'reviewOn']);

export function isGrave(doing: Doing): boolean {
  return GRAVE.has(doing);
}

/** The inputs of a dialog. What has changed is asked only where readers have seen the article before. */
export function inputsOf(doing: Doing, isPublished: boolean): readonly MoveInput[] {
  return INPUTS[doing].filter(({ name }) => name !== 'changeNote' || isPublished);
}

export type Entered = Partial<Record<InputName, string>>;

/** Whether everything that must be entered is, in its form. */
export function isComplete(inputs: readonly MoveInput[], entered: Entered): boolean {
  return inputs.every(({ name, kind, isRequired }) => {
    const value = tidied(kind, entered[name]);
    if (kind === 'address') return SlugSchema.safeParse(value).success;
    return !isRequired || value !== '';
  });
}

/** What is sent to the server, which judges it. Line breaks become spaces: notes are one line in mails, logs and lists. */
export function requestOf(doing: Doing, inputs: readonly MoveInput[], entered: Entered) {
  const values = inputs.flatMap(({ name, kind }): [InputName, string | null][] => {
    const value = tidied(kind, entered[name]);
    if (value === '') return CLEARED_WHEN_EMPTY.has(name) ? [[name, null]] : [];
    return [[name, kind === 'time' ? instantOfLocalTime(value) : value]];
  });
  return { move: doing, ...Object.fromEntries(values) };
}

/** Of an address that was copied from the browser, the last part counts. */
function tidied(kind: MoveInput['kind'], value = ''): string {
  const words = value.replace(/\s+/gu, ' ').trim();
  if (kind !== 'address') return words;
  return (
    words
      .replace(/[?#].*$/u, '')
      .split('/')
      .filter(Boolean)
      .at(-1) ?? ''
  );
}
