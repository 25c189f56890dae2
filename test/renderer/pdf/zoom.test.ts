import { expect, test } from 'vitest';
import { fineness, nextZoom } from '../../../renderer/pdf/zoom.ts';

test('sizes go up and down by steps and stay at the ends', () => {
  expect(nextZoom(1, 1)).toBe(1.25);
  expect(nextZoom(1, -1)).toBe(0.75);
  expect(nextZoom(4, 1)).toBe(4);
  expect(nextZoom(0.5, -1)).toBe(0.5);
});

test('a page is drawn as fine as the screen, and never with more than 16 million points', () => {
  expect(fineness(900, 1273, 2)).toBe(2);
  const coarse = fineness(3600, 90_000, 2);
  expect(3600 * coarse * 90_000 * coarse).toBeCloseTo(16_000_000, 0);
});
