import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import type { ListedFinding } from '@congkhai/shared/contracts/findings-admin';
import type { Locale } from '@congkhai/shared/contracts/identifiers';
import { Flex, Typography } from '@strapi/design-system';
import { useAction } from '../api/request-hooks';
import { HOST_PERMISSIONS } from '../constants';
import { useText } from '../use-text';
import { FindingItem } from './FindingItem';
import { useFindings } from './use-findings';

interface FindingsProps {
  documentId: string;
  locale: Locale;
  updatedAt: string;
  title: string;
}

type Group = 'refusals' | 'questions' | 'answered';
const GROUPS: readonly Group[] = ['refusals', 'questions', 'answered'];

function groupOf({ severity, answer }: ListedFinding): Group {
  if (severity === 'refusal') return 'refusals';
  return answer ? 'answered' : 'questions';
}

/** What the checks found: what must be mended, what is asked, and what was answered. */
export function Findings({ documentId, locale, updatedAt, title }: FindingsProps) {
  const text = useText();
  const { loaded, answer, propose } = useFindings(documentId, locale, updatedAt);
  const allowedActions = useAllowedActions(HOST_PERMISSIONS);
  const { isBusy, run } = useAction();
  if (loaded.status === 'loading') return <p role="status">{text('findings.loading')}</p>;
  if (loaded.status === 'failed') return <p role="alert">{loaded.message}</p>;
  const { findings, canAnswer } = loaded.answer;
  const openCount = findings.filter((finding) => groupOf(finding) !== 'answered').length;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Typography tag="p" role="status" fontWeight="bold">
        {openCount === 0 ? text('findings.none') : text('findings.open', { count: openCount })}
      </Typography>
      {GROUPS.map((group) => {
        const members = findings.filter((finding) => groupOf(finding) === group);
        if (members.length === 0) return null;
        return (
          <section key={group} aria-label={text(`findings.${group}`)}>
            <Typography tag="h3" variant="sigma" textColor="neutral600">
              {text(`findings.${group}`)}
            </Typography>
            <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={2}>
              {members.map((finding, index) => (
                <FindingItem
                  // The same words twice in one place differ by their order only.
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                  key={`${finding.subjectHash} ${index}`}
                  finding={finding}
                  onAnswer={
                    canAnswer && group === 'questions'
                      ? () =>
                          void run(() => answer(finding.subjectHash), text('findings.answer.kept'))
                      : null
                  }
                  onPropose={
                    allowedActions.canPropose && finding.host
                      ? () =>
                          void run(
                            () =>
                              propose(
                                finding.host ?? '',
                                text('findings.propose.reason', { title }),
                              ),
                            text('findings.propose.sent'),
                          )
                      : null
                  }
                  isBusy={isBusy}
                />
              ))}
            </Flex>
          </section>
        );
      })}
    </Flex>
  );
}
