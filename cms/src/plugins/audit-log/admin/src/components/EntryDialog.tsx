import { useReturnFocus } from '@congkhai/admin-parts/use-return-focus';
import type { ListedAuditEntry } from '@congkhai/shared/contracts/audit-admin';
import { AuditChangeSchema } from '@congkhai/shared/contracts/audit-trail';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import * as z from 'zod';
import { subjectPath, useActionName, useActorName, useFieldName } from '../names';
import { useText } from '../use-text';
import { Difference } from './Difference';

const ChangesSchema = z.array(AuditChangeSchema).catch([]);

const Facts = styled.dl`
  display: grid;
  grid-template-columns: minmax(9rem, max-content) 1fr;
  gap: 0.8rem 1.6rem;
  font-size: 1.4rem;
  line-height: 1.4;
  color: ${({ theme }) => theme.colors.neutral800};

  dt {
    color: ${({ theme }) => theme.colors.neutral600};
  }
  dd {
    overflow-wrap: anywhere;
  }
  a {
    color: ${({ theme }) => theme.colors.primary700};
  }
  pre {
    font-family: monospace;
    white-space: pre-wrap;
  }
`;

interface EntryDialogProps {
  entry: ListedAuditEntry;
  onClose: () => void;
}

/** Everything about one entry. */
export function EntryDialog({ entry, onClose }: EntryDialogProps) {
  const text = useText();
  const actionName = useActionName();
  const returnFocus = useReturnFocus();
  return (
    <Modal.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={returnFocus}>
        <Modal.Header closeLabel={text('close')}>
          <Modal.Title>{actionName(entry.content.action)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={6}>
            <EntryFacts entry={entry} />
            <Changes entry={entry} />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {text('close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function EntryFacts({ entry: { sequence, hash, content, address } }: { entry: ListedAuditEntry }) {
  const text = useText();
  const { formatDate } = useIntl();
  const actorName = useActorName();
  const { at, actor, action, subject } = content;
  const path = subject && subjectPath(subject);
  const { changes: _, ...rest } = content.detail;
  const facts: [label: string, value: ReactNode][] = [
    ['sequence', sequence],
    ['at', formatDate(at, { dateStyle: 'full', timeStyle: 'long', timeZone: 'Asia/Ho_Chi_Minh' })],
    ['actor', actorName(actor)],
    ...(actor.kind === 'account'
      ? [
          ['email', actor.email] satisfies [string, ReactNode],
          ['roles', actor.roles.join(', ')] satisfies [string, ReactNode],
        ]
      : []),
    ...(address ? [['address', address] satisfies [string, ReactNode]] : []),
    ['action', action],
    ...(subject
      ? [
          [
            'subject',
            path ? (
              <NavLink key="subject" to={path}>
                {subject.title ?? subject.documentId}
              </NavLink>
            ) : (
              (subject.title ?? subject.documentId)
            ),
          ] satisfies [string, ReactNode],
        ]
      : []),
    ...(Object.keys(rest).length > 0
      ? [
          ['detail', <pre key="detail">{JSON.stringify(rest, null, 2)}</pre>] satisfies [
            string,
            ReactNode,
          ],
        ]
      : []),
    ['hash', hash],
  ];
  return (
    <Facts>
      {facts.map(([label, value]) => (
        <FactRow key={label} label={text(`fact.${label}`)} value={value} />
      ))}
    </Facts>
  );
}

function FactRow({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Changes({ entry: { content } }: { entry: ListedAuditEntry }) {
  const text = useText();
  const fieldName = useFieldName(content.subject?.uid ?? null);
  const changes = ChangesSchema.parse(content.detail.changes);
  if (changes.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="delta" tag="h2">
        {text('changes')}
      </Typography>
      {changes.map((change) => (
        <Flex key={change.field} direction="column" alignItems="stretch" gap={1}>
          <Typography variant="sigma" tag="h3" textColor="neutral600">
            {fieldName(change.field)}
          </Typography>
          <Difference change={change} />
        </Flex>
      ))}
    </Flex>
  );
}
