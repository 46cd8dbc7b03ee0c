import { DataTable } from '@congkhai/admin-parts/data-table';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import { useText } from '../use-text';
import { MoveField } from '../workflow/MoveField';
import {
  type Doing,
  type Entered,
  inputsOf,
  isComplete,
  isGrave,
  requestOf,
} from '../workflow/move-forms';
import { type BulkResult, type Chosen, useBulk } from './use-bulk';

interface BulkMoveProps {
  doing: Doing;
  articles: Chosen;
  onBegin: () => void;
}

/** Asks once, does it with every ticked article, and says of each what came of it. */
export function BulkMove({ doing, articles, onBegin }: BulkMoveProps) {
  const text = useText();
  const [entered, setEntered] = useState<Entered>({});
  const { results, isRunning, run } = useBulk(articles);
  const inputs = inputsOf(doing, false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onBegin();
    void run(requestOf(doing, inputs, entered));
  };
  return (
    <Modal.Body>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">{text(`workflow.means.${doing}`)}</Typography>
        <Typography tag="p">{text('bulk.intro', { count: articles.length })}</Typography>
        {results.length === 0 ? (
          <form onSubmit={submit} noValidate>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {inputs.map((input) => (
                <MoveField
                  key={input.name}
                  input={input}
                  label={text(`workflow.input.${doing}.${input.name}`)}
                  value={entered[input.name] ?? ''}
                  onChange={(value) => setEntered({ ...entered, [input.name]: value })}
                />
              ))}
              <Button
                type="submit"
                variant={isGrave(doing) ? 'danger' : 'default'}
                loading={isRunning}
                disabled={!isComplete(inputs, entered)}
              >
                {text(`workflow.move.${doing}`)}
              </Button>
            </Flex>
          </form>
        ) : (
          <Results results={results} total={articles.length} isRunning={isRunning} doing={doing} />
        )}
      </Flex>
    </Modal.Body>
  );
}

interface ResultsProps {
  results: readonly BulkResult[];
  total: number;
  isRunning: boolean;
  doing: Doing;
}

function Results({ results, total, isRunning, doing }: ResultsProps) {
  const text = useText();
  const refused = results.filter(({ refusal }) => refusal !== null).length;
  return (
    <>
      <Typography tag="p" role="status" fontWeight="bold">
        {isRunning
          ? text('bulk.running', { done: results.length, count: total })
          : text('bulk.finished', { done: results.length - refused, refused })}
      </Typography>
      <DataTable
        caption={text('bulk.results')}
        columns={[{ label: text('bulk.article') }, { label: text('bulk.result') }]}
      >
        <tbody>
          {results.map(({ documentId, title, refusal }) => (
            <tr key={documentId}>
              <th scope="row">{title}</th>
              <td>{refusal ?? text(`workflow.done.${doing}`)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
