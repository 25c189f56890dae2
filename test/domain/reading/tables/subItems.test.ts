import { describe, expect, it } from 'vitest';
import { recogniseFile } from '../../../../electron/domain/reading/tables/recognise.ts';
import type { RecognisedTable } from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import { rowKey } from '../../../../electron/domain/sheets/stamp.ts';
import { gridOf } from '../../../support/fixturesGrids.ts';

const header = ['序号', '重点任务', '工作举措', '责任单位', '完成时限'];

function tableOf(rows: Parameters<typeof gridOf>[0], merges: readonly string[] = []): RecognisedTable {
  const grids = [gridOf(rows, merges)];
  const outcome = recogniseFile({ name: '清河区表.xlsx', grids }, { planYear: 2021, layouts: [] });
  if (!outcome.ok || !outcome.value.tables[0]) throw new Error('no table');
  return outcome.value.tables[0];
}

/** One measure with the given content, units and limit. */
function measure(content: string, units: string, time = '6月底'): RecognisedTable {
  return tableOf([header, [7, '预案公开', content, units, time], [8, '别的', '别的举措', '区司法局', '9月底']]);
}

function lines(table: RecognisedTable): string[] {
  return table.rows.map(({ number, content, unitsWording, timeWording }) =>
    [number, content, unitsWording, timeWording].join('|'),
  );
}

const OTHER = '8|别的举措|区司法局|9月底';

describe('a labelled list in a units cell', () => {
  it('becomes sub-items with units of their own', () => {
    const table = measure('公开各级预案', '总体预案：区应急局\n专项预案：区水利局、农业农村局\n部门预案：区政府各部门');
    expect(lines(table)).toEqual([
      '7-1|公开各级预案（总体预案）|区应急局|6月底',
      '7-2|公开各级预案（专项预案）|区水利局、农业农村局|6月底',
      '7-3|公开各级预案（部门预案）|区政府各部门|6月底',
      OTHER,
    ]);
    expect(table.measures).toBe(2);
    expect(table.tasks).toBe(2);
    expect(table.rows.map(({ gridRow, address, label }) => [gridRow, address, label])).toEqual([
      [1, 'C2', '总体预案'],
      [1, 'C2', '专项预案'],
      [1, 'C2', '部门预案'],
      [2, 'C3', undefined],
    ]);
    expect(table.rows[1]?.unitsReading.parties.map(({ name }) => name)).toEqual(['区水利局', '区农业农村局']);
  });

  it.each([
    '总体预案：区应急局；专项预案：区水利局',
    '总体预案:区应急局;\n专项预案:区水利局',
    '1.总体预案：区应急局\n2.专项预案：区水利局',
    '（1）总体预案：区应急局\n（2）专项预案：区水利局',
  ])('is read however it is parted: %j', (units) => {
    expect(lines(measure('公开预案', units)).slice(0, 2)).toEqual([
      '7-1|公开预案（总体预案）|区应急局|6月底',
      '7-2|公开预案（专项预案）|区水利局|6月底',
    ]);
  });

  it('keeps lines without a label with the item above', () => {
    const table = measure('公开预案', '总体预案：\n牵头单位：区应急局\n配合单位：区水利局\n专项预案：区公安局');
    expect(table.rows[0]?.unitsReading.parties.map(({ role, name }) => `${role} ${name}`)).toEqual([
      'lead 区应急局',
      'support 区水利局',
    ]);
    expect(table.rows[1]).toMatchObject({ label: '专项预案', unitsWording: '区公安局' });
  });

  it('takes the texts of a content with the same labels, and limits with them', () => {
    const table = measure(
      '总体预案：修订后公开\n专项预案：逐项公开',
      '总体预案：区应急局\n专项预案：区水利局',
      '总体预案：6月底\n专项预案：9月底',
    );
    expect(lines(table)).toEqual([
      '7-1|总体预案：修订后公开|区应急局|6月底',
      '7-2|专项预案：逐项公开|区水利局|9月底',
      OTHER,
    ]);
    expect(table.rows.map(({ timeReading }) => timeReading.rules[0]?.rule)).toMatchObject([
      { month: 6 },
      { month: 9 },
      { month: 9 },
    ]);
  });

  it.each([
    '牵头单位：区应急局\n配合单位：区水利局',
    '区应急局：负责统筹\n区水利局：负责落实',
    '区直部门：区应急局、区水利局\n镇街：清河镇',
    '总体预案：区应急局',
    '区应急局\n联系电话：1234567',
    '区应急局牵头，总体预案：区水利局\n专项预案：区公安局',
  ])('is not seen in %j', (units) => {
    const table = measure('公开预案', units);
    expect(table.rows.map(({ number, unitsWording }) => [number, unitsWording])).toEqual([
      ['7', units],
      ['8', '区司法局'],
    ]);
    expect(table.measures).toBe(2);
  });

  it('leaves columns that say the role alone', () => {
    const table = tableOf([
      ['序号', '工作任务', '牵头单位', '配合单位'],
      [1, '公开预案', '总体预案：区应急局\n专项预案：区水利局', '区公安局'],
    ]);
    expect(table.rows).toHaveLength(1);
  });

  it('leaves a row alone that this app wrote as one duty', () => {
    const table = tableOf([
      header,
      [7, '预案公开', '公开预案', '总体预案：区应急局\n专项预案：区水利局', '6月底', rowKey('b', 1)],
    ]);
    expect(table.rows.map(({ key, number }) => [key, number])).toEqual([[rowKey('b', 1), '7']]);
  });

  it('counts on from a sub-number, and not from none', () => {
    const units = '总体预案：区应急局\n专项预案：区水利局';
    const table = tableOf([
      ['工作举措', '责任单位'],
      ['2-1公开预案', units],
      ['公开别的', units],
    ]);
    expect(table.rows.map(({ number }) => number)).toEqual(['2-1-1', '2-1-2', '', '']);
  });
});

