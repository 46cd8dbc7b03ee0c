import { Box, Typography } from '@strapi/design-system';
import type { Refusal } from '../api/use-refusal';
import { useText } from '../use-text';

/** Everything that the server refused, in one place: a field may be out of sight. */
export function RefusalNotice({ refusal }: { refusal: Refusal }) {
  const text = useText();
  return (
    <Box role="alert">
      {refusal.size > 0 && (
        <Box background="danger100" borderColor="danger200" hasRadius padding={4}>
          <Typography textColor="danger700" fontWeight="bold" tag="p">
            {text('refused')}
          </Typography>
          <ul>
            {[...refusal].map(([field, message]) => (
              <li key={field}>
                <Typography textColor="danger700">{message}</Typography>
              </li>
            ))}
          </ul>
        </Box>
      )}
    </Box>
  );
}
