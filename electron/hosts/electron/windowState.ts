import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

export interface WindowBounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly bounds: WindowBounds;
  readonly maximized: boolean;
}

const schema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  maximized: z.boolean(),
});

const wanted = { width: 1440, height: 900 };

/** The remembered state; a missing or spoilt file is none. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Remembers the state; a disk that refuses costs only the memory of it. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch {
    // The window opens in the middle next time.
  }
}

/**
 * Where to open: the remembered place if its title bar can be seen on one of the screens as they are now,
 * else centred by the system, never larger than the first screen.
 */
export function placeWindow(
  state: WindowState | undefined,
  areas: readonly WindowBounds[],
): { readonly bounds: Partial<WindowBounds>; readonly maximized: boolean } {
  const first = areas[0] ?? { x: 0, y: 0, ...wanted };
  const width = Math.min(state?.bounds.width ?? wanted.width, first.width);
  const height = Math.min(state?.bounds.height ?? wanted.height, first.height);
  const maximized = state?.maximized ?? false;
  if (!state || !areas.some((area) => showsTitleBar(area, state.bounds))) {
    return { bounds: { width, height }, maximized };
  }
  return { bounds: state.bounds, maximized };
}

function showsTitleBar(area: WindowBounds, { x, y, width }: WindowBounds): boolean {
  const overlap = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return overlap >= 120 && y >= area.y && y <= area.y + area.height - 40;
}
