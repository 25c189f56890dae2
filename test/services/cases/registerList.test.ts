import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestId, UnitId } from '../../../electron/domain/brand.ts';
import { maskedSubject } from '../../../electron/domain/cases/masked.ts';
import { printedBy } from '../exports/exported.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const NAME = '示例联系人甲';
const APPLICANT = {
  name: NAME,
  contact: '',
  idNumber: '110105194912310021',
  phone: '13800000000',
  email: 'a@example.com',
  address: '示例路1号',
};

let app: TestApp;
let id: RequestId;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-03-31', year: 2021 });
  const { id: unitId } = await app.call('units.save', { name: '区政府办公室', kind: 'department', aliases: [] });
  id = (await request('2021-001', unitId, `关于${NAME}宅基地的批复，联系13800000000`)).id;
  await app.call('cases.addStep', {
    id,
    step: { kind: 'answered', on: day('2021-03-30'), result: 'partly', forms: ['paper', 'electronic'] },
  });
  await app.call('cases.addStep', { id, step: { kind: 'delivered', on: day('2021-03-31') } });
  await request('2021-002', unitId, '某路改造概算');
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

function request(number: string, unitId: UnitId, subject: string) {
  return app.call('cases.addRequest', {
    number,
    unitId,
    channel: 'registeredPost',
    applicantKind: 'person',
    texts: { ...APPLICANT, subject },
    receivedOn: day('2021-03-01'),
  });
}
async function exported(input: { readonly ids?: RequestId[]; readonly revealed?: boolean }) {
  const { file, sheets } = await printedBy(app, (await app.call('cases.export', input)).jobId);

  return { name: file.name, rows: sheets[0] ?? [] };
}

describe('the register as a workbook', () => {
  it('masks who asks, in what is asked for too', async () => {
    const { name, rows } = await exported({});
    expect(name).toContain('依申请公开登记簿（2021年3月31日）');
    expect(rows.flat().join('|')).not.toMatch(/示例联系人甲|13800000000/u);
    const line = rows.find((cells) => cells.includes('2021-001'));
    expect(line?.slice(1)).toEqual([
      '2021-001',
      '2021-03-01',
      '邮寄（签收）',
      '示**',
      '自然人',
      '关于示**宅基地的批复，联系**',
      '区政府办公室',
      '',
      '',
      '',
      '',
      '',
      '',
      '2021-03-29',
      '2021-03-30',
      '部分公开',
      '纸质、电子',
      '2021-03-31',
      '已答复（迟 1 天）',
      '归档',
    ]); // prettier-ignore
    expect(rows.find((cells) => cells.includes('2021-002'))?.slice(-2)).toEqual([
      '逾期 2 天',
      '答复申请人（2021-03-29）',
    ]);
  });

  it('names them when asked to, for those that are shown, and says so in the file and in its name', async () => {
    const { name, rows } = await exported({ ids: [id], revealed: true });
    expect(name).toContain('含申请人信息');
    const text = rows.flat().join('|');
    expect(text).toContain(NAME);
    expect(text).not.toContain('2021-002');
    expect(text.match(/不得转发、公开/gu)).toHaveLength(2);
  });
});

describe('what is asked for, masked', () => {
  it.each([
    ['张三丰申请公开张三丰的批复', { name: '张三丰' }, 'person', '张**申请公开张**的批复'],
    ['某公司与示例商贸公司的协议', { name: '示例商贸公司', contact: '示例' }, 'business', '某公司与示例**的协议'],
    ['户主 110105194912310021', { idNumber: '110105194912310021' }, 'person', '户主 **'],
    ['某路改造概算', { name: '路' }, 'person', '某路改造概算'],
  ] as const)('%s', (subject, own, kind, expected) => {
    const nobody = { name: '', contact: '', idNumber: '', phone: '', email: '', address: '' };
    expect(maskedSubject(subject, { ...nobody, ...own }, kind)).toBe(expected);
  });
});
