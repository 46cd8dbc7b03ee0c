import { TABLE_COLUMNS_MAX, TABLE_ROWS_MAX } from '@congkhai/shared/news/body-parts';
import { Box, Button, Checkbox, Field, Flex } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { useText } from '../use-text';
import { tableOf, widthOf, withColumn, withRow } from './edit-table';
import { TableGrid } from './TableGrid';

interface TableInputProps {
  /** The admin gives the name of every field; its types do not know that. */
  name?: string;
  label?: string;
  hint?: string;
  disabled?: boolean;
}

/** The cells of a table in an article's form. A table copied from Excel or Word is pasted into any cell. */
export function TableInput({ name = '', label, hint, disabled = false }: TableInputProps) {
  const text = useText();
  const { value, error, onChange } = useField<unknown>(name);
  const table = tableOf(value);
  const change = (next: typeof table) => onChange(name, next);
  return (
    <Field.Root name={name} error={error ?? false} hint={hint ?? ''}>
      <Field.Label>{label ?? text('table.label')}</Field.Label>
      <Flex gap={5} wrap="wrap" paddingBottom={2}>
        <Checkbox
          checked={table.headerRowCount > 0}
          disabled={disabled}
          onCheckedChange={(isOn: boolean) => change({ ...table, headerRowCount: isOn ? 1 : 0 })}
        >
          {text('table.headerRow')}
        </Checkbox>
        <Checkbox
          checked={table.hasHeaderColumn}
          disabled={disabled}
          onCheckedChange={(isOn: boolean) => change({ ...table, hasHeaderColumn: isOn })}
        >
          {text('table.headerColumn')}
        </Checkbox>
      </Flex>
      <TableGrid
        table={table}
        label={label ?? text('table.label')}
        onChange={change}
        disabled={disabled}
      />
      <Flex gap={2} paddingTop={2} wrap="wrap">
        <Button
          variant="secondary"
          size="S"
          disabled={disabled || table.rows.length >= TABLE_ROWS_MAX}
          onClick={() => change(withRow(table, table.rows.length))}
        >
          {text('table.addRow')}
        </Button>
        <Button
          variant="secondary"
          size="S"
          disabled={disabled || widthOf(table) >= TABLE_COLUMNS_MAX}
          onClick={() => change(withColumn(table, widthOf(table)))}
        >
          {text('table.addColumn')}
        </Button>
      </Flex>
      <Box paddingTop={1}>
        <Field.Hint />
        <Field.Error />
      </Box>
    </Field.Root>
  );
}
