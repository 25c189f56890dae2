import { describe, expect, it } from 'vitest';
import { charactersIn, widthVariables, readWidths, withWidth } from '../../../renderer/tasks/columnWidths.ts';

describe('column widths', () => {
  it('stay within bounds, and the usual one is not kept', () => {
    expect(withWidth({}, 'units', 300.4)).toEqual({ units: 300 });
    expect(withWidth({}, 'units', 5)).toEqual({ units: 48 });
    expect(withWidth({}, 'units', 9999)).toEqual({ units: 600 });
    expect(withWidth({ units: 300, time: 90 }, 'units', undefined)).toEqual({ time: 90 });
    expect(withWidth({ units: 300 }, 'units', 212)).toEqual({});
  });

  it.each([null, '', '{', '[]', '7', 'null', '{"units":"wide","content":300,"gone":90}', '{"units":null}'])(
    'stored as %j are the usual ones',
    (stored) => {
      expect(readWidths(stored)).toEqual({});
    },
  );

  it('come back as they were stored, within bounds', () => {
    expect(readWidths('{"units":300,"time":1e9}')).toEqual({ units: 300, time: 600 });
  });

  it('lay the table out, the content taking the rest', () => {
    expect(widthVariables({ task: 200 })).toMatchObject({
      '--columns': '200px 152px 62px minmax(260px, 1fr) 212px 142px 116px 90px',
      '--least-width': '1234px',
      '--task-width': '200px',
    });
    expect(charactersIn(142)).toBe(9);
    expect(charactersIn(10)).toBe(1);
  });
});
