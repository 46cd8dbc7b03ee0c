import { COLOURS } from './chart-theme';

/** The relative luminance of a colour, and the contrast of two: WCAG 2.2, definitions. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((position) => {
    const share = Number.parseInt(colour.slice(position, position + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrastOf(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

test('the contrast of black and white is 21, and that of #777777 on white 4.48', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each(Object.entries(COLOURS))('the %s theme', (_name, colours) => {
  test.each(['text', 'quiet', 'marked'] as const)('can be read: %s', (name) => {
    expect(contrastOf(colours[name], colours.background)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ['bar', 'background'],
    ['mark', 'background'],
    ['mark', 'bar'],
    ['mark', 'marked'],
  ] as const)('can be told apart: %s on %s', (above, below) => {
    expect(contrastOf(colours[above], colours[below])).toBeGreaterThanOrEqual(3);
  });
});
