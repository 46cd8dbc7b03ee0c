import { Typography } from '@strapi/design-system';
import { useText } from '../use-text';

/** What is to be looked at, one under the other. */
export function Flags({ names }: { names: readonly string[] }) {
  const text = useText();
  if (names.length === 0) return <>{text('report.none')}</>;
  return (
    <ul>
      {names.map((name) => (
        <Typography key={name} tag="li" textColor="danger700">
          {text(`report.flag.${name}`)}
        </Typography>
      ))}
    </ul>
  );
}
