import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../../electron/domain/reading/plan/readPlan.ts';
import type { RecognisedTable } from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import { runs } from '../../../support/runs.ts';
import { parties } from './planReading.ts';

const ACTS = [
  '公开预算信息',
  '更新栏目',
  '每月至少报送1篇信息',
  '6月4日前报送清单',
  '完善公开制度（含镇街）',
  '各部门要开展自查',
];
const TELLS = ['今年是规划的开局之年', '工作取得了明显成效', '本要点所称平台是指区政府网站'];
const UNITS = [
  '（区财政局牵头）',
  '（责任单位：区司法局、各镇（街道））',
  '〔牵头单位：区政府办公室；配合单位：各部门〕',
  '',
];
const HEADINGS = ['夯实基础', '加强解读', '总体要求', '主要任务', '做好“五公开”工作'];
const CHINESE = '一二三四五六七八九';

interface Item {
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly units: string;
  readonly alone: boolean;
}

const item: fc.Arbitrary<Item> = fc.record({
  heading: fc.constantFrom(...HEADINGS),
  sentences: fc.array(fc.constantFrom(...ACTS, ...TELLS), { minLength: 1, maxLength: 4 }),
  units: fc.constantFrom(...UNITS),
  alone: fc.boolean(),
});

const planText: fc.Arbitrary<string[]> = fc
  .array(fc.array(item, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((sections) =>
    sections.flatMap((items, section) => [
      `${CHINESE.charAt(section)}、${HEADINGS[section] ?? ''}`,
      ...items.flatMap(({ heading, sentences, units, alone }, index) => {
        const text = sentences.map((sentence) => `${sentence}。`).join('') + units;
        const head = `（${CHINESE.charAt(index)}）${heading}`;
        return alone ? [head, text] : [`${head}。${text}`];
      }),
    ]),
  );

/** Lines as they may stand in any file. */
const anyLine = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('（）()〔〕[]“”《》。；;，、：:一二（）1.①是要区局各部门公开年月日前\t 　')),
    maxLength: 60,
  }),
  fc.constantFrom(
    '附件',
    '序号',
    '工作任务\t责任单位',
    '牵头单位：区财政局',
    '一、',
    '（一）',
    '1.',
    '第一条 应当公开。',
  ),
);

function read(paragraphs: readonly string[]): RecognisedTable | undefined {
  return readPlan({ name: '清河区.txt', paragraphs }, { planYear: 2021 });
}

function expectTrueSpans({ grid, rows }: RecognisedTable): void {
  for (const { gridRow, span, content, unitsWording, unitsReading } of rows) {
    const paragraph = grid.rows[gridRow]?.[0]?.text ?? '';
    expect(span?.text).toBe(content);
    expect(paragraph.slice(span?.start, span?.end)).toBe(content);
    for (const { span } of unitsReading.parties) expect(unitsWording.slice(span.start, span.end)).toBe(span.text);
  }
}

/** Letters and figures alone: what must not get lost. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** What a reading says, apart from how its text is blanked. */
function said(table: RecognisedTable | undefined): unknown {
  return table?.rows.map(({ number, task, subtask, content, unitsReading, timeReading }) => [
    number,
    task,
    subtask,
    bare(content.normalize('NFKC')),
    parties(unitsReading),
    timeReading.rules.map(({ rule }) => rule),
  ]);
}

describe('any text', () => {
  it('is read without failing, and every row points at its sentence', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
        const table = read(lines);
        if (table) expectTrueSpans(table);
      }),
      { numRuns: runs(1500) },
    );
  });

  it('is never read twice: rows of a paragraph stand one behind the other', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            anyLine,
            planText.map((lines) => lines.join('')),
          ),
          { maxLength: 6 },
        ),
        (lines) => {
          let last = { gridRow: -1, end: 0 };
          for (const { gridRow, span } of read(lines)?.rows ?? []) {
            if (gridRow === last.gridRow) expect(span?.start).toBeGreaterThanOrEqual(last.end);
            else expect(gridRow).toBeGreaterThan(last.gridRow);
            last = { gridRow, end: span?.end ?? 0 };
          }
        },
      ),
      { numRuns: runs(600) },
    );
  });
});

describe('a plan', () => {
  it('loses no sentence: each is a row, left out, or a heading', () => {
    fc.assert(
      fc.property(planText, (lines) => {
        const table = read(lines);
        if (!table) return;
        expectTrueSpans(table);
        const kept = [
          ...table.rows.map(({ content, task, subtask }) => `${content} ${task} ${subtask}`),
          ...table.leftOut.map(({ text }) => text),
        ].join('\n');
        for (const sentence of [...ACTS, ...TELLS])
          if (lines.some((line) => line.includes(sentence))) expect(kept).toContain(sentence);
      }),
      { numRuns: runs(400) },
    );
  });

  it('says the same with other blanks, other widths of its signs, and line ends inside its sentences', () => {
    const wide = (line: string): string =>
      line.replaceAll('（', '(').replaceAll('）', ')').replaceAll('；', ';').replaceAll('：', ':');
    const indented = (line: string): string => `　　${line}  `;
    const broken = (line: string): string[] => {
      const at = line.indexOf('报送');
      return at > 0 && line.includes('。') && line.indexOf('。') < at
        ? [line.slice(0, at + 1), line.slice(at + 1)]
        : [line];
    };
    fc.assert(
      fc.property(planText, (lines) => {
        const expected = said(read(lines));
        expect(said(read(lines.map(wide)))).toEqual(expected);
        expect(said(read(lines.map(indented)))).toEqual(expected);
        expect(said(read(lines.flatMap(broken)))).toEqual(expected);
      }),
      { numRuns: runs(300) },
    );
  });

  it('says the same of the paragraphs that it put together', () => {
    fc.assert(
      fc.property(planText, (lines) => {
        const table = read(lines);
        const again = table && read(table.grid.rows.map(([cell]) => cell?.text ?? ''));
        expect(again?.rows).toEqual(table?.rows);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('a text of unusual size', () => {
  it.each([
    ['one paragraph of ten thousand brackets', ['一、公开', '公开信息（区财政局）；'.repeat(10_000)]],
    ['brackets that never close', [`一、${'（'.repeat(50_000)}`]],
    ['ten thousand lines that all hang', Array.from({ length: 10_000 }, () => '各部门，')],
    ['three thousand items', Array.from({ length: 3000 }, (_, index) => `${index + 1}.每月公开信息。（区财政局）`)],
  ])('%s is read in a few seconds', (_, paragraphs) => {
    const start = process.cpuUsage();
    read(paragraphs);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(8);
  });
});
