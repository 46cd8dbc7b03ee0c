import type { EventEffects } from '@congkhai/shared/contracts/units-admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import { dayText, useText } from '../use-text';

/** What an event would close and make, in words. */
export function EffectsPreview({ effects }: { effects: EventEffects }) {
  const text = useText();
  const { closed, opened, reduced, moved } = effects;
  return (
    <Box background="success100" borderColor="success200" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <List
          title={text('effects.closed')}
          lines={closed.map(({ name, validTo }) =>
            text('effects.closedLine', { name, day: dayText(validTo) }),
          )}
        />
        <List
          title={text('effects.opened')}
          lines={opened.map(({ fullName, unitId, validFrom }) =>
            text('effects.openedLine', { name: fullName, unitId, day: dayText(validFrom) }),
          )}
        />
        <List title={text('effects.reduced')} lines={reduced.map(({ name }) => name)} />
        <List title={text('effects.moved')} lines={moved.map(({ name }) => name)} />
      </Flex>
    </Box>
  );
}

function List({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <Box>
      <Typography variant="omega" fontWeight="bold" tag="h3">
        {title}
      </Typography>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Typography>{line}</Typography>
          </li>
        ))}
      </ul>
    </Box>
  );
}
