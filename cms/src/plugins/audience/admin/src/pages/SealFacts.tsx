import { DataTable } from '@congkhai/admin-parts/data-table';
import type { TransparencyFigures } from '@congkhai/shared/contracts/audience-admin';
import { dayText, useText } from '../use-text';

/** By what views are told from others now, and the ends of the ledger that somebody can note and compare later. */
export function SealFacts({ figures: { data, meta } }: { figures: TransparencyFigures }) {
  const text = useText();
  const { rules, robotLists, publicKeys, heads } = data;
  const none = text('transparency.noSeal');
  const facts = [
    ['definition', meta.definition],
    ['rules', rules.version],
    ['isbot', robotLists.isbot],
    ['counter', robotLists.counter],
    ['lastHour', heads.hour ? `${heads.hour.hour}Z · ${heads.hour.sha256}` : none],
    ['lastDay', heads.day ? `${dayText(heads.day.localDay)} · ${heads.day.sha256}` : none],
    ['keys', publicKeys.map(({ keyId }) => keyId).join(', ') || none],
  ] as const;
  return (
    <DataTable
      caption={text('transparency.facts')}
      columns={[{ label: text('transparency.fact') }, { label: text('transparency.value') }]}
    >
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{text(`fact.${name}`)}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
