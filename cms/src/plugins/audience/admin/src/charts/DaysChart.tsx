import { DataTable } from '@congkhai/admin-parts/data-table';
import { useId } from 'react';
import { useIntl } from 'react-intl';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { styled, useTheme } from 'styled-components';
import { dayText, useText } from '../use-text';

interface ChartDay {
  localDay: string;
  viewCount: number;
  readCount: number;
  suspectCount?: number;
}

interface DaysChartProps {
  caption: string;
  days: readonly ChartDay[];
  /** In pixels. */
  height: number;
}

const Figure = styled.figure`
  margin: 0;
  min-width: 0;

  figcaption {
    font-weight: 600;
    font-size: 1.4rem;
    color: ${({ theme }) => theme.colors.neutral800};
    padding-bottom: 0.8rem;
  }
  summary {
    cursor: pointer;
    padding-block: 0.8rem;
    font-size: 1.4rem;
    color: ${({ theme }) => theme.colors.primary700};
  }
`;

/** Views and reads per day, drawn: read with the arrow keys and by screen readers, and as a table below. */
export function DaysChart({ caption, days, height }: DaysChartProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  const { colors } = useTheme();
  const id = useId();
  const hasSuspects = days.some(({ suspectCount }) => suspectCount !== undefined);
  const label = (day: unknown) => dayText(String(day));
  const axis = { stroke: colors.neutral500, tick: { fill: colors.neutral700, fontSize: 12 } };
  return (
    <Figure aria-labelledby={id}>
      <figcaption id={id}>{caption}</figcaption>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart
          data={[...days]}
          accessibilityLayer
          title={caption}
          margin={{ top: 8, right: 8 }}
        >
          <CartesianGrid vertical={false} stroke={colors.neutral150} />
          <XAxis
            {...axis}
            dataKey="localDay"
            minTickGap={24}
            tickFormatter={(day) => label(day).slice(0, 5)}
          />
          <YAxis
            {...axis}
            allowDecimals={false}
            width={48}
            tickFormatter={(n) => formatNumber(n)}
          />
          <Tooltip
            labelFormatter={label}
            contentStyle={{ background: colors.neutral0, color: colors.neutral800 }}
          />
          <Legend />
          <Area
            dataKey="viewCount"
            name={text('views')}
            stroke={colors.primary600}
            fill={colors.primary200}
            isAnimationActive={false}
          />
          <Line
            dataKey="readCount"
            name={text('reads')}
            stroke={colors.success600}
            strokeDasharray="4 3"
            dot={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
      <details>
        <summary>{text('asTable')}</summary>
        <DataTable
          caption={caption}
          columns={[
            { label: text('day') },
            { label: text('views'), isFigure: true },
            { label: text('reads'), isFigure: true },
            ...(hasSuspects ? [{ label: text('suspects'), isFigure: true }] : []),
          ]}
        >
          <tbody>
            {[...days].reverse().map((day) => (
              <tr key={day.localDay}>
                <th scope="row">{dayText(day.localDay)}</th>
                <td className="figure">{formatNumber(day.viewCount)}</td>
                <td className="figure">{formatNumber(day.readCount)}</td>
                {hasSuspects ? (
                  <td className="figure">{formatNumber(day.suspectCount ?? 0)}</td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </DataTable>
      </details>
    </Figure>
  );
}
