import { describe, expect, it } from 'vitest';
import { selectedRange, cursorAt, moveCursor } from '../../../renderer/grid/cursor.ts';
import type { Cursor } from '../../../renderer/grid/cursor.ts';

const bounds = { rows: 4, columns: 3, page: 2 };
const press = (key: string, more: { shift?: boolean; ctrl?: boolean } = {}) => ({
  key,
  shift: more.shift ?? false,
  ctrl: more.ctrl ?? false,
});
const after = (cursor: Cursor, ...keys: ReturnType<typeof press>[]) =>
  keys.reduce((at, key) => moveCursor(at, key, bounds) ?? at, cursor);

describe('moveCursor', () => {
  it('stops at the edges', () => {
    expect(after(cursorAt(0, 0), press('ArrowUp'), press('ArrowLeft')).active).toEqual({ row: 0, column: 0 });
    expect(after(cursorAt(3, 2), press('ArrowDown'), press('ArrowRight')).active).toEqual({ row: 3, column: 2 });
    expect(after(cursorAt(0, 0), press('PageDown'), press('PageDown')).active).toEqual({ row: 3, column: 0 });
  });

  it('runs Tab on to the next row and back', () => {
    expect(after(cursorAt(0, 2), press('Tab')).active).toEqual({ row: 1, column: 0 });
    expect(after(cursorAt(1, 0), press('Tab', { shift: true })).active).toEqual({ row: 0, column: 2 });
    expect(after(cursorAt(3, 2), press('Tab')).active).toEqual({ row: 3, column: 2 });
  });

  it('draws a selection with Shift and drops it without', () => {
    const drawn = after(cursorAt(1, 1), press('ArrowDown', { shift: true }), press('ArrowLeft', { shift: true }));
    expect(selectedRange(drawn)).toEqual({ top: 1, left: 0, bottom: 2, right: 1 });
    expect(selectedRange(after(drawn, press('ArrowUp')))).toEqual({ top: 1, left: 0, bottom: 1, right: 0 });
  });

  it('goes to the ends with Ctrl, and leaves other keys alone', () => {
    expect(after(cursorAt(1, 1), press('End', { ctrl: true })).active).toEqual({ row: 3, column: 2 });
    expect(moveCursor(cursorAt(1, 1), press('x'), bounds)).toBeUndefined();
  });
});
