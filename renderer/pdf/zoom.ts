/** Sizes that 放大 and 缩小 go through; 1: as wide as its place. */
const STEPS: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

/** The next size up (1) or down (-1), or the same at the end. */
export function nextZoom(zoom: number, by: 1 | -1): number {
  return (by > 0 ? STEPS.find((step) => step > zoom) : STEPS.findLast((step) => step < zoom)) ?? zoom;
}

/** Points of a canvas: more than any screen shows, and no more than every browser draws. */
const MOST_POINTS = 16_000_000;

/** Points of the canvas for one CSS pixel: as fine as the screen, coarser where the page would be too large. */
export function fineness(width: number, height: number, screen: number): number {
  return Math.min(screen, Math.sqrt(MOST_POINTS / (width * height)));
}
