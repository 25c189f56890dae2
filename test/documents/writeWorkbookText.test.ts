import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, charWidth, textWidth, wrapText } from '../../electron/documents/workbooks/writeWorkbookText.ts';

describe('width of text', () => {
  it.each([
    ['信息公开', 8],
    ['2021年6月30日', 13],
    ['（一）', 6],
    ['“三公”', 8],
    ['A-1 b', 5],
    ['１２', 4],
    ['①', 2],
    ['e\u0301', 1],
    ['😀', 2],
    ['', 0],
  ])('%s is %i half-widths', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});

describe('wrapping', () => {
  it('breaks between Chinese characters', () => {
    expect(wrapText('政府信息公开工作', 8)).toEqual(['政府信息', '公开工作']);
  });

  it('keeps punctuation off the beginning and brackets off the end of a line', () => {
    expect(wrapText('信息公开，及时', 8)).toEqual(['信息公', '开，及时']);
    expect(wrapText('报送区（县）级', 8)).toEqual(['报送区', '（县）级']);
  });

  it('keeps numbers and Latin words whole where they fit', () => {
    expect(wrapText('于2021年完成', 6)).toEqual(['于2021', '年完成']);
    expect(wrapText('见 https://a.b/cdefgh', 10)).toEqual(['见 ', 'https://a.', 'b/cdefgh']);
  });

  it('obeys line ends, empty lines among them', () => {
    expect(wrapText('牵头：甲\n\n配合：乙', 20)).toEqual(['牵头：甲\n', '\n', '配合：乙']);
    expect(wrapText('', 20)).toEqual(['']);
    expect(wrapText('甲\n', 20)).toEqual(['甲\n', '']);
  });

  const text = fc.string({ unit: fc.constantFrom(...Array.from('政务公开，。（）“”2021年ab- \n、%')), maxLength: 80 });

  it('loses nothing and never exceeds the width', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (given, width) => {
        const lines = wrapText(given, width);
        expect(lines.join('')).toBe(given);
        for (const line of lines) expect(textWidth(line.trimEnd())).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('never needs more lines for more room', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), (given, width) => {
        // Punctuation that stays with its neighbour may cost a line when the width changes by one character, never by more.
        expect(wrapText(given, width * 2).length).toBeLessThanOrEqual(wrapText(given, width).length);
      }),
    );
  });
});

describe('text of a cell', () => {
  it('drops what no worksheet can hold', () => {
    expect(cellText('a\u0000b\u001Fc\r\nd\te\uD800f😀')).toBe('abc\nd ef😀');
  });

  it('shortens what is longer than a cell can hold, and says so', () => {
    const long = cellText('公'.repeat(40_000));
    expect(long).toHaveLength(32_767);
    expect(long.endsWith('…')).toBe(true);
  });

  it('counts every code point of a full page as nought to two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        for (const char of given) expect([0, 1, 2]).toContain(charWidth(char));
      }),
    );
  });
});
