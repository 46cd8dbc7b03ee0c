import { Button, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { PointsInput } from '../components/PointsInput';
import { useText } from '../use-text';
import type { EnteredOption } from './entered-item';

interface GradedOptionsProps {
  itemId: string;
  options: readonly EnteredOption[];
  disabled: boolean;
  onChange: (options: EnteredOption[]) => void;
}

const NEW_OPTION: EnteredOption = { label: '', scoreThousandths: null };

/** The answers that a graded item allows, each with its points. */
export function GradedOptions({ itemId, options, disabled, onChange }: GradedOptionsProps) {
  const text = useText();
  return (
    <Flex
      tag="fieldset"
      direction="column"
      alignItems="stretch"
      gap={2}
      padding={0}
      style={{ border: 0 }}
    >
      <Typography tag="legend" variant="pi" fontWeight="bold">
        {text('items.options')}
      </Typography>
      {options.map((option, position) => (
        // Answers have no identity of their own until they are saved.
        <Flex key={String(position)} gap={2} alignItems="flex-start">
          <Flex flex="1 1 auto" direction="column" alignItems="stretch">
            <TextInput
              aria-label={text('items.optionLabel', { position: position + 1, item: itemId })}
              size="S"
              value={option.label}
              disabled={disabled}
              onChange={({ target }) =>
                onChange(options.with(position, { ...option, label: target.value }))
              }
            />
          </Flex>
          <Flex flex="0 0 10rem" direction="column" alignItems="stretch">
            <PointsInput
              label={text('items.optionPoints', { position: position + 1, item: itemId })}
              points={option.scoreThousandths}
              disabled={disabled}
              onChange={(scoreThousandths) =>
                onChange(options.with(position, { ...option, scoreThousandths }))
              }
            />
          </Flex>
          <IconButton
            label={text('items.removeOption', { position: position + 1, item: itemId })}
            disabled={disabled}
            onClick={() => onChange(options.toSpliced(position, 1))}
          >
            <Trash />
          </IconButton>
        </Flex>
      ))}
      <Flex>
        <Button
          variant="tertiary"
          size="S"
          startIcon={<Plus />}
          disabled={disabled}
          onClick={() => onChange([...options, NEW_OPTION])}
        >
          {text('items.addOption')}
        </Button>
      </Flex>
    </Flex>
  );
}
