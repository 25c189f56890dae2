import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../../electron/domain/reading/plan/readPlan.ts';
import type { RecognisedTable } from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import { atLeast, CONTINUOUS, every, once, triggered } from '../wording/timeExpectations.ts';
import { linesOf, parties, rowsByNumber } from './planReading.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../../../shared/inputs/documents');
const isThere = existsSync(FOLDER);
if (!isThere) console.log(`没有找到各区的工作要点（${FOLDER}），相应测试跳过。`);

function readShared(name: string, planYear: number): RecognisedTable | undefined {
  const text = readFileSync(path.join(FOLDER, `${name}.txt`), 'utf8');
  return readPlan({ name: `${name}.txt`, paragraphs: linesOf(text) }, { planYear });
}

function shared(name: string, planYear: number): RecognisedTable {
  const table = readShared(name, planYear);
  if (!table) throw new Error(`${name} asks for nothing`);
  return table;
}

/** Every row with a time: its number, the rules, the words they came from, and what is asked. */
function times({ rows }: RecognisedTable): unknown[] {
  return rows
    .filter(({ timeReading }) => timeReading.rules.length > 0 || timeReading.check !== undefined)
    .map(({ number, timeReading }) => [
      number,
      timeReading.rules.map(({ rule }) => rule),
      timeReading.rules.map(({ span }) => span.text),
      timeReading.check ?? '',
    ]);
}

/** The units of each bracket: numbers and parties, where they change. */
function unitsInOrder({ rows }: RecognisedTable): string[] {
  const lines = rows.map(({ number, unitsReading }) => `${number} ${parties(unitsReading)}`);
  return lines.filter((line, index) => line !== lines[index - 1]);
}

const promised = (words: string): string => `“${words}”没有写明期限，请设定时限或改为持续事项。`;

describe.skipIf(!isThere)('亭湖区2016: 一、（一）, one bracket a paragraph', () => {
  const table = isThere ? shared('亭湖区2016年政务公开工作要点', 2016) : undefined;
  const rows = table?.rows ?? [];

  it('has the sentences of a count by hand, under 7 tasks and 25 items', () => {
    expect(table?.title).toBe('亭湖区2016年政务公开工作要点');
    expect(rowsByNumber(rows)).toEqual(
      [
        '一（一）:3 一（二）:3 一（三）:4 二（一）:2 二（二）:2 二（三）:2 二（四）:4',
        '三（一）:6 三（二）:2 三（三）:3 三（四）:4 三（五）:2 三（六）:6',
        '四（一）:1 四（二）:2 四（三）:4 五（一）:2 五（二）:4 五（三）:5',
        '六（一）:4 六（二）:4 六（三）:2 七（一）:2 七（二）:1 七（三）:3',
      ].join(' '),
    );
    expect([rows.length, table?.measures, table?.tasks]).toEqual([77, 77, 7]);
    expect(new Set(rows.map(({ task, subtask }) => `${task} ${subtask}`)).size).toBe(25);
  });

  it('has the units of each of its brackets', () => {
    const all = 'Rg 各镇（街道、经济区）, Rg 区各有关部门+';
    expect(table && unitsInOrder(table)).toEqual([
      '一（一） L 区编办, L 区物价局, L 区法制办, L 区政务办',
      '一（二） L 区编办, L 区法制办, Rg 区有关部门+',
      '一（二） L 区市场监管局',
      '一（三） L 区政务办',
      '一（三） L 区编办, L 区政务办, Rg 区有关部门+',
      '一（三） R 区公安分局',
      '二（一） L 区发改委, L 区经信委, L 区住建局, L 区环保局+',
      '二（二） L 区发改委, Sg 区有关部门+',
      '二（二） L 区财政局, L 区发改委',
      '二（三） L 区财政局, L 区物价局',
      '二（四） L 区国资办',
      '三（一） L 区扶贫办',
      '三（二） L 区民政局',
      '三（三） L 区人社局',
      '三（四） L 区住建局',
      '三（五） L 区环保局, S 区水利局, S 区卫计委, S 区气象局',
      '三（六） L 区教育局',
      '三（六） L 区卫计委',
      '三（六） L 区市场监管局',
      `四（一） ${all}`,
      `四（二） ${all}`,
      '四（二） L 区审计局',
      '四（三） L 区财政局',
      ...['五（一）', '五（二）', '五（三）', '六（一）'].map((number) => `${number} ${all}`),
      '六（二） Rg 区各有关部门+',
      '六（三） L 区政府办, S 区人社局',
      `七（一） ${all}`,
      '七（二） L 区委办',
      `七（三） ${all}`,
    ]);
  });

  it('has every time of the text and no other', () => {
    expect(table && times(table)).toEqual([
      ['三（一）', [CONTINUOUS], ['进行长期公示'], ''],
      ['三（二）', [every('halfYear')], ['每半年'], ''],
      ['三（五）', [], [], promised('定期公布')],
      ['三（六）', [], [], promised('定期主动发布')],
      ['三（六）', [every('month'), every('quarter'), every('year')], ['每月', '每季度', '每年'], ''],
      ['七（一）', [atLeast(1, 'year')], ['年内至少听取1次'], ''],
      ['七（二）', [once(12)], ['年内'], ''],
      ['七（三）', [triggered('noticeIssued', 10, 'day')], ['在本通知印发后10日内'], ''],
      ['七（三）', [once(12)], ['年底前'], ''],
    ]);
  });

  it('points at the sentence in its paragraph, and leaves out title and background', () => {
    const row = rows.find(({ number }) => number === '七（一）');
    expect(row).toMatchObject({
      address: 'A39',
      gridRow: 38,
      task: '推进政务公开的保障措施',
      subtask: '加强组织领导',
      unitsWording: '各镇（街道、经济区）、区各有关部门负责落实',
      timeWording: '',
    });
    expect(row?.span?.start).toBe(10);
    expect(row?.content).toMatch(/^各镇（街道、经济区）、各部门要高度重视.*研究部署推进工作。$/u);
    expect(table?.leftOut.map(({ address }) => address)).toEqual(['A1', 'A2']);
  });
});

