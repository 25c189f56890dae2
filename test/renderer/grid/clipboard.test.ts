import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBlock, formatHtmlTable, parseBlock } from '../../../renderer/grid/clipboard.ts';

describe('parseBlock', () => {
  it('reads what Excel and WPS put on the clipboard', () => {
    expect(parseBlock('区财政局\t1\t2\r\n区民政局\t\t3\r\n')).toEqual([
      ['区财政局', '1', '2'],
      ['区民政局', '', '3'],
    ]);
  });

  it('keeps line ends and quotes inside quoted cells', () => {
    expect(parseBlock('"第一行\n第二行"\t"他说""好"""\n3')).toEqual([['第一行\n第二行', '他说"好"'], ['3']]);
  });

  it('takes a cell that merely begins with a quote as it stands', () => {
    expect(parseBlock('"一类事"主题\t1')).toEqual([['"一类事"主题', '1']]);
  });

  it('keeps an empty last cell, and an empty row in the middle', () => {
    expect(parseBlock('1\t\n\n2')).toEqual([['1', ''], [''], ['2']]);
    expect(parseBlock('')).toEqual([]);
  });

  it('reads back whatever is copied', () => {
    const cell = fc.string({ unit: fc.constantFrom('1', '区', '"', '\t', '\n', ' ', 'a') });
    const block = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
      )
      // A last row of one empty cell is told from a closing line end by nobody.
      .filter((rows) => rows.at(-1)?.join('') !== '' || (rows.at(-1)?.length ?? 0) > 1);
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseBlock(formatBlock(rows))).toEqual(rows);
      }),
    );
  });
});

describe('formatHtmlTable', () => {
  it('merges, escapes and leaves out covered cells', () => {
    const html = formatHtmlTable(
      ['任务', '序号'],
      [
        [{ text: '甲<乙', rowSpan: 2 }, { text: '1' }],
        [{ text: '甲<乙', rowSpan: 0 }, { text: '2-1' }],
      ],
    );
    expect(html).toContain('rowspan="2"');
    expect(html).toContain('甲&lt;乙');
    expect(html.match(/<td/g)).toHaveLength(3);
  });
});
