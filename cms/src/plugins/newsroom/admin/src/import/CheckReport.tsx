import type { ImportCheck } from '@congkhai/shared/contracts/import-admin';
import { Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { ARTICLE_UID } from '../constants';
import { useText } from '../use-text';
import { Table } from './Table';

/** What a file would bring: how many, what is wrong row by row, and what is here already. */
export function CheckReport({ check }: { check: ImportCheck }) {
  const text = useText();
  const { problems, existing, wrongCount, existingCount } = check;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Typography tag="p" role="status" fontWeight="bold">
        {text('import.summary', {
          rows: check.rowCount,
          ready: check.readyCount,
          published: check.publishedCount,
          existing: existingCount,
          wrong: wrongCount,
          files: check.fileCount,
        })}
      </Typography>
      {problems.length > 0 ? (
        <Table
          caption={text('import.problems', { count: wrongCount })}
          columns={['row', 'article', 'field', 'problem'].map((name) => ({
            label: text(`import.column.${name}`),
          }))}
        >
          {problems.map(({ row, title, field, message }) => (
            <tr key={`${row} ${field} ${message}`}>
              <td>{row}</td>
              <td>{title || '–'}</td>
              <td>
                <code>{field || '–'}</code>
              </td>
              <td>{message}</td>
            </tr>
          ))}
        </Table>
      ) : null}
      {existing.length > 0 ? (
        <Table
          caption={text('import.existing', { count: existingCount })}
          columns={['row', 'article', 'by'].map((name) => ({
            label: text(`import.column.${name}`),
          }))}
        >
          {existing.map(({ row, title, by, documentId }) => (
            <tr key={row}>
              <td>{row}</td>
              <td>
                <Link to={`/content-manager/collection-types/${ARTICLE_UID}/${documentId}`}>
                  {title}
                </Link>
              </td>
              <td>{text(`import.by.${by}`)}</td>
            </tr>
          ))}
        </Table>
      ) : null}
    </Flex>
  );
}
