import { actionGroupOf, actorNameOf } from '@congkhai/shared/audit/entry';
import type { AuditActor, AuditSubject } from '@congkhai/shared/contracts/audit-trail';
import { useCallback } from 'react';
import { PLUGIN_ID } from './constants';
import { useKnownText, useText } from './use-text';

export function useGroupName(): (group: string) => string {
  const known = useKnownText();
  return useCallback((group) => known(`${PLUGIN_ID}.group.${group}`) ?? group, [known]);
}

/** An action in words: "Sửa bài viết". One that has no words here is told by its name. */
export function useActionName(): (action: string) => string {
  const known = useKnownText();
  return useCallback(
    (action) => {
      const group = actionGroupOf(action);
      const own = known(`${PLUGIN_ID}.action.${action}`);
      if (own) return own;
      const verb = known(`${PLUGIN_ID}.verb.${action.slice(group.length + 1)}`);
      const noun = known(`${PLUGIN_ID}.group.${group}`);
      return verb && noun
        ? `${verb} ${noun.charAt(0).toLocaleLowerCase('vi')}${noun.slice(1)}`
        : action;
    },
    [known],
  );
}

export function useActorName(): (actor: AuditActor) => string {
  const text = useText();
  return useCallback(
    (actor) => {
      if (actor.kind === 'nobody') return text('actor.nobody');
      if (actor.kind === 'token') return text('actor.token', { name: actor.name });
      if (actor.kind === 'system')
        return actor.name === 'system'
          ? text('actor.system')
          : text('actor.command', { name: actor.name });
      return actorNameOf(actor);
    },
    [text],
  );
}

/** The label of a field, as the Content Manager has it. */
export function useFieldName(uid: string | null): (field: string) => string {
  const known = useKnownText();
  return useCallback(
    (field) =>
      known(`content-manager.content-types.${uid}.${field}`, `${PLUGIN_ID}.field.${field}`) ??
      field,
    [known, uid],
  );
}

/** Where the subject is worked on, or null if it has no page of its own. */
export function subjectPath({ uid, documentId, locale }: AuditSubject): string | null {
  if (documentId === null) return null;
  if (uid === 'admin::user') return `/settings/users/${documentId}`;
  if (uid === 'admin::role') return `/settings/roles/${documentId}`;
  if (!/^(api|plugin)::/.test(uid) || uid.startsWith('plugin::upload')) return null;
  const query = locale ? `?plugins[i18n][locale]=${locale}` : '';
  return `/content-manager/collection-types/${uid}/${documentId}${query}`;
}
