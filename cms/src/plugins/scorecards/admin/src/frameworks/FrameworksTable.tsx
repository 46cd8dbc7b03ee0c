import { DataTable } from '@congkhai/admin-parts/data-table';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import { Badge, Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { PAGES_ROOT } from '../constants';
import { DownloadButton } from '../files/DownloadButton';
import { useText } from '../use-text';
import type { ListedFramework } from './frameworks';

interface FrameworksTableProps {
  frameworks: readonly ListedFramework[];
  canManage: boolean;
  onDuplicate: (framework: ListedFramework) => void;
}

/** The frameworks with what they are enacted by and valid for. */
export function FrameworksTable({ frameworks, canManage, onDuplicate }: FrameworksTableProps) {
  const text = useText();
  const documentIdOf = new Map(
    frameworks.map(({ frameworkId, documentId }) => [frameworkId, documentId]),
  );
  return (
    <DataTable
      caption={text('frameworks.caption', { count: frameworks.length })}
      columns={[
        { label: text('frameworks.name') },
        { label: text('frameworks.version'), isFigure: true },
        { label: text('frameworks.validity') },
        { label: text('frameworks.items'), isFigure: true },
        { label: text('frameworks.maximum'), isFigure: true },
        { label: text('frameworks.use') },
        { label: text('frameworks.actions') },
      ]}
    >
      <tbody>
        {frameworks.map((framework) => (
          <FrameworkRow
            key={framework.documentId}
            framework={framework}
            previousDocumentId={documentIdOf.get(framework.previousFrameworkId ?? '') ?? null}
            onDuplicate={canManage ? () => onDuplicate(framework) : null}
          />
        ))}
      </tbody>
    </DataTable>
  );
}

interface FrameworkRowProps {
  framework: ListedFramework;
  previousDocumentId: string | null;
  /** Null for people who may only read. */
  onDuplicate: (() => void) | null;
}

function FrameworkRow({ framework, previousDocumentId, onDuplicate }: FrameworkRowProps) {
  const text = useText();
  const { documentId, frameworkId, decision, isLocked, blockCount } = framework;
  return (
    <tr>
      <th scope="row">
        <Link to={`/content-manager/collection-types/plugin::scorecards.framework/${documentId}`}>
          {framework.name}
        </Link>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {decision
            ? text('frameworks.decision', { number: decision.number, issuer: decision.issuer })
            : text('frameworks.noDecision')}
        </Typography>
      </th>
      <td className="figure">{framework.version}</td>
      <td>
        <Validity framework={framework} />
      </td>
      <td className="figure">{framework.scoredItemCount}</td>
      <td className="figure">{formatThousandths(framework.maximumThousandths)}</td>
      <td>
        <Badge variant={isLocked ? 'secondary' : 'success'}>
          {text(isLocked ? 'frameworks.locked' : 'frameworks.editable')}
        </Badge>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {text('frameworks.blockCount', { count: blockCount })}
        </Typography>
      </td>
      <td>
        <Flex gap={2} wrap="wrap" minWidth="24rem">
          {(['xlsx', 'json'] as const).map((format) => (
            <DownloadButton
              key={format}
              label={text(`frameworks.export.${format}`)}
              path={`/frameworks/${documentId}/export?format=${format}`}
              fileName={`${frameworkId}.${format}`}
            />
          ))}
          {onDuplicate ? (
            <Button variant="tertiary" size="S" onClick={onDuplicate}>
              {text('frameworks.duplicate')}
            </Button>
          ) : null}
          {previousDocumentId ? (
            <LinkButton
              tag={Link}
              to={`${PAGES_ROOT}/frameworks/difference?from=${previousDocumentId}&to=${documentId}`}
              variant="tertiary"
              size="S"
            >
              {text('frameworks.difference')}
            </LinkButton>
          ) : null}
        </Flex>
      </td>
    </tr>
  );
}

function Validity({ framework: { yearFrom, yearTo, tiers } }: { framework: ListedFramework }) {
  const text = useText();
  const { formatMessage } = useIntl();
  return (
    <>
      {yearFrom === null && yearTo === null
        ? text('frameworks.anyYear')
        : `${yearFrom ?? '…'} – ${yearTo ?? '…'}`}
      <Typography tag="p" variant="pi" textColor="neutral600">
        {tiers.map((tier) => formatMessage({ id: tier, defaultMessage: tier })).join(', ')}
      </Typography>
    </>
  );
}
