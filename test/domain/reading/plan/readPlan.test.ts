import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../../electron/domain/reading/plan/readPlan.ts';
import { atLeast, every, once } from '../wording/timeExpectations.ts';
import { line, linesOf, parties, plan, rowsByNumber } from './planReading.ts';

const HEAD = `清河区人民政府办公室
关于印发清河区2021年政务公开
工作要点的通知
清政办字〔2021〕6号
各镇人民政府、各街道办事处，区政府各部门：
《清河区2021年政务公开工作要点》已经区政府同意，现印发给你们，请认真贯彻落实。
清河区人民政府办公室
2021年4月6日
（此件公开发布）
清河区2021年政务公开工作要点
2021年是新规划的开局之年。为做好全区政务公开工作，制定本工作要点。
`;

describe('a plan with 一、（一） and units in brackets', () => {
  const text = `${HEAD}一、总体要求
坚持公开为常态、不公开为例外。全年争创示范区。
二、做实公开平台
（一）管好政府网站。区政府网站每季度开展一次自查，6月底前完成栏目调整（共12个栏目）。网站内容由各部门分别维护。（区政府办公室牵头，会同区大数据中心落实）栏目调整后要及时公告。
三、加强培训考核
（一）组织培训。年内面向各镇（街道）举办培训不少于2次。（责任单位：区政府办公室、人社局）
（二）严格考核。政务公开纳入绩效考核，分值不低于4%。（区考核办、政府办公室按职责分工分别牵头落实）
清河区人民政府办公室
2021年4月6日
（联系人：王某，电话：1234567）`;
  const table = plan(text);

  it('reads title, tasks, sentences and units', () => {
    expect(table).toMatchObject({
      title: '清河区2021年政务公开工作要点',
      kind: 'plan',
      headerRows: [-1, -1],
      columns: [{ column: 0, header: '正文', role: 'content' }],
      measures: 5,
      tasks: 2,
    });
    expect(table.rows.map(line)).toEqual([
      '二（一） 区政府网站每季度开展一次自查，6月底前完成栏目调整（共12个栏目）。 | L 区政府办公室, S 区大数据中心',
      '二（一） 网站内容由各部门分别维护。 | L 区政府办公室, S 区大数据中心',
      '二（一） 栏目调整后要及时公告。 | Rg 各镇人民政府, Rg 各街道办事处, Rg 区政府各部门',
      '三（一） 年内面向各镇（街道）举办培训不少于2次。 | R 区政府办公室, R 区人社局',
      '三（二） 政务公开纳入绩效考核，分值不低于4%。 | L 区考核办, L 区政府办公室',
    ]);
  });

  it('gives each row its place, its labels, its wordings and its rules', () => {
    expect(table.rows[0]).toEqual({
      gridRow: 14,
      address: 'A15',
      span: {
        start: 10,
        end: 44,
        text: '区政府网站每季度开展一次自查，6月底前完成栏目调整（共12个栏目）。',
      },
      number: '二（一）',
      task: '做实公开平台',
      subtask: '管好政府网站',
      content: '区政府网站每季度开展一次自查，6月底前完成栏目调整（共12个栏目）。',
      timeWording: '',
      unitsWording: '区政府办公室牵头，会同区大数据中心落实',
      timeReading: {
        rules: [
          { rule: every('quarter'), span: { start: 5, end: 8, text: '每季度' }, confidence: 'read' },
          { rule: once(6), span: { start: 15, end: 19, text: '6月底前' }, confidence: 'read' },
        ],
      },
      unitsReading: {
        parties: [
          { name: '区政府办公室', kind: 'unit', role: 'lead', span: { start: 0, end: 6, text: '区政府办公室' } },
          { name: '区大数据中心', kind: 'unit', role: 'support', span: { start: 11, end: 17, text: '区大数据中心' } },
        ],
      },
    });
  });

  it('is a grid of one column, a paragraph a row, without a header row', () => {
    expect(table.grid).toMatchObject({ sheet: '正文', columns: 1, merges: [] });
    expect(table.grid.rows).toHaveLength(21);
    expect(table.grid.rows[10]).toEqual([{ kind: 'text', text: linesOf(text)[10] }]);
  });

  it('leaves out what does not ask, with its place', () => {
    expect(table.leftOut.map(({ address, text }) => `${address} ${text}`)).toEqual([
      'A1 清河区人民政府办公室',
      'A2 关于印发清河区2021年政务公开',
      'A3 工作要点的通知',
      'A4 清政办字〔2021〕6号',
      'A5 各镇人民政府、各街道办事处，区政府各部门：',
      'A6 《清河区2021年政务公开工作要点》已经区政府同意，现印发给你们，请认真贯彻落实。',
      'A7 清河区人民政府办公室',
      'A8 2021年4月6日',
      'A9 （此件公开发布）',
      'A10 清河区2021年政务公开工作要点',
      'A11 2021年是新规划的开局之年。',
      'A11 为做好全区政务公开工作，制定本工作要点。',
      'A12 一、总体要求',
      'A13 坚持公开为常态、不公开为例外。',
      'A13 全年争创示范区。',
      'A19 清河区人民政府办公室',
      'A20 2021年4月6日',
      'A21 （联系人：王某，电话：1234567）',
    ]);
  });

  it('proposes the addressees, with the question, for what stands behind the last bracket', () => {
    const row = table.rows[2];
    expect(row?.unitsWording).toBe('各镇人民政府、各街道办事处，区政府各部门');
    expect(row?.unitsReading.check).toBe(
      '文件没有在此处写明责任单位，暂按全部主送单位（各镇人民政府、各街道办事处，区政府各部门）认定，请确认。',
    );
  });
});

