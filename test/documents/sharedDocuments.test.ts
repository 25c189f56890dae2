import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { SourceContent } from '../../electron/domain/reading/recogniseSource.ts';
import type { TableRow } from '../../electron/domain/reading/tables/recognisedTable.ts';
import { closeOffice, missingOffice, saveAsDoc } from './soffice.ts';
import { recognisedOf, sourceOf, textsOf } from './sources.ts';

const inputs = new URL('../../../shared/inputs/', import.meta.url);
const missing = existsSync(fileURLToPath(inputs)) ? '' : ' (skipped: ../shared/inputs is not here)';
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, inputs)));
const read = (name: string): Promise<SourceContent> => sourceOf(name, bytesOf(`documents/${name}`));

/** Paragraphs without blanks, which each format sets in its own way. */
function paragraphsOf({ text }: SourceContent): string[] {
  return (text?.paragraphs ?? []).map((line) => line.replace(/\s/gu, ''));
}

const TINGHU = '亭湖区2016年政务公开工作要点';
const BOSHAN = '博山区2020年政务公开工作要点';
const ZHOUCUN = '周村区2021年政务公开工作要点';
const SHANTING = '山亭区2021年政务公开工作要点二十一条';
const PINGDU = '平度市2018年政务公开重点工作任务分解落实方案';

afterAll(closeOffice);

describe.skipIf(missing !== '')(`the real documents${missing}`, () => {
  it.each([
    [TINGHU, 41, []],
    [BOSHAN, 43, []],
    [ZHOUCUN, 43, [[54, 5]]],
    [SHANTING, 32, [[24, 4]]],
    [PINGDU, 13, [[34, 4]]],
  ] as const)('%s.docx has %i paragraphs beside its tables', async (name, paragraphs, tables) => {
    const source = await read(`${name}.docx`);
    expect(source.text?.paragraphs).toHaveLength(paragraphs);
    expect(source.grids.map(({ rows, columns }) => [rows.length, columns])).toEqual(tables);
  });

  // Whoever collected the documents gave the tables of three of them another caption in the .docx.
  it.each([
    [TINGHU, 41],
    [BOSHAN, 43],
    [ZHOUCUN, 42],
    [SHANTING, 31],
    [PINGDU, 11],
  ])('%s says the same in .txt and .docx: %i paragraphs', async (name, paragraphs) => {
    const [text, document] = [paragraphsOf(await read(`${name}.txt`)), paragraphsOf(await read(`${name}.docx`))];
    expect(text.slice(0, paragraphs)).toEqual(document.slice(0, paragraphs));
    expect(text.length - paragraphs).toBeLessThan(2);
  });

  it('亭湖 says the same as .doc', async () => {
    expect(paragraphsOf(await read(`${TINGHU}.doc`))).toEqual(paragraphsOf(await read(`${TINGHU}.docx`)));
  });

  const office = missingOffice();
  it.skipIf(office !== undefined).each([BOSHAN, ZHOUCUN, SHANTING, PINGDU])(
    `%s says the same as .doc${office === undefined ? '' : ` (skipped: ${office})`}`,
    async (name) => {
      const docx = bytesOf(`documents/${name}.docx`);
      const [a, b] = [await sourceOf(name, docx), await sourceOf(name, saveAsDoc(docx, `${name}.docx`))];
      expect(paragraphsOf(b)).toEqual(paragraphsOf(a));
      expect(b.grids.map(textsOf)).toEqual(a.grids.map(textsOf));
    },
  );

  /** What a table says, row by row. */
  const said = (rows: readonly TableRow[] | undefined) =>
    rows?.map(({ number, task, subtask, content, timeWording, unitsWording }) => [
      number,
      task,
      subtask,
      content,
      timeWording,
      unitsWording,
    ]);

  it.each([
    [ZHOUCUN, '周村区2021年政务公开工作任务分解表.xlsx', 52],
    [SHANTING, '山亭区2021年定时公开指标明细表.xlsx', 22],
    [PINGDU, '平度市2018年政务公开任务分解落实方案.xlsx', 32],
  ])('the table in %s.docx is that of the workbook', async (name, workbook, measures) => {
    const [document] = (await recognisedOf(name, bytesOf(`documents/${name}.docx`))).tables;
    const [table] = (await recognisedOf(workbook, bytesOf(workbook))).tables;
    expect(document?.measures).toBe(measures);
    expect(said(document?.rows)).toEqual(said(table?.rows));
    expect(document?.kind).toBe(table?.kind);
  });

  it.each([
    [TINGHU, [['plan', false]], 2016],
    [BOSHAN, [['plan', false]], 2020],
    [
      ZHOUCUN,
      [
        ['breakdown', false],
        ['plan', true],
      ],
      2021,
    ],
    [
      SHANTING,
      [
        ['schedule', false],
        ['plan', false],
      ],
      2021,
    ],
    [PINGDU, [['breakdown', false]], 2018],
  ] as const)('%s is recognised, in .docx and .txt alike', async (name, tables, year) => {
    for (const extension of ['docx', 'txt']) {
      const file = await recognisedOf(`${name}.${extension}`, bytesOf(`documents/${name}.${extension}`), year);
      expect(file.tables.map(({ kind, secondary }) => [kind, secondary ?? false])).toEqual(tables);
      expect(file.year).toBe(year);
    }
  });

  it.each([
    [ZHOUCUN, 52],
    [SHANTING, 22],
    [PINGDU, 32],
  ])('the table of %s.txt, one cell a line, is put together: %i rows', async (name, measures) => {
    const [table] = (await recognisedOf(`${name}.txt`, bytesOf(`documents/${name}.txt`))).tables;
    const [document] = (await recognisedOf(`${name}.docx`, bytesOf(`documents/${name}.docx`))).tables;
    expect(table?.measures).toBe(measures);
    const contents = (rows: readonly TableRow[] | undefined) =>
      rows?.map(({ number, content }) => `${number} ${content}`.replace(/\s/gu, ''));
    expect(contents(table?.rows)).toEqual(contents(document?.rows));
  });
});
