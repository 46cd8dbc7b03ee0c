import { useIntl } from 'react-intl';

interface Figures {
  /** A decimal as the reader's language writes it: 85.82 is "85,82" in Vietnamese. */
  formatFigure: (figure: number) => string;
  /** The same with its sign: "+2,5", "−2,5", "0". */
  formatSigned: (figure: number) => string;
}

/** Writes figures of at most three decimals. */
export function useFigures(): Figures {
  const { formatNumber } = useIntl();
  return {
    formatFigure: (figure) => formatNumber(figure, { maximumFractionDigits: 3 }),
    formatSigned: (figure) =>
      formatNumber(figure, { maximumFractionDigits: 3, signDisplay: 'exceptZero' }),
  };
}
