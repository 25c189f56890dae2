import { afterAll, describe, expect, it } from 'vitest';
import { circularValues } from '../../electron/domain/papers/circular.ts';
import { PAPER_KINDS } from '../../electron/domain/words/documents.ts';
import type { PaperKind } from '../../electron/domain/model/documents.ts';
import { reminderValues } from '../../electron/domain/papers/reminder.ts';
import { reportValues } from '../../electron/domain/papers/report.ts';
import { circular, item, measure, reminder, report, unitOf } from '../domain/papers/paperFixtures.ts';
import { EXAMPLES, written } from './paperFiles.ts';
import { closeOffice, missingPrinter, print, type Printed } from './soffice.ts';

const missing = missingPrinter();
if (missing !== undefined) console.warn(missing);

const A4 = [595, 842];

function words({ text }: Printed['pages'][number]): string {
  return text.replaceAll(/\s/g, '');
}

const FIRST_WORDS: Readonly<Record<PaperKind, string>> = {
  reminder: '政务公开工作催办单',
  circular: '关于清河区2021年度政务公开工作情况的通报',
  report: '清河区2021年政务公开工作要点落实情况报告',
  adoption: '关于清河区2021年9月政务信息采用情况的通报',
};

afterAll(closeOffice);

describe.skipIf(missing !== undefined)('laid out by LibreOffice', () => {
  it.each(PAPER_KINDS)('%s is A4 portrait, its pages numbered, no tag left', async (kind) => {
    const { pages, size } = print(await written(kind), 'paper.docx');
    expect(size.map(Math.round)).toEqual(A4);
    expect(words(pages[0]!)).toContain(FIRST_WORDS[kind]);
    for (const [index, page] of pages.entries()) expect(words(page)).toContain(`—${index + 1}—`);
    const all = pages.map(words).join('');
    expect(all).not.toMatch(/[{}]/);
    expect(all).toContain('清河区人民政府办公室');
  });

  it('sets 22 lines of 28 characters on a page of text', async () => {
    const text = '清'.repeat(28 * 60);
    const values = { ...EXAMPLES.circular, 工作成效: [{ 段落: text }] };
    const { pages } = print(await written('circular', [values]), 'paper.docx');
    const full = pages.map(({ text: page }) => page.split('\n').filter((line) => /^\s*清+\s*$/.test(line)));
    const page = full.find((lines) => lines.length >= 20);
    expect(page).toHaveLength(22);
    expect(new Set(page?.map((line) => line.trim().length))).toEqual(new Set([28]));
  });

  it('a slip of a few items is one page, with its receipt on the next', async () => {
    const slips = ['区财政局', '区民政局'].map((unit) => reminderValues(reminder({ unit })));
    const { pages } = print(await written('reminder', slips), 'paper.docx');
    expect(pages).toHaveLength(4);
    const texts = pages.map(words);
    expect(texts[0]).toContain('区财政局：');
    expect(texts[0]).toContain('2021年10月20日');
    expect(texts[1]).toContain('区财政局（盖章）');
    expect(texts[2]).toContain('区民政局：');
    // Each slip counts its own pages.
    expect(texts.map((text) => /—(\d+)—/.exec(text)?.[1])).toEqual(['1', '2', '1', '2']);
  });

  it('long tables go on over the pages, their head on each', async () => {
    const overdue = Array.from({ length: 90 }, (_, index) => item({ content: `第${index + 1}项应公开的事项` }));
    const units = Array.from({ length: 60 }, (_, index) => unitOf(`区第${index + 1}局`, [index, 0, 1]));
    const { pages } = print(await written('circular', [circularValues(circular({ overdue, units }))]), 'paper.docx');
    const texts = pages.map(words);
    const annex = texts.slice(texts.findIndex((text) => text.startsWith('附件2')));
    expect(annex.length).toBeGreaterThan(2);
    expect(annex.every((text) => text.includes('序号单位事项'))).toBe(true);
    for (let at = 1; at <= 90; at += 1) expect(annex.join('')).toContain(`第${at}项应公开的事项`);
    expect(annex.at(-1)).toContain('2021年10月21日印发');
  });

  it('a report of sixty measures has them all, in the text and in its annex', async () => {
    const measures = Array.from({ length: 60 }, (_, index) =>
      measure({ task: `第${(index % 5) + 1}类`, content: `举措${index + 1}：${'公开、解读、回应。'.repeat(8)}` }),
    );
    const { pages } = print(await written('report', [reportValues(report({ measures }))]), 'paper.docx');
    const all = pages.map(words).join('');
    for (let at = 1; at <= 60; at += 1) expect(all.split(`举措${at}：`)).toHaveLength(3);
  });
});
