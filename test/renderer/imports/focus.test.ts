import { describe, expect, it } from 'vitest';
import type { PreviewRow } from '../../../electron/contract/imports.ts';
import {
  besideField,
  columnsBehind,
  fieldIn,
  fieldOfColumn,
  fieldsOf,
  rowAtOrBelow,
} from '../../../renderer/imports/focus.ts';
import {
  draftFault,
  draftOfSheet,
  draftOfTable,
  layoutInput,
  withHeaderRow,
  withRole,
} from '../../../renderer/imports/layoutDraft.ts';
import { headingLength, isText, paragraphKind, sentencesOf } from '../../../renderer/imports/pageText.ts';
import { holdsTable, pastedFile } from '../../../renderer/ui/paste.ts';
import { readingKeyAction } from '../../../renderer/imports/readingKeys.ts';
import { sheetsOf } from '../../../renderer/imports/sheets.ts';
import { EDITED, PLAN, PREVIEW, rowAt, TABLE } from './preview.ts';
import { sizeOf } from '../../../renderer/imports/tableFigures.ts';

const changed = EDITED.rows[2] as PreviewRow;

describe('the field that is looked at', () => {
  it('walks what every row shows and what differs, and stays at the ends', () => {
    const renumbered: PreviewRow = {
      ...changed,
      changes: [{ field: 'number', label: '序号', before: '1', after: '2', conflict: false, clears: false }],
    };
    expect(fieldsOf(renumbered)).toEqual(['number', 'content', 'timeWording', 'unitsWording']);
    expect(besideField(rowAt(0), 'content', 1)).toBe('timeWording');
    expect(besideField(rowAt(0), 'content', -1)).toBe('content');
    expect(fieldIn(rowAt(0), 'number')).toBe('content');
    expect(fieldIn(renumbered, 'number')).toBe('number');
  });

  it('has its cells in the sheet: all columns of units, the content where a time has no column', () => {
    expect(columnsBehind(TABLE, 'timeWording')).toEqual(new Set([3]));
    const columns = [
      { column: 0, letters: 'A', header: '任务', role: 'task' },
      { column: 1, letters: 'B', header: '牵头', role: 'leadUnits' },
      { column: 2, letters: 'C', header: '配合', role: 'supportUnits' },
    ] as const;
    expect(columnsBehind({ columns }, 'unitsWording')).toEqual(new Set([1, 2]));
    expect(columnsBehind({ columns }, 'timeWording')).toEqual(new Set([0]));
    expect([0, 2, 5].map((column) => fieldOfColumn({ columns }, column))).toEqual(['task', 'unitsWording', 'content']);
  });

  it('is found from a row of the sheet, also inside a merged cell', () => {
    expect(rowAtOrBelow(TABLE.rows, 3)).toBe(1);
    expect(rowAtOrBelow(TABLE.rows, 0)).toBe(0);
    expect(rowAtOrBelow(TABLE.rows, 9)).toBe(-1);
  });
});

describe('the keys', () => {
  const act = (key: string, field: 'content' | 'timeWording' | 'unitsWording', index = 2, rows = EDITED.rows) =>
    readingKeyAction(key, false, rows, { index, field }, {});

  it('walk rows and fields', () => {
    expect(act('ArrowUp', 'content')).toEqual({ act: 'move', focus: { index: 1, field: 'content' } });
    expect(act('ArrowRight', 'content')).toEqual({ act: 'move', focus: { index: 2, field: 'timeWording' } });
    expect(act('Home', 'content')).toEqual({ act: 'move', focus: { index: 0, field: 'content' } });
    expect(act('x', 'content')).toBeUndefined();
  });

  it('decide about the focused cell, or set by hand what has not changed', () => {
    expect(act('Enter', 'content')).toEqual({ act: 'decide', take: false });
    expect(act('Enter', 'timeWording')).toEqual({ act: 'decide', take: true });
    expect(act('Enter', 'unitsWording')).toEqual({ act: 'setByHand', what: 'units' });
    expect(act('F2', 'timeWording')).toEqual({ act: 'setByHand', what: 'time' });
    expect(act(' ', 'content')).toEqual({ act: 'include', include: false });
  });
});