describe('numbers as they are printed', () => {
  it('are the item’s own where they run on across the headings', () => {
    const table = plan(`一、总则
（一）聚焦发展
1.公开规划。公开专项规划。
2.公开政策。发布涉企政策。
（二）聚焦民生
3.公开教育信息。公开招生计划。
（1）小学。公开学区范围。
二、保障
（一）加强领导。配齐工作人员。`);
    expect(rowsByNumber(table.rows)).toBe('1:1 2:1 3:1 3（1）:1 二（一）:1');
  });
});

describe('a plan in run-on items', () => {
  const table = plan(`2021年清河区政务公开工作要点六条
一、聚焦法治政府
（一）公开权力清单。各部门动态更新清单。（责任单位：区委编办、区政府各部门）
（二）公开执法结果。公示处罚结果，公示期不少于10天。（责任单位：区司法局、行政执法部门）
二、聚焦民生保障
（三）公开救助信息。每半年公开1次救助金额，村（居）名单长期公示。（责任单位：区民政局、各镇（街道、开发区））
（四）公开教育信息。每年7月底前公开招生范围。（责任单位：区教体局）
三、聚焦落实
（五）压实责任。一是各镇街于6月4日前报送清单；二是每月至少报送1篇信息。三是对上年度工作开展“回头看”。（责任单位：各镇街）
（六）严格考核。纳入绩效考核，所占分值从2017年起不低于4%。（责任单位：区考核办）`);

  it('takes the item’s number alone, and 一是…三是… with it', () => {
    expect(table.title).toBe('2021年清河区政务公开工作要点六条');
    expect(table.tasks).toBe(3);
    expect(table.rows.map(line)).toEqual([
      '（一） 各部门动态更新清单。 | R 区委编办, Rg 区政府各部门',
      '（二） 公示处罚结果，公示期不少于10天。 | R 区司法局, Rf 行政执法部门',
      '（三） 每半年公开1次救助金额，村（居）名单长期公示。 | R 区民政局, Rg 各镇（街道、开发区）',
      '（四） 每年7月底前公开招生范围。 | R 区教体局',
      '（五）一是 各镇街于6月4日前报送清单 | Rg 各镇街',
      '（五）二是 每月至少报送1篇信息。 | Rg 各镇街',
      '（五）三是 对上年度工作开展“回头看”。 | Rg 各镇街',
      '（六） 纳入绩效考核，所占分值从2017年起不低于4%。 | R 区考核办',
    ]);
  });

  it('reads quotas and days, and takes 从2017年起 for none', () => {
    expect(table.rows.slice(4).map(({ timeReading }) => timeReading.rules.map(({ rule }) => rule))).toEqual([
      [once(6, 4)],
      [atLeast(1, 'month')],
      [],
      [],
    ]);
  });
});