describe('a numbered list in a content cell', () => {
  it.each([
    ['1.公开预算\n2.公开决算\n3.公开采购', '1.区财政局\n2.区审计局\n3.区机关事务局'],
    ['（1）公开预算；（2）公开决算；（3）公开采购。', '（1）区财政局；（2）区审计局；（3）区机关事务局'],
    ['①公开预算\n②公开决算\n③公开采购', '1、区财政局\n2、区审计局\n3、区机关事务局'],
    ['一、公开预算\n二、公开决算\n三、公开采购', '１．区财政局\n２．区审计局\n３．区机关事务局'],
  ])('becomes sub-items beside units numbered alike: %j', (content, units) => {
    const table = measure(content, units);
    expect(lines(table).map((line) => line.replace('。', ''))).toEqual([
      '7-1|公开预算|区财政局|6月底',
      '7-2|公开决算|区审计局|6月底',
      '7-3|公开采购|区机关事务局|6月底',
      OTHER,
    ]);
    expect(table.rows.every(({ unitsReading: { check } }) => check === undefined)).toBe(true);
    expect(table.measures).toBe(2);
  });

  it('keeps what stands above the list with each item, and gives each its own limit', () => {
    const table = measure('公开下列信息：\n1.预算\n2.决算', '1.区财政局\n2.区审计局', '1.6月底\n2.9月底');
    expect(lines(table).slice(0, 2)).toEqual([
      '7-1|公开下列信息：预算|区财政局|6月底',
      '7-2|公开下列信息：决算|区审计局|9月底',
    ]);
  });

  it('is paired with as many lines of units, to be confirmed', () => {
    const table = measure('1.公开预算\n2.公开决算\n3.公开采购', '区财政局\n区审计局\n区机关事务局');
    expect(table.rows.map(({ unitsWording }) => unitsWording)).toEqual([
      '区财政局',
      '区审计局',
      '区机关事务局',
      '区司法局',
    ]);
    expect(
      table.rows.slice(0, 3).every(({ unitsReading }) => unitsReading.check?.includes('已按顺序逐项对应，请核对')),
    ).toBe(true);
  });

  it.each([
    ['1.公开预算\n2.公开决算', '区财政局\n区审计局'],
    ['1.公开预算\n2.公开决算\n3.公开采购', '区财政局、区审计局、区机关事务局'],
    ['1.公开预算\n2.公开决算\n3.公开采购', '1.区财政局\n2.区审计局'],
    ['1.公开预算\n2.公开决算\n3.公开采购', '区人力资源\n社会\n保障局'],
    ['2.公开预算\n3.公开决算', '1.区财政局\n2.区审计局'],
    ['公开预算\n公开决算', '1.区财政局\n2.区审计局'],
  ])('stays one measure without units for each item: %j, %j', (content, units) => {
    const [first, ...rest] = measure(content, units).rows;
    expect(first).toMatchObject({ number: '7', content, unitsWording: units });
    expect(rest).toHaveLength(1);
  });
});

describe('rows that count within their task', () => {
  it.each([
    ['（1）', '（2）', '（3）'],
    ['①', '②', '③'],
    ['1.', '2.', '3.'],
    ['1、', '2、', '3、'],
    ['（一）', '（二）', '（三）'],
    ['2.1', '2.2', '2.3'],
    ['2-1', '2-2', '2-3'],
    ['２－１', '２－２', '２－３'],
    ['（2-1）', '（2-2）', '（2-3）'],
  ])('are numbered with it: %s', (a, b, c) => {
    const rows = [
      header,
      [1, '甲', '甲举措', '区司法局', '6月底'],
      [2, '乙', `${a}公开预算`, '区财政局', '6月底'],
      [undefined, undefined, `${b}公开决算`, '区财政局', '6月底'],
      [undefined, undefined, `${c} 公开采购`, '区财政局', '6月底'],
      [3, '丙', '丙举措', '区司法局', '6月底'],
    ];
    // 2.1 is the office's own way of writing it.
    const joint = a === '2.1' ? '.' : '-';
    for (const merges of [['A3:A5', 'B3:B5'], []]) {
      const table = tableOf(rows, merges);
      expect(table.rows.map(({ number, content }) => `${number} ${content}`)).toEqual([
        '1 甲举措',
        `2${joint}1 公开预算`,
        `2${joint}2 公开决算`,
        `2${joint}3 公开采购`,
        '3 丙举措',
      ]);
    }
  });

  it('keeps the words of an enumeration in one cell', () => {
    const table = tableOf([
      header,
      [2, '乙', '（1）公开预算；（2）公开决算', '区财政局', '6月底'],
      [3, '丙', '（1）公开采购', '区财政局', '6月底'],
    ]);
    expect(table.rows.map(({ number }) => number)).toEqual(['2', '3']);
    expect(table.rows[0]?.content).toBe('（1）公开预算；（2）公开决算');
  });
});
