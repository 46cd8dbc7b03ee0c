import { DataTable } from '@congkhai/admin-parts/data-table';
import type { ArticleVersion } from '@congkhai/shared/contracts/newsroom-admin';
import { Button, Flex } from '@strapi/design-system';
import { useFieldName } from '../field-name';
import { useInstantText } from '../instant-text';
import { useText } from '../use-text';

interface VersionsTableProps {
  versions: readonly ArticleVersion[];
  onCompare: (version: ArticleVersion) => void;
  /** Null for whoever may not change articles. */
  onRestore: ((version: ArticleVersion) => void) | null;
}

/** What an article was, newest first: who saved it, when, and what changed. */
export function VersionsTable({ versions, onCompare, onRestore }: VersionsTableProps) {
  const text = useText();
  const instantText = useInstantText();
  const fieldName = useFieldName();
  const changeText = ({ changedFields }: ArticleVersion) => {
    if (changedFields === null) return text('versions.first');
    if (changedFields.length === 0) return text('versions.unchanged');
    return changedFields.map(fieldName).join(', ');
  };
  const newest = versions[0]?.number;
  return (
    <DataTable
      caption={text('versions.caption')}
      columns={['number', 'at', 'by', 'changed', 'actions'].map((name) => ({
        label: text(`versions.column.${name}`),
        isFigure: name === 'number',
      }))}
    >
      <tbody>
        {versions.map((version) => (
          <tr key={version.number}>
            <th scope="row" className="figure">
              {version.number}
            </th>
            <td>
              {instantText(version.savedAt)}
              {version.reason === 'saved' ? null : (
                <>
                  <br />
                  {text(`versions.reason.${version.reason}`)}
                </>
              )}
            </td>
            <td>{version.savedBy ?? text('versions.nobody')}</td>
            <td>{changeText(version)}</td>
            <td>
              <Flex gap={2} wrap="wrap">
                <Button
                  variant="tertiary"
                  size="S"
                  disabled={version.number === 1}
                  aria-label={text('versions.compare.of', { number: version.number })}
                  onClick={() => onCompare(version)}
                >
                  {text('versions.compare')}
                </Button>
                {onRestore && version.number !== newest ? (
                  <Button
                    variant="tertiary"
                    size="S"
                    aria-label={text('versions.restore.of', { number: version.number })}
                    onClick={() => onRestore(version)}
                  >
                    {text('versions.restore')}
                  </Button>
                ) : null}
              </Flex>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