describe('who answers where no bracket says so', () => {
  const units = (sentence: string): string => {
    const [row] = plan(`各镇人民政府，区政府各部门：\n一、任务\n（一）要求。${sentence}`).rows;
    return `${row ? parties(row.unitsReading) : ''} | ${row?.unitsReading.check ?? ''}`;
  };
  const own = (words: string): string => `文件没有另写责任单位，暂按句中所写的“${words}”认定，请确认。`;

  it.each([
    ['各镇办、各部门要主动公开进展情况。', `Rg 各镇办, Rg 各部门 | ${own('各镇办、各部门')}`],
    ['健全制度，各级各部门要于６月底前调整栏目。', `Rg 各级各部门 | ${own('各级各部门')}`],
    ['区政府办公室负责统一制作图解。', `R 区政府办公室 | ${own('区政府办公室')}`],
    [
      '卫生健康主管部门要督促医疗机构公开院务。',
      `Rf 卫生健康主管部门 | ${own('卫生健康主管部门')}“卫生健康主管部门”是按职能指称的，请指定具体单位。`,
    ],
    ['年底前，区财政局应当公开决算。', `R 区财政局 | ${own('区财政局')}`],
    ['材料由起草部门提供，区司法局每年组织一次评查。', `R 区司法局 | ${own('区司法局')}`],
  ])('%s', (sentence, expected) => {
    expect(units(sentence)).toBe(expected);
  });

  it.each([
    '督促被审计单位主动公开整改情况。',
    '政府网站需提供公报下载功能。',
    '政府信息需标明公开属性。',
    '推动各部门设立公开专区。',
    '解读材料要注重对背景进行解读。',
    '通过市政府网站公开情况。',
    '对各部门公开情况进行检查。',
  ])('finds no subject in %s', (sentence) => {
    expect(units(sentence)).toContain('Rg 各镇人民政府, Rg 区政府各部门 | 文件没有在此处写明责任单位');
  });

  it('asks where there are no addressees either', () => {
    const [row] = plan('一、任务\n（一）要求。做好公开工作。').rows;
    expect(row?.unitsReading).toEqual({
      parties: [],
      check: '没有写明责任单位，请指定；不指定则由全部发文对象负责。',
    });
    expect(row?.unitsWording).toBe('');
  });

  it('says that the units of a whole list stand at its end', () => {
    const { rows } = plan('一、监管\n（一）做好公开\n1.公开事项。\n2.公开结果。（区市场监管局负责）');
    expect(rows.map(({ unitsReading }) => unitsReading.check)).toEqual([
      '责任单位写在后面的条目末尾，暂按各条共用认定，请确认。',
      undefined,
    ]);
  });
});

describe('the title', () => {
  const titleOf = (head: string): string => plan(`${head}\n一、任务\n（一）要求。做好公开工作。`).title;

  it.each([
    ['清河区2021年政务公开工作要点', '清河区2021年政务公开工作要点'],
    ['0000清河区2021年政务公开工作要点', '清河区2021年政务公开工作要点'],
    ['清河区 2021 年政务公开工作要点', '清河区2021年政务公开工作要点'],
    ['关于印发工作要点的通知\n《清河区2021年公开要点》已经区政府同意，现印发给你们。', '清河区2021年公开要点'],
    ['清河区人民政府办公室\n关于做好2021年政务公开工作的通知', '关于做好2021年政务公开工作的通知'],
    ['各部门：', '清河区'],
    ['根据《市人民政府关于印发工作要点的通知》精神，现将《清河区2021年公开分工》印发给你们。', '清河区2021年公开分工'],
  ])('%j', (head, title) => {
    expect(titleOf(head)).toBe(title);
  });
});

describe('a text that asks for nothing', () => {
  it.each([
    ['nothing at all', ''],
    [
      'a notice with a dumped table',
      `${HEAD}附件\n任务分解表\n序号\n重点任务\n主要内容\n责任单位\n1\n公开\n公开预算。\n区财政局`,
    ],
    ['a report of what was done', '一、总体情况\n2020年，政务公开工作取得了明显成效。'],
  ])('%s is no plan', (_, text) => {
    expect(readPlan({ name: '通知.txt', paragraphs: linesOf(text) }, { planYear: 2021 })).toBeUndefined();
  });
});
