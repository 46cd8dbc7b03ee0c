import { changesBetween } from '@congkhai/shared/audit/changes';
import type { AuditChange } from '@congkhai/shared/contracts/audit-trail';
import { sha256Of } from '../canonical';
import type { DocumentState, LocaleState, Version } from './document-state';

export type DocumentVerb =
  | 'created'
  | 'cloned'
  | 'updated'
  | 'published'
  | 'unpublished'
  | 'draft-discarded'
  | 'deleted';

/** What happened to a document in one language. */
export interface DocumentEvent {
  verb: DocumentVerb;
  locale: string | null;
  title: string | null;
  changes: AuditChange[];
}

interface Writing {
  /** The Document Service's name of what was done. */
  action: string;
  before: DocumentState;
  after: DocumentState;
  secretFields: ReadonlySet<string>;
}

const NOTHING: LocaleState = { draft: null, published: null };

/**
 * What a write amounts to, language by language. It follows from the two states and not from the parameters, so that a publication by
 * `update({ status: 'published' })` is one, and a save that changed nothing is none.
 */
export function documentEventsOf({
  action,
  before,
  after,
  secretFields,
}: Writing): DocumentEvent[] {
  const locales = [...new Set([...before.keys(), ...after.keys()])].sort();
  return locales.flatMap((locale) => {
    const was = before.get(locale) ?? NOTHING;
    const is = after.get(locale) ?? NOTHING;
    const event = eventOf(action, was, is);
    if (!event) return [];
    const { verb, from, to } = event;
    const changes = changesBetween(from?.fields ?? {}, to?.fields ?? {}, {
      secretFields,
      sha256Of,
    });
    if (verb === 'updated' && changes.length === 0) return [];
    const title = (is.draft ?? is.published ?? was.draft ?? was.published)?.title ?? null;
    return [{ verb, locale: locale || null, title, changes }];
  });
}

function eventOf(
  action: string,
  was: LocaleState,
  is: LocaleState,
): { verb: DocumentVerb; from: Version | null; to: Version | null } | null {
  const wasThere = was.draft ?? was.published;
  const isThere = is.draft ?? is.published;
  if (!isThere) return wasThere && { verb: 'deleted', from: wasThere, to: null };
  // A published row is written anew at each publication, with another id.
  if (is.published && is.published.id !== was.published?.id)
    return { verb: 'published', from: was.published, to: is.published };
  if (was.published && !is.published) return { verb: 'unpublished', from: null, to: null };
  if (!wasThere)
    return { verb: action === 'clone' ? 'cloned' : 'created', from: null, to: isThere };
  if (action === 'discardDraft')
    return was.draft?.id === is.draft?.id
      ? null
      : { verb: 'draft-discarded', from: was.draft, to: is.draft };
  return { verb: 'updated', from: was.draft, to: is.draft };
}
