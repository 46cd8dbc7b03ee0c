import type { Chart } from '@congkhai/shared/charts/chart';

export type ChartFormat = 'svg' | 'png';
export type ChartTheme = 'light' | 'dark';

/** A picture that is asked for. The same request is the same bytes, on any machine. */
export interface DrawingRequest {
  chart: Chart;
  format: ChartFormat;
  theme: ChartTheme;
  /** In CSS pixels. */
  width: number;
}

/** A picture as it is answered. */
export interface Picture {
  bytes: Buffer<ArrayBuffer>;
  etag: string;
}

/** Draws charts. Rejects with `StoreUnavailable` while it has too much to do. */
export interface ChartPainter {
  draw(request: DrawingRequest): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/** How wide a text is in the font of charts, in CSS pixels. */
export type MeasureText = (text: string, font: { size: number; isBold?: boolean }) => number;
