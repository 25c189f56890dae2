import { describe, expect, test } from 'vitest';
import { PALETTES, type Palette } from '../../../renderer/theme/palette.ts';

/** Relative luminance of #rrggbb (WCAG 2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.039_28 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const TEXTS: readonly (keyof Palette)[] = ['ink', 'ink2', 'ink3', 'blue-ink', 'accent', 'ok', 'late', 'due', 'over'];
const GROUNDS: readonly (keyof Palette)[] = ['surface', 'sunken', 'bg'];

describe.each(['light', 'dark'] as const)('%s palette', (tone) => {
  const palette = PALETTES[tone];

  test('small text is readable on every ground (4.5 to 1)', () => {
    for (const text of TEXTS) {
      for (const ground of GROUNDS) {
        expect(contrast(palette[text], palette[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(palette['blue-ink'], palette['blue-soft'])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.accent, palette['accent-soft'])).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#ffffff', palette.blue)).toBeGreaterThanOrEqual(4.5);
  });

  test('the marks of lamps stand out (3 to 1)', () => {
    expect(contrast(palette.none, palette.surface)).toBeGreaterThanOrEqual(3);
  });
});
