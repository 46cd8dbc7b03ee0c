import { WordRuns } from '@congkhai/admin-parts/word-runs';
import type { VersionComparison } from '@congkhai/shared/contracts/newsroom-admin';
import { wordDifference } from '@congkhai/shared/text/word-difference';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useFieldName } from '../field-name';
import { useText } from '../use-text';

interface FieldDifferencesProps {
  fields: VersionComparison['fields'];
  /** What a screen reader says before words that only one of the two has. */
  labels?: Record<'added' | 'removed', string>;
}

/** Field by field, how one text of an article becomes another. */
export function FieldDifferences({ fields, labels }: FieldDifferencesProps) {
  const text = useText();
  const fieldName = useFieldName();
  if (fields.length === 0) return <Typography tag="p">{text('versions.same')}</Typography>;
  const spoken = labels ?? { added: text('versions.added'), removed: text('versions.removed') };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {fields.map(({ field, before, now }) => (
        <Box key={field}>
          <Typography variant="sigma" tag="h3" textColor="neutral600">
            {fieldName(field)}
          </Typography>
          <WordRuns runs={wordDifference(before, now)} labels={spoken} />
        </Box>
      ))}
    </Flex>
  );
}