describe.skipIf(!isThere)('博山区2020: 1. to 14. running on, no brackets, lines broken in sentences', () => {
  const table = isThere ? shared('博山区2020年政务公开工作要点', 2020) : undefined;
  const rows = table?.rows ?? [];
  const addressees = 'Rg 各镇人民政府, Rg 各街道办事处, R 开发区管委会, Rg 区政府有关部门+, Rg 有关单位+';

  it('has the sentences of a count by hand, under 5 tasks and 18 items', () => {
    expect(table?.title).toBe('博山区2020年政务公开工作要点');
    expect(rowsByNumber(rows)).toEqual(
      [
        '1:2 2:2 3:1 4:3 5:4 6:7 7:4 8:3 9:3 10:5 11:3 12:4 13:4 14:3',
        '三（一）:1 三（二）:2 三（三）:4 三（四）:2',
      ].join(' '),
    );
    expect([rows.length, table?.tasks]).toEqual([57, 5]);
    expect(new Set(rows.map(({ task, subtask }) => `${task} ${subtask}`)).size).toBe(18);
    expect(rows[0]).toMatchObject({
      number: '1',
      task: '聚焦中心工作和重点领域，拓展公开广度和深度',
      subtask: '聚焦中心工作加强信息公开',
    });
  });

  it('puts broken sentences together', () => {
    const contents = rows.map(({ content }) => content).join('\n');
    for (const joint of ['申报材料清单', '易于传播的', '清理和公开制度', '主动公开和依申请公开制度'])
      expect(contents).toContain(joint);
  });

  it('takes the sentence’s own subject, else proposes the addressees', () => {
    const own = rows.filter(({ unitsReading }) => unitsReading.check?.includes('按句中所写') === true);
    expect(own.map(({ number, unitsReading }) => `${number} ${parties(unitsReading)}`)).toEqual([
      '1 Rg 各镇办, Rg 各部门',
      '8 Rf 26个试点领域内的区级部门',
      '8 Rg 各镇办, Rg 各部门',
      '9 Rg 各部门',
      '11 Rg 各部门',
      '14 Rg 各镇办, Rg 各部门',
      '三（一） Rg 各镇办, Rg 各部门',
      '三（二） Rg 各镇办, Rg 各部门',
      '三（三） Rg 各部门',
      '三（四） Rg 各镇办, Rg 各部门',
    ]);
    const others = rows.filter((row) => !own.includes(row));
    expect(new Set(others.map(({ unitsReading }) => parties(unitsReading)))).toEqual(new Set([addressees]));
    expect(others.every(({ unitsReading }) => unitsReading.check?.includes('按全部主送单位') === true)).toBe(true);
  });

  it('has every time of the text and no other', () => {
    expect(table && times(table)).toEqual([
      ['7', [], [], promised('定期公开')],
      ['8', [once(12, 'last', { year: 2020 })], ['2020 年年底前'], ''],
      ['三（四）', [atLeast(1, 'month')], ['每月至少报送1篇'], ''],
    ]);
  });

  it('leaves out the letterhead, the background and 总体要求', () => {
    expect(table?.leftOut.map(({ address }) => address)).toEqual([
      'A1',
      'A2',
      'A3',
      'A4',
      'A5',
      'A6',
      'A7',
      'A8',
      'A9',
      'A10',
      'A11',
      'A12',
      'A13',
    ]);
  });
});

