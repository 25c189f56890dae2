import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseRegister } from '../../../electron/contract/registers.ts';
import type { DutyId, UnitId } from '../../../electron/domain/brand.ts';
import { YEAR } from '../../support/acts.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';

type Rows = readonly (readonly string[])[];

let app: TestApp;
let office: UnitId;
beforeAll(async () => {
  app = await openTestApp({ today: '2021-06-30', year: 2021 });
  const unit = async (name: string) => (await app.call('units.save', { name, kind: 'department', aliases: [] })).id;
  office = await unit('区政府办公室');
  await unit('区住建局');
  await unit('区交通局');
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function read(register: CaseRegister, rows: Rows) {
  const bytes = workbookBytes([{ name: '表', rows: [['2021年登记表'], ...rows] }]);
  const { jobId } = await app.call('registers.read', { register, fileId: await app.putFile('登记表.xlsx', bytes) });
  const { previewId = '', error } = await app.finished(jobId);
  return { asked: { register, previewId, unitId: office }, error };
}
const list = async (register: CaseRegister) => (await app.call('registers.list', { register, revealed: true })).rows;
/** Takes a list in, tells what stands on record then, and takes it back. */
async function taken(register: CaseRegister, rows: Rows) {
  const { asked } = await read(register, rows);
  const preview = await app.call('registers.preview', asked);
  expect(preview.lines.flatMap(({ reasons }) => reasons)).toEqual([]);
  const done = await app.call('registers.confirm', asked);
  expect(done).toMatchObject({ added: rows.length - 1, left: 0, changed: true });
  const [command] = (await app.call('workspace.commands', {})).commands;
  const stands = await list(register);
  const courses = await Promise.all(
    stands.map(async ({ id }) => (await app.call('registers.case', { id, revealed: true })).steps),
  );
  await app.call('workspace.undo', {});
  expect(await list(register)).toEqual([]);
  return { preview, label: command?.label, stands, courses: courses.map((steps) => steps.map(({ step }) => step)) };
}

describe('a list of a register', () => {
  it('of messages comes in by the words of its header, as one step; names stay masked before', async () => {
    const { preview, label, stands, courses } = await taken('messages', [
      [
        '序号',
        '编号',
        '留言主题',
        '留言渠道',
        '留言人',
        '联系电话',
        '留言内容',
        '答复单位',
        '收到留言日期',
        '转办日期',
        '承办单位',
        '答复日期',
        '不公开答复日期',
        '不公开的理由',
      ],
      [
        '1',
        '留1',
        '路灯不亮',
        '网站',
        '示例联系人甲',
        '13800000000',
        '南街路灯',
        '区政府办公室',
        '2021-06-01',
        '6月2日',
        '区住建局',
        '2021.6.7',
        '2021年6月8日',
        '涉及个人',
      ],
      ['2', '留2', '公交改线', '领导信箱', '示例联系人乙', '', '', '', '2021-06-29', '', '', '', '', ''],
    ]); // prettier-ignore
    expect(preview.lines.map(({ title }) => title)).toEqual(['示**', '示**']);
    expect(label).toBe('导入公众留言 2 条');
    expect(stands.map(({ number, title, unit, state, fields }) => [number, title, unit, state, fields])).toEqual([
      ['留2', '公交改线', '区政府办公室', '待答复', { channel: 'mailbox', author: '示例联系人乙' }],
      [
        '留1',
        '路灯不亮',
        '区政府办公室',
        '答复不公开',
        { channel: 'website', author: '示例联系人甲', phone: '13800000000', content: '南街路灯' },
      ],
    ]); // prettier-ignore
    expect(courses[1]).toMatchObject([
      { kind: 'received', on: '2021-06-01' },
      { kind: 'assigned', on: '2021-06-02' },
      { kind: 'answered', on: '2021-06-07' },
      { kind: 'notPublished', on: '2021-06-08', isReasoned: true },
    ]);
  });

  it.each<[CaseRegister, Rows, string, readonly object[]]>([
    [
      'opinions',
      [
        ['编号', '舆情事项', '发现渠道', '回应单位', '发现时间', '研判时间', '舆情级别', '回应时间'],
        ['舆1', '路灯', '论坛', '区住建局', '2021-06-10 14:30', '6月10日15时30分', '一般', '2021/6/11 9:05'],
      ],
      '已回应',
      [
        { kind: 'found', on: '2021-06-10', at: '14:30' },
        { kind: 'judged', at: '15:30', choice: 'ordinary' },
        { kind: 'answered', on: '2021-06-11', at: '09:05' },
      ],
    ],
    [
      'consultations',
      [
        [
          '编号',
          '征求意见事项',
          '类别',
          '征求单位',
          '开始日期',
          '截止日期',
          '结束日期',
          '收到意见（条）',
          '采纳情况公布日期',
        ],
        [
          '征1',
          '停车办法',
          '行政规范性文件',
          '区交通局',
          '2021-04-01',
          '2021-05-06',
          '2021-05-06',
          '12条',
          '2021-05-20',
        ],
      ],
      '采纳情况已公布',
      [
        { kind: 'opened', until: '2021-05-06' },
        { kind: 'closed', count: 12 },
        { kind: 'adopted', on: '2021-05-20' },
      ],
    ],
    [
      'notices',
      [
        ['编号', '公告标题', '发布单位', '发布日期', '公示截止日期'],
        ['公1', '拆迁公告', '区住建局', '2021-06-20', '2021-07-05'],
      ],
      '公告期内',
      [{ kind: 'posted', on: '2021-06-20', until: '2021-07-05' }],
    ],
    [
      'proposals',
      [
        ['提案编号', '标题', '种类', '提出人', '主办单位', '会办单位', '交办日期', '答复期限', '答复日期', '办理结果'],
        [
          '12号',
          '加装路灯',
          '提案',
          '示例委员甲',
          '区住建局',
          '区交通局、区政府办公室',
          '2021-03-10',
          '2021-06-10',
          '2021-06-01',
          'A类',
        ],
      ],
      '已答复',
      [
        { kind: 'received', until: '2021-06-10' },
        { kind: 'answered', choice: 'solved' },
      ],
    ],
    [
      'documents',
      [
        ['文号', '文件标题', '公开属性', '是否解读', '有效期至', '发文单位', '印发日期', '公开日期', '解读日期'],
        [
          '区政办发〔2021〕1号',
          '停车办法',
          '主动公开',
          '需要解读',
          '2026-06-30',
          '区交通局',
          '2021-06-01',
          '2021-06-02',
          '2021-06-03',
        ],
      ],
      '现行有效',
      [{ kind: 'issued' }, { kind: 'published' }, { kind: 'interpreted', on: '2021-06-03' }],
    ],
    [
      'events',
      [
        ['编号', '活动名称', '活动类型', '活动地点', '举办单位', '举办日期', '参加人数'],
        ['活1', '开放日', '政府开放日', '大厅', '区政府办公室', '2021-06-18', '30人'],
      ],
      '已举办',
      [{ kind: 'held', on: '2021-06-18', count: 30 }],
    ],
  ])('of %s comes in by its own words', async (register, rows, state, steps) => {
    const { stands, courses } = await taken(register, rows);
    expect(stands.map((each) => each.state)).toEqual([state]);
    expect(courses).toMatchObject([steps]);
    if (register === 'proposals') expect(stands[0]?.coUnits).toEqual(['区交通局', '区政府办公室']);
  });

  it('leaves what cannot be, with sheet, cell and value; what is there is not added again', async () => {
    const head = ['编号', '标题', '种类', '主办单位', '交办日期', '答复日期', '办理结果'];
    const { asked } = await read('proposals', [
      head,
      ['1号', '甲', '建议', '区住建局', '2021-02-30', '', ''],
      ['2号', '乙', '其他', '区住建局', '2021-03-01', '', ''],
      ['', '丙', '提案', '区住建局', '2021-03-01', '', ''],
      ['4号', '丁', '提案', '区没有局', '2021-03-01', '', ''],
      ['5号', '戊', '提案', '区住建局', '2021-03-01', '2021-02-20', ''],
      ['6号', '己', '提案', '区住建局', '', '', ''],
      ['7号', '庚', '提案', '区住建局', '2021-03-01', '', 'B类'],
      ['8号', '辛', '提案', '', '2021-12-01', '', ''],
      ['9号', '壬', '提案', '', '2021-03-01', '', ''],
      ['9号', '癸', '提案', '', '2021-03-01', '', ''],
    ]);
    const { lines, counts } = await app.call('registers.preview', asked);
    expect(counts).toEqual({ add: 1, already: 0, left: 9 });
    expect(lines.map(({ reasons }) => reasons[0] ?? '')).toEqual([
      '工作表“表”E3“2021-02-30”：不是有效的日期，日历上没有这一天。',
      '工作表“表”C4“其他”：种类应为“人大代表建议”、“政协提案”中的一个。',
      '工作表“表”A5：没有编号。',
      '工作表“表”第 6 行“区没有局”：没有这个单位，请改正名称，或者先在“单位”里添加、设为别名。',
      expect.stringMatching(/^工作表“表”第 7 行：.*“答复”早于2021年3月1日的“交办”/u),
      '工作表“表”E8：没有“交办”的日期。',
      '工作表“表”G9“B类”：没有写明“答复”的日期。',
      expect.stringContaining('工作表“表”第 10 行：'),
      '',
      '工作表“表”第 12 行“9号”：编号在这份表里不止一次。',
    ]);
    expect(await app.call('registers.confirm', asked)).toMatchObject({ added: 1, left: 9 });
    const again = await read('proposals', [head, ['9号', '壬', '提案', '', '2021-03-01', '', '']]);
    expect((await app.call('registers.preview', again.asked)).counts).toEqual({ add: 0, already: 1, left: 0 });
    expect((await app.refusal('registers.confirm', asked)).code).toBe('not-found');
  });

  describe('of events', () => {
    const HEAD = ['编号', '活动名称', '活动种类', '举办单位', '举办日期', '计入事项'];
    const DUTY = '开展政府开放活动';
    let dutyId: DutyId;
    let housing: UnitId;
    beforeAll(async () => {
      const { units } = await app.call('units.list', {});
      housing = units.find(({ name }) => name === '区住建局')?.id ?? office;
      ({ id: dutyId } = await app.call('duties.create', {
        year: YEAR,
        kind: 'measure',
        number: '',
        task: '',
        subtask: '',
        content: DUTY,
        timeWording: '每季度不少于1次',
        rules: [{ type: 'quota', per: 'quarter', atLeast: 1 }],
        assignments: [office, housing].map((id) => ({ party: { kind: 'unit', id }, role: 'responsible' })),
      }));
    });
    const done = async () => {
      const { occurrences } = await app.call('duties.get', { id: dutyId });
      return occurrences.filter(({ unit }) => unit === '区住建局').map((each) => each.done);
    };
    const totalOf = async () => {
      const { classes } = await app.call('assessment.table', { year: YEAR });
      return classes.flatMap(({ rows }) => rows).find(({ unitId }) => unitId === housing)?.total;
    };

    it('counts to the quota that each names, as a typed one does, and the score sees it; one step takes all back', async () => {
      const before = await totalOf();
      const { asked } = await read('events', [
        HEAD,
        ['活1', '开放日', '政府开放日', '区住建局', '2021-03-10', DUTY],
        ['活2', '培训', '培训', '区住建局', '2021-05-11', ` ${DUTY} `],
        ['活3', '列席', '邀请列席会议', '区住建局', '2021-05-12', ''],
        ['活4', '发布会', '新闻发布会', '区交通局', '2021-05-12', DUTY],
        ['活5', '发布会', '新闻发布会', '区住建局', '2021-05-12', '没有的事项'],
      ]);
      const { lines, quotas } = await app.call('registers.preview', asked);
      expect(lines.map(({ state, countsTo, reasons }) => [state, countsTo ?? '', reasons.join('')])).toEqual([
        ['add', DUTY, ''],
        ['add', DUTY, ''],
        ['add', '', ''],
        ['left', '', `工作表“表”第 6 行“${DUTY}”：2021-05-12 没有这个事项对该单位的次数要求，不能计入。`],
        ['left', '', '工作表“表”第 7 行“没有的事项”：2021-05-12 没有这个事项对该单位的次数要求，不能计入。'],
      ]);
      expect(quotas).toEqual([{ dutyId, content: DUTY, lines: 1 }]);
      expect(await app.call('registers.confirm', asked)).toMatchObject({ added: 3 });
      expect(await done()).toEqual([1, 1, 0, 0]);
      const held = (await list('events')).find(({ number }) => number === '活1');
      const { steps } = await app.call('registers.case', { id: held?.id ?? ('' as never) });
      expect(steps).toMatchObject([{ countsTo: DUTY }]);
      expect(Number(await totalOf())).toBeGreaterThan(Number(before));
      await app.call('workspace.undo', {});
      expect(await done()).toEqual([0, 0, 0, 0]);
      expect(await totalOf()).toBe(before);
    });

    it('counts to the one that is chosen where they name none and it can be; what goes out counts again when it comes in', async () => {
      const { asked } = await read('events', [
        HEAD.slice(0, 5),
        ['活1', '开放日', '政府开放日', '区住建局', '2021-03-10'],
        ['活2', '开放日', '政府开放日', '区交通局', '2021-03-10'],
      ]);
      const chosen = { ...asked, countsTo: dutyId };
      const { lines } = await app.call('registers.preview', chosen);
      expect(lines.map(({ state, countsTo }) => [state, countsTo])).toEqual([
        ['add', DUTY],
        ['add', undefined],
      ]);
      await app.call('registers.confirm', chosen);
      expect(await done()).toEqual([1, 0, 0, 0]);
      const job = await app.finished((await app.call('registers.export', { register: 'events' })).jobId);
      const file = await app.getFile(job.fileId ?? '');
      await app.call('workspace.undo', {});
      const { jobId } = await app.call('registers.read', {
        register: 'events',
        fileId: await app.putFile(file.name, file.bytes),
      });
      const { previewId = '' } = await app.finished(jobId);
      expect(await app.call('registers.confirm', { register: 'events', previewId })).toMatchObject({ added: 2 });
      expect(await done()).toEqual([1, 0, 0, 0]);
      await app.call('workspace.undo', {});
    });
  });

  it('says what it needs where nothing was read', async () => {
    const { error } = await read('documents', [
      ['编号', '标题'],
      ['1', '甲'],
    ]); // prettier-ignore
    expect(error?.message).toContain('要有文号、文件标题、印发日期几列');
  });
});
