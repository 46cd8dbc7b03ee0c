import { DataTable } from '@congkhai/admin-parts/data-table';
import type { BulkRun } from '@congkhai/shared/contracts/bulk-admin';
import { Button, Checkbox, Flex, Modal, Typography } from '@strapi/design-system';
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
import { type Chosen, useBulk } from './use-bulk';

interface BulkMoveProps {
  doing: Doing;
  articles: Chosen;
  onBegin: () => void;
}

/** Asks once, has the server do it with every article, and says of each that was refused why. */
export function BulkMove({ doing, articles, onBegin }: BulkMoveProps) {
  const text = useText();
  const [entered, setEntered] = useState<Entered>({});
  const [isWholeList, setIsWholeList] = useState(false);
  const { bulkRun, failure, isBeginning, begin, stop } = useBulk(articles);
  const inputs = inputsOf(doing, false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onBegin();
    void begin(requestOf(doing, inputs, entered), isWholeList);
  };
  return (
    <Modal.Body>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">{text(`workflow.means.${doing}`)}</Typography>
        <Typography tag="p">{text('bulk.intro', { count: articles.length })}</Typography>
        {bulkRun === null ? (
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
              <Checkbox
                checked={isWholeList}
                onCheckedChange={(isChecked) => setIsWholeList(isChecked === true)}
              >
                {text('bulk.wholeList')}
              </Checkbox>
              {failure ? <p role="alert">{failure}</p> : null}
              <Button
                type="submit"
                variant={isGrave(doing) ? 'danger' : 'default'}
                loading={isBeginning}
                disabled={!isComplete(inputs, entered)}
              >
                {text(`workflow.move.${doing}`)}
              </Button>
            </Flex>
          </form>
        ) : (
          <Progress bulkRun={bulkRun} onStop={() => void stop()} />
        )}
      </Flex>
    </Modal.Body>
  );
}

interface ProgressProps {
  bulkRun: BulkRun;
  onStop: () => void;
}

function Progress({ bulkRun: { counts, finishedAt, refusals }, onStop }: ProgressProps) {
  const text = useText();
  const { waiting, done, refused } = counts;
  const isRunning = finishedAt === null;
  const count = waiting + done + refused;
  return (
    <>
      <Typography tag="p" role="status" fontWeight="bold">
        {isRunning
          ? text('bulk.running', { done: done + refused, count })
          : text('bulk.finished', { done, refused })}
      </Typography>
      {isRunning ? (
        <>
          <progress value={done + refused} max={count} aria-label={text('bulk.progress')} />
          <Typography tag="p">{text('bulk.background')}</Typography>
          <Button variant="danger-light" onClick={onStop}>
            {text('bulk.stop')}
          </Button>
        </>
      ) : null}
      {refusals.length > 0 ? (
        <DataTable
          caption={text('bulk.refusals', { shown: refusals.length, count: refused })}
          columns={[{ label: text('bulk.article') }, { label: text('bulk.result') }]}
        >
          <tbody>
            {refusals.map(({ documentId, title, message }) => (
              <tr key={documentId}>
                <th scope="row">{title}</th>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      ) : null}
    </>
  );
}
