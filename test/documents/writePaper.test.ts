import fc from 'fast-check';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { writePapers } from '../../electron/documents/papers/writePaper.ts';
import { writePaperTemplate } from '../../electron/documents/papers/writePaperTemplate.ts';
import { PAPER_KINDS } from '../../electron/domain/words/documents.ts';
import { reminderValues } from '../../electron/domain/papers/reminder.ts';
import { item, reminder } from '../domain/papers/paperFixtures.ts';
import { runs } from '../support/runs.ts';
import { EXAMPLES, part, templateText, textOf, written } from './paperFiles.ts';

/** The properties of a named style. */
function style(styles: string, name: string): string {
  const found = styles.split('<w:style ').find((each) => each.includes(`<w:name w:val="${name}"/>`));
  if (found === undefined) throw new Error(`No style ${name}`);
  return found;
}

describe('the layout of papers (GB/T 9704-2012)', () => {
  it.each(PAPER_KINDS)('%s: A4 with a text area of 156 × 225 mm', async (kind) => {
    const document = part(await written(kind), 'word/document.xml');
    const number = (tag: string, name: string) =>
      Number(new RegExp(`<w:${tag} [^>]*w:${name}="(\\d+)"`).exec(document)?.[1]) / (1440 / 25.4);
    expect(number('pgSz', 'w')).toBeCloseTo(210, 1);
    expect(number('pgSz', 'h')).toBeCloseTo(297, 1);
    expect(number('pgMar', 'top')).toBeCloseTo(37, 1);
    expect(number('pgMar', 'left')).toBeCloseTo(28, 1);
    expect(210 - number('pgMar', 'left') - number('pgMar', 'right')).toBeCloseTo(156, 1);
    expect(297 - number('pgMar', 'top') - number('pgMar', 'bottom')).toBeCloseTo(225, 1);
  });

  it.each(PAPER_KINDS)('%s: fonts for Chinese, sizes, exact lines and indents by style', async (kind) => {
    const styles = part(await written(kind), 'word/styles.xml');
    const body = style(styles, '公文正文');
    expect(body).toContain('w:eastAsia="仿宋_GB2312"');
    expect(body).toContain('<w:sz w:val="32"/>');
    expect(body).toContain('w:firstLineChars="200"');
    // 22 lines in 225 mm: 28.95 points each.
    expect(body).toContain('w:line="579"');
    expect(body).toContain('w:lineRule="exact"');
    const title = style(styles, '公文标题');
    expect(title).toContain('w:eastAsia="方正小标宋简体"');
    expect(title).toContain('<w:sz w:val="44"/>');
    expect(title).toContain('<w:jc w:val="center"/>');
    expect(style(styles, 'Heading 1')).toContain('w:eastAsia="黑体"');
    expect(style(styles, 'Heading 2')).toContain('w:eastAsia="楷体_GB2312"');
    expect(style(styles, 'Heading 3')).toContain('w:eastAsia="仿宋_GB2312"');
    for (const heading of ['Heading 1', 'Heading 2', 'Heading 3']) {
      expect(style(styles, heading)).toContain('<w:sz w:val="32"/>');
      expect(style(styles, heading)).toContain('<w:color w:val="000000"/>');
    }
    expect(style(styles, '成文日期')).toContain('w:right="1280"');
    expect(style(styles, '页码')).toMatch(/w:eastAsia="宋体"[\s\S]*<w:sz w:val="28"\/>/);
  });

  it('names the fonts that stand in for missing ones', async () => {
    const fonts = part(await written('circular'), 'word/fontTable.xml');
    expect(fonts).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
    expect(fonts).toContain('<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/>');
    expect(fonts).toContain('<w:font w:name="楷体_GB2312"><w:altName w:val="楷体"/>');
  });

  it('numbers odd pages at the right, even ones at the left: — 1 —', async () => {
    const bytes = await written('report');
    expect(part(bytes, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const document = part(bytes, 'word/document.xml');
    const relations = part(bytes, 'word/_rels/document.xml.rels');
    const footer = (type: string) => {
      const id = new RegExp(`<w:footerReference w:type="${type}" r:id="([^"]+)"`).exec(document)?.[1];
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1];
      return part(bytes, `word/${target}`);
    };
    expect(footer('default')).toContain('<w:jc w:val="right"/>');
    expect(footer('even')).toContain('<w:jc w:val="left"/>');
    for (const xml of [footer('default'), footer('even')]) {
      expect(xml).toMatch(/— [\s\S]*PAGE[\s\S]* —/);
    }
  });

  it('has heading levels in their order', async () => {
    const text = await textOf(await written('circular'));
    const places = [
      '一、总体情况',
      '二、工作成效',
      '三、存在问题',
      '（一）逾期未办。',
      '四、下一步要求',
      '附件：1.',
    ].map((words) => text.indexOf(words));
    expect(places.every((at) => at > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const document = part(await written('report'), 'word/document.xml');
    expect(document.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(4);
    expect(document.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(2);
  });

  it('repeats the head of its tables and keeps rows whole', async () => {
    const document = part(await written('reminder'), 'word/document.xml');
    const [table] = document.match(/<w:tbl>[\s\S]*?<\/w:tbl>/) ?? [];
    expect(table?.match(/<w:tr[ >]/g)).toHaveLength(3);
    expect(table?.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(table?.match(/<w:cantSplit\/>/g)).toHaveLength(3);
  });
});

describe('what stands in a paper', () => {
  it('a slip: number, unit, items, day to answer, sign-off, receipt', async () => {
    const text = await textOf(await written('reminder'));
    for (const words of [
      '政务公开工作催办单',
      '清政公开〔2021〕3号',
      '区民政局：',
      '联系人：王敏，联系电话：0535-1234567。',
      '社会救助资金发放情况',
      '逾期20天',
      '剩余5天',
      '清河区人民政府办公室\n2021年10月20日',
      '回　　执',
      '请于2021年10月27日前反馈。',
      '区民政局（盖章）',
    ]) {
      expect(text).toContain(words);
    }
  });

  it.each(PAPER_KINDS)('%s: no tag is left, and each paragraph of a list stands once', async (kind) => {
    const text = await textOf(await written(kind));
    expect(text).not.toMatch(/[{}]/);
    expect(text).toContain('清河区人民政府办公室');
  });

  it('signs that matter in XML, tags in values and control characters are only text', async () => {
    const odd = '“A&B” <w:t> ]]> {单位名称} {#事项}\u0007\u0000 𠮷 &amp;';
    const text = await textOf(
      await written('reminder', [reminderValues(reminder({ items: [item({ content: odd })] }))]),
    );
    expect(text).toContain('“A&B” <w:t> ]]> {单位名称} {#事项} 𠮷 &amp;');
  });

  it('any text comes out as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), async (unit) => {
        const clean = unit.replaceAll(/\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '');
        const text = await textOf(await written('reminder', [reminderValues(reminder({ unit }))]));
        expect(text).toContain(`${clean}：`);
      }),
      { numRuns: runs(100, 25) },
    );
  });

  it('line ends in a value stay line ends', async () => {
    const document = part(await written('circular'), 'word/document.xml');
    expect(document).toMatch(/关于清河区2021年度<\/w:t><\/w:r><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:br\/>/);
  });

  it('a list of nothing says 无', async () => {
    const text = await textOf(await written('reminder', [reminderValues(reminder({ items: [] }))]));
    expect(text).toContain('—\n无\n—');
  });
});

describe('several papers', () => {
  const slips = ['区财政局', '区民政局', '柳林镇'].map((unit) => reminderValues(reminder({ unit })));

  it('in one file each begin a section of their own, with page 1', async () => {
    const bytes = await written('reminder', slips);
    const document = part(bytes, 'word/document.xml');
    expect(document.match(/<w:sectPr/g)).toHaveLength(3);
    expect(document.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(3);
    const text = await textOf(bytes);
    expect(text.match(/.*（盖章）/g)).toEqual(['区财政局（盖章）', '区民政局（盖章）', '柳林镇（盖章）']);
  });

  it('each in a file of its own come as an archive', async () => {
    const archive = new PizZip(await written('reminder', slips, { pack: 'each', fileName: '催办单.zip' }));
    expect(Object.keys(archive.files)).toEqual(['1.docx', '2.docx', '3.docx']);
    const second = archive.file('2.docx')?.asUint8Array() ?? new Uint8Array();
    expect(await textOf(second)).toContain('区民政局：');
    expect(part(second, 'word/document.xml').match(/<w:sectPr/g)).toHaveLength(1);
  });

  it('tell how far they are', async () => {
    const told: (readonly [number, number])[] = [];
    const papers = slips.map((values, index) => ({ name: `${index}`, values }));
    const spec = { kind: 'reminder', fileName: 'x.docx', papers, pack: 'one' } as const;
    await writePapers(spec, (done, total) => told.push([done, total]));
    expect(told).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('of none are refused', async () => {
    const made = await writePapers({ kind: 'reminder', fileName: 'x.docx', papers: [], pack: 'one' }, () => {});
    expect(made).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('the built-in templates', () => {
  it.each(PAPER_KINDS)('%s: has each tag that it needs where the office can see it', async (kind) => {
    const text = templateText(await writePaperTemplate(kind));
    for (const [name, value] of Object.entries(EXAMPLES[kind])) {
      if (typeof value !== 'string' && name !== '下一步打算') expect(text).toContain(`{#${name}}`);
    }
    expect(text).toContain('{发文机关}{成文日期}');
  });
});