describe.skipIf(!isThere)('山亭区2021: （一） to （二十一） over six 一、', () => {
  const table = isThere ? shared('山亭区2021年政务公开工作要点二十一条', 2021) : undefined;
  const rows = table?.rows ?? [];

  it('has the sentences of a count by hand, under 6 tasks and 21 items', () => {
    expect(table?.title).toBe('2021年山亭区政务公开工作要点二十一条');
    expect(rowsByNumber(rows)).toEqual(
      [
        '（一）:3 （二）:2 （三）:2 （四）:2 （五）:4 （六）:2 （七）:4 （八）:4',
        '（九）:7 （十）:4 （十一）:2 （十二）:2 （十三）:2 （十四）:3 （十五）:2',
        '（十六）:3 （十七）:2 （十八）:2 （十九）:3 （二十）:3 （二十一）:3',
      ].join(' '),
    );
    expect([rows.length, table?.tasks]).toEqual([61, 6]);
  });

  it('has the units of each of its brackets', () => {
    const all = 'Rg 各镇人民政府, R 山城街道办事处, Rg 区政府各部门';
    const units = (text: string): string =>
      text
        .split('、')
        .map((name) => `R 区${name}`)
        .join(', ');
    expect(table && unitsInOrder(table)).toEqual([
      '（一） R 区委编办, Rg 区政府各部门',
      '（二） Rg 区政府各部门',
      '（三） Rg 区政府各部门',
      `（四） ${units('发改局、工信局、自然资源局、住建局、综合行政执法局')}`,
      `（五） ${units('发改局、司法局、住建局、应急局、行政审批服务局、市场监管局、综合行政执法局、国资事务服务中心、生态环境分局')}`,
      `（六） ${units('发改局、行政审批服务局')}`,
      `（七） R 开发区管委会, ${units('发改局、自然资源局、住建局、综合行政执法局、大数据中心')}`,
      '（八） Rg 区政府各部门',
      `（九） ${units('教体局、民政局、财政局、人社局、自然资源局、住建局、农业农村局、商投局、卫生健康局、退役军人事务局、医保局、扶贫办、国资事务服务中心、供电部、自来水公司')}`,
      `（十） ${units('发改局、财政局、交运局、农业农村局、应急局、公安分局、能源事务服务中心、卫生健康服务中心')}`,
      '（十一） R 区卫健局',
      '（十二） Rf 政策文件制订部门',
      '（十三） Rf 政策文件制订部门',
      `（十四） ${all}`,
      '（十五） Rg 各镇人民政府, R 山城街道办事处, R 区行政审批服务局',
      '（十六） R 区政府办公室, R 区司法局, Rf 依申请公开涉及部门',
      '（十七） R 区司法局, Rf 政策文件制订部门',
      '（十八） Rg 区政府各部门',
      `（十九） ${all}`,
      '（二十） R 区政府办公室',
      `（二十一） ${all}`,
    ]);
  });

  it('has every time of the text and no other', () => {
    expect(table && times(table)).toEqual([
      ['（八）', [], [], promised('定期公布')],
      ['（十七）', [once(12, 'last', { year: 2021 })], ['2021年底前'], ''],
      ['（十八）', [atLeast(1, 'year')], ['不少于1次'], ''],
      ['（十九）', [atLeast(1, 'month')], ['每个月至少报送1篇'], ''],
    ]);
  });

  it('keeps a remark inside a sentence and takes no bracket of 2016年以后 for units', () => {
    const row = rows.find(({ number }) => number === '（十七）');
    expect(row?.content).toContain('（2016年以后制定的）');
    expect(row?.unitsWording).toBe('区司法局、政策文件制订部门');
  });

  it('leaves the dumped annex out as a whole', () => {
    expect(table?.leftOut.at(-1)).toEqual({
      address: 'A30',
      text: '附件：山亭区“定时公开”机制指标明细表（此处起81段是附件表格，没有作为正文读取）',
    });
    expect(table?.leftOut).toHaveLength(4);
  });
});

