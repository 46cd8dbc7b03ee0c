import { Box, Button, Flex } from '@strapi/design-system';
import { DayInput, ScopeChoice } from '../components/choices';
import { useText } from '../use-text';
import { type DayRange, PRESETS, rangeOf } from './ranges';

interface AskedRange extends DayRange {
  scope: string;
}
interface RangeControlsProps {
  asked: AskedRange;
  problem: string | undefined;
  onChange: (asked: AskedRange) => void;
}

/** Which days, by a button or freely, and of what. */
export function RangeControls({ asked, problem, onChange }: RangeControlsProps) {
  const text = useText();
  const now = new Date();
  const isChosen = (preset: (typeof PRESETS)[number]) => {
    const { from, to } = rangeOf(preset, now);
    return asked.from === from && asked.to === to;
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={2} wrap="wrap">
        {PRESETS.map((preset) => (
          <Button
            key={preset}
            size="S"
            variant={isChosen(preset) ? 'default' : 'tertiary'}
            aria-pressed={isChosen(preset)}
            onClick={() => onChange({ ...asked, ...rangeOf(preset, now) })}
          >
            {text(`preset.${preset}`)}
          </Button>
        ))}
      </Flex>
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        <DayInput
          label={text('range.from')}
          value={asked.from}
          error={problem}
          onChange={(from) => onChange({ ...asked, from })}
        />
        <DayInput
          label={text('range.to')}
          value={asked.to}
          onChange={(to) => onChange({ ...asked, to })}
        />
        <Box minWidth="240px">
          <ScopeChoice value={asked.scope} onChange={(scope) => onChange({ ...asked, scope })} />
        </Box>
      </Flex>
    </Flex>
  );
}
