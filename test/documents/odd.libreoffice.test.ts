import { afterAll, describe, expect, it } from 'vitest';
import { hiddenRun, rawDocument, rawParagraph, rawRun, struckRun } from '../support/wordFixtures.ts';
import { oddWorkbook, SCHEDULE_HEADER } from '../support/sheetFixtures.ts';
import { closeOffice, missingOffice, resave, saveAsDoc } from './soffice.ts';
import { recognisedOf, sourceOf } from './sources.ts';

const missing = missingOffice();
afterAll(closeOffice);

const sheet = oddWorkbook({
  rows: [
    [...SCHEDULE_HEADER, '公开时限'],
    [1, '甲', '区财政局', '1月底前', '5月底前'],
    { cells: [2, '乙', '区审计局', '2月底前', '6月底前'], hidden: true },
    [3, { text: '丙', struck: true }, '区司法局', '3月底前', '7月底前'],
    [4, '丁', '区民政局', '4月底前', '8月底前'],
  ],
  hiddenColumns: [4],
});

describe.skipIf(missing !== undefined)(
  `as LibreOffice saves it${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    it.each(['xlsx', 'ods', 'xls'] as const)('a hidden row, a hidden column and a struck cell of .%s', async (kind) => {
      const file = await recognisedOf(`表.${kind}`, resave(sheet, '表.xlsx', kind));
      const [table] = file.tables;
      expect(table?.rows.map(({ content, timeWording }) => [content, timeWording])).toEqual([
        ['甲', '1月底前'],
        ['乙', '2月底前'],
        ['丙', '3月底前'],
        ['丁', '4月底前'],
      ]);
      const because = table?.rows.map(({ untickedBecause }) => untickedBecause);
      const struck = kind === 'xls' ? undefined : 'B4 划有删除线';
      expect(because).toEqual([undefined, '第 3 行在表中已隐藏或被筛选', struck, undefined]);
      expect(file.notes).toEqual([
        ...(kind === 'xls'
          ? ['这个旧版 .xls 文件里用到了删除线，认不出划在哪些格，请对照原表核对，或另存为 .xlsx 后重新导入。']
          : []),
        '工作表“明细表”的第 3 行在表中已隐藏或被筛选，已读出，先不勾选，请核对是否导入。',
        '工作表“明细表”的 E 列“公开时限”在表中已隐藏，没有读入。',
      ]);
    });

    it('hidden text of a .doc stays out, as in a .docx, and struck text is said', async () => {
      const body = [
        rawParagraph('一、夯实基础'),
        `<w:p>${rawRun('（一）公开预算。区财政局要在6月底前公开预算。')}${hiddenRun('区审计局要在9月底前公开报告。')}</w:p>`,
        `<w:p>${rawRun('（二）公开规划。区发改局要在9月底前公开规划。')}${struckRun('另行通知。')}</w:p>`,
      ].join('');
      const docx = rawDocument({ body });
      const { text, notes } = await sourceOf('要点.doc', saveAsDoc(docx, '要点.docx'));
      expect(text?.paragraphs.map((line) => line.trim())).toEqual([
        '一、夯实基础',
        '（一）公开预算。区财政局要在6月底前公开预算。',
        '（二）公开规划。区发改局要在9月底前公开规划。另行通知。',
      ]);
      expect(notes).toEqual([
        '这个旧版 .doc 文件里有隐藏文字，没有读入；要读入请在 WPS 或 Word 中取消隐藏后保存。',
        '这个旧版 .doc 文件里有划了删除线的文字，认不出是哪些，请对照原文核对，或另存为 .docx 后重新导入。',
      ]);
    });

    it('a .doc and an .xls without either say nothing', async () => {
      const plain = rawDocument({ body: rawParagraph('一、区财政局要在6月底前公开预算。') });
      expect((await sourceOf('要点.doc', saveAsDoc(plain, '要点.docx'))).notes).toBeUndefined();
      const table = oddWorkbook({ rows: [SCHEDULE_HEADER, [1, '甲', '区财政局', '1月底前']] });
      expect((await sourceOf('表.xls', resave(table, '表.xlsx', 'xls'))).notes).toBeUndefined();
    });
  },
);