describe.skipIf(!isThere)('周村区2021: no brackets, 一是…四是 in a paragraph, a dumped annex', () => {
  const table = isThere ? shared('周村区2021年政务公开工作要点', 2021) : undefined;
  const rows = table?.rows ?? [];

  it('has the sentences of a count by hand, under 5 tasks and 24 items', () => {
    expect(table?.title).toBe('周村区2021年政务公开工作要点');
    expect(rowsByNumber(rows)).toEqual(
      [
        '一（一）:5 一（二）:3 一（三）:6 一（四）:4 一（五）:5 一（六）:2',
        '二（一）:3 二（二）:3 二（三）:3 二（四）:5 二（五）:5 二（六）:2 二（七）:3 二:1',
        '三（一）:4 三（二）:6 三（三）:3 四（一）:2 四（二）:2 四（三）:1 四（四）:3',
        '五（一）:2 五（二）一是:2 五（二）二是:1 五（二）三是:1 五（二）四是:1',
        '五（三）:4 五（四）:1',
      ].join(' '),
    );
    expect([rows.length, table?.tasks]).toEqual([83, 5]);
    expect(new Set(rows.map(({ task, subtask }) => `${task} ${subtask}`)).size).toBe(25);
  });

  it('takes the sentence’s own subject, else proposes the addressees', () => {
    const own = rows.filter(({ unitsReading }) => unitsReading.check?.includes('按句中所写') === true);
    expect(own.map(({ number, unitsReading }) => `${number} ${parties(unitsReading)}`)).toEqual([
      '一（一） Rf 起草单位',
      '一（二） Rg 各级各部门',
      '一（三） Rf 事业单位改革中涉改单位主管部门',
      '一（五） Rf 行政复议机关',
      '一（六） Rf 区级主管部门',
      '二（四） Rg 区政府相关部门+',
      '二（五） Rg 区委统筹疫情防控和经济运行工作领导小组（指挥部）成员单位',
      '二（五） Rf 卫生健康主管部门',
      '二 Rf 未涉及上述重点领域的市政府其他部门',
      '三（一） Rf 牵头起草部门',
      '三（二） R 区政府办公室',
      '三（二） Rf 政府信息公开工作机构',
      '三（二） Rg 各级各部门单位',
      '四（一） Rf 承办部门',
      '四（二） Rf 决策机关',
      '四（二） Rf 决策承办单位',
      '五（二）一是 Rg 各级各部门',
      '五（二）四是 Rg 各镇政府, Rg 各街道办事处, Rg 区政府各部门单位',
      '五（四） Rf 政府信息公开工作主管部门',
    ]);
    const others = rows.filter((row) => !own.includes(row));
    expect(new Set(others.map(({ unitsReading }) => parties(unitsReading)))).toEqual(
      new Set(['Rg 各镇政府, Rg 各街道办事处, R 周村经济开发区管委会, Rg 区政府各部门, Rg 有关单位+']),
    );
  });

  it('has every time of the text and no other', () => {
    expect(table && times(table)).toEqual([
      ['一（一）', [once(12)], ['年底前'], ''],
      ['一（二）', [once(6)], ['６月底前'], ''],
      ['一（三）', [once(12, 'last', { year: 2021 })], ['2021年年底前'], ''],
      ['二（一）', [every('quarter')], ['按季度'], ''],
      ['二（四）', [], [], promised('适时更新')],
      ['四（四）', [triggered('messageReceived', 5)], ['５个工作日内'], ''],
      ['五（二）一是', [once(6, 4)], ['6月4日前'], ''],
      ['五（二）二是', [atLeast(1, 'month')], ['每月至少报送1篇'], ''],
    ]);
  });

  it('leaves the letterhead and the dumped annex out', () => {
    expect(table?.leftOut.map(({ address }) => address)).toEqual([
      'A1',
      'A2',
      'A3',
      'A4',
      'A5',
      'A6',
      'A7',
      'A8',
      'A9',
      'A10',
      'A11',
      'A42',
    ]);
  });
});

describe.skipIf(!isThere)('平度市2018: a notice, and nothing but a dumped table', () => {
  it('makes no tasks of a table that lost its columns', () => {
    expect(readShared('平度市2018年政务公开重点工作任务分解落实方案', 2018)).toBeUndefined();
  });
});
