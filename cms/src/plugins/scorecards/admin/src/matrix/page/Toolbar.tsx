import {
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import type { ReactNode, Ref } from 'react';
import { useText } from '../../use-text';
import type { MatrixStore } from '../matrix-store';
import { FIGURE_FIELDS, type FigureField } from '../sheet/entry';

interface ToolbarProps {
  store: MatrixStore;
  /** The column that all units show; null while one unit is shown with all of its columns. */
  field: FigureField | null;
  fields: readonly FigureField[];
  onField: (field: FigureField) => void;
  search: string;
  onSearch: (search: string) => void;
  /** The item and unit of the cell that has the focus have a history. */
  canShowHistory: boolean;
  onHistory: () => void;
  /** Shows the unit of the cell that has the focus by its tree; null where it is shown so already. */
  onUnit: (() => void) | null;
  /** Where F6 leads to from the grid. */
  firstRef: Ref<HTMLButtonElement>;
  children: ReactNode;
}

/** What can be done with the grid by mouse or touch as well as by key. */
export function Toolbar(props: ToolbarProps) {
  const { store, field, fields, onField, search, onSearch } = props;
  const text = useText();
  return (
    <Flex
      gap={3}
      wrap="wrap"
      alignItems="flex-end"
      role="toolbar"
      aria-label={text('matrix.tools')}
    >
      {field === null ? null : (
        <>
          <Field.Root>
            <Field.Label>{text('matrix.field')}</Field.Label>
            <SingleSelect
              size="S"
              value={field}
              onChange={(chosen) => {
                const next = FIGURE_FIELDS.find((candidate) => candidate === chosen);
                if (next) onField(next);
              }}
            >
              {fields.map((candidate) => (
                <SingleSelectOption key={candidate} value={candidate}>
                  {text(`matrix.columns.${candidate}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <Field.Root>
            <Field.Label>{text('matrix.search')}</Field.Label>
            <TextInput
              size="S"
              type="search"
              value={search}
              onChange={({ target }) => onSearch(target.value)}
            />
          </Field.Root>
        </>
      )}
      <Button ref={props.firstRef} variant="tertiary" size="S" onClick={() => store.revert('undo')}>
        {text('matrix.undo')}
      </Button>
      <Button variant="tertiary" size="S" onClick={() => store.revert('redo')}>
        {text('matrix.redo')}
      </Button>
      <Button variant="tertiary" size="S" onClick={() => void store.saving.saveNow()}>
        {text('matrix.save')}
      </Button>
      <Button
        variant="tertiary"
        size="S"
        disabled={!props.canShowHistory}
        onClick={props.onHistory}
      >
        {text('matrix.history')}
      </Button>
      {props.onUnit ? (
        <Button variant="tertiary" size="S" onClick={props.onUnit}>
          {text('matrix.openUnit')}
        </Button>
      ) : null}
      {props.children}
    </Flex>
  );
}