describe('a document as a page', () => {
  it('tells its title and headings from the text', () => {
    const title = '清河区2021年 政务公开工作要点';
    expect(paragraphKind('清河区2021年政务公开工作要点', title)).toBe('title');
    expect(paragraphKind('一、推进决策公开', title)).toBe('heading1');
    expect(paragraphKind('（二）加强解读。', title)).toBe('heading2');
    expect(paragraphKind('3．公布目录', title)).toBe('heading3');
    expect(paragraphKind('各单位要按时报送。', title)).toBe('text');
    expect(paragraphKind('各单位要按时报送。', '')).toBe('text');
  });

  it('knows how far a heading goes that the text runs on behind', () => {
    expect(headingLength('（一）推进决策公开。各单位要及时公布目录。', 'heading2')).toBe(10);
    expect(headingLength('一、推进决策公开', 'heading1')).toBe(8);
    expect(headingLength(`1.${'字'.repeat(60)}。`, 'heading3')).toBe(0);
    expect(headingLength('各单位要公布。', 'text')).toBe(0);
  });

  it('has its sentences by paragraph, each with all rows read from it', () => {
    const [first, second] = PLAN.rows as [PreviewRow, PreviewRow];
    const twice = { ...second, key: 'p3' };
    const sentences = sentencesOf({ grid: PLAN.grid, rows: [twice, first, second] }).get(2);
    expect(sentences?.map(({ rows }) => rows)).toEqual([['p1'], ['p3', 'p2']]);
  });

  it('is told from a table', () => {
    expect(isText(PLAN.grid)).toBe(true);
    expect(isText(TABLE.grid)).toBe(false);
  });
});

describe('what is pasted', () => {
  const table = '<html><body><table><tr><td>1</td></tr></table></body></html>';

  it('stays a table where it holds one, and is text otherwise', async () => {
    expect(holdsTable({ html: table, text: '' })).toBe(true);
    const html = pastedFile({ html: table, text: '1' });
    expect([html?.name, await html?.text()]).toEqual(['剪贴板.html', `<meta charset="utf-8">${table}`]);
    const text = pastedFile({ html: '<p>一、任务</p>', text: '一、任务' });
    expect([text?.name, await text?.text()]).toEqual(['剪贴板.txt', '一、任务']);
    expect(pastedFile({ html: '', text: ' \n' })).toBeUndefined();
  });
});

describe('the sheets of a file', () => {
  it('are its tables, numbered where a sheet holds several, then what was skipped and can be shown', () => {
    const grid = TABLE.grid;
    const skipped = [
      { sheet: '说明', reason: '没有找到表头', grid },
      { sheet: '隐藏', reason: '已隐藏' },
    ];
    const tabs = sheetsOf({ ...PREVIEW, tables: [TABLE, { ...TABLE, tableId: 't2' }, PLAN], skippedSheets: skipped });
    expect(tabs.map(({ name }) => name)).toEqual(['Sheet1（表1）', 'Sheet1（表2）', '工作要点.docx', '说明（未读入）']);
  });

  it('say how much they hold', () => {
    expect(sizeOf(TABLE)).toBe('3 项公开事项');
    expect(sizeOf({ ...TABLE, kind: 'breakdown', tasks: 2, measures: 2 })).toBe('2 个任务 · 2 项举措，分列为 3 项');
  });
});

describe('a layout set by hand', () => {
  it('starts from what was read; a role moves from column to column, units may stand in several', () => {
    const draft = draftOfTable(TABLE);
    expect(draft.headerRows).toEqual([1, 1]);
    const moved = withRole(draft, 3, 'content');
    expect([moved.roles.get(1), moved.roles.get(3)]).toEqual(['ignored', 'content']);
    expect(draftFault(moved, TABLE.grid)).toBeUndefined();
    expect(draftFault(withRole(moved, 3, 'ignored'), TABLE.grid)).toBe('还没有指定哪一列是“内容”');
  });

  it('starts from the first row of several cells where nothing was read', () => {
    const draft = draftOfSheet(TABLE.grid);
    expect(draft.headerRows).toEqual([1, 1]);
    expect(draftFault(withHeaderRow(withRole(draft, 0, 'content'), 5, false), TABLE.grid)).toContain(
      '表头下面没有内容',
    );
    expect(withHeaderRow(draft, 3, true).headerRows).toEqual([1, 3]);
    expect(withHeaderRow(draft, 0, true).headerRows).toEqual([0, 1]);
  });

  it('is sent with the columns that are read', () => {
    const draft = withRole(withRole(draftOfSheet(TABLE.grid), 2, 'units'), 1, 'content');
    expect(layoutInput(withRole(draft, 0, 'ignored'), 'p1', 'Sheet1')).toEqual({
      previewId: 'p1',
      sheet: 'Sheet1',
      headerRows: [1, 1],
      kind: 'breakdown',
      columns: [
        { column: 1, role: 'content' },
        { column: 2, role: 'units' },
      ],
      remember: true,
    });
  });
});
