import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { RequestDetail, RequestRegister, RequestRow, RequestStepView } from '../../../electron/contract/cases.ts';
import type { RequestEventId, RequestId, UnitId } from '../../../electron/domain/brand.ts';
import { requestClock } from '../../../electron/domain/cases/requestClock.ts';
import { possibleSteps, requestStanding } from '../../../electron/domain/cases/requestStanding.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { RegisterScreen } from '../../../renderer/cases/RegisterScreen.tsx';
import { happens } from '../../support/requestEvents.ts';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';

preparePage();
pretendLayout();

const calendar = builtInCalendar();
const TODAY = day('2021-06-28');
const OFFICE = 'u1' as UnitId;
const COURSES: Readonly<Record<string, readonly ReturnType<typeof happens>[]>> = {
  q1: [happens('received', '2021-06-21')],
  q2: [happens('received', '2021-05-20')],
  q3: [happens('received', '2021-06-16'), happens('correctionAsked', '2021-06-18', { by: day('2021-07-02') })],
  q4: [happens('received', '2021-06-01'), happens('answered', '2021-06-10', { result: 'granted', forms: ['paper'] })],
};

function rowOf(id: string, revealed = false): RequestRow {
  const read = requestStanding(calendar, COURSES[id] ?? [], TODAY);
  if (!read.ok) throw new Error(read.error.message);
  const { result, originalDueOn: _original, handler: _handler, ...standing } = read.value;
  return {
    ...standing,
    ...(result ? { result } : {}),
    id: id as RequestId,
    number: `2021-00${id.slice(1)}`,
    unitId: OFFICE,
    unit: '区政府办公室',
    channel: 'fax',
    applicantKind: 'person',
    applicant: revealed ? '示例联系人甲' : '示**',
    subject: `第${id.slice(1)}件所要的信息`,
  };
}

function detailOf(id: string): RequestDetail {
  const events = COURSES[id] ?? [];
  const clock = requestClock(calendar, events);
  if (!clock.ok) throw new Error(clock.error.message);
  const steps = events.map((event, at): RequestStepView => {
    return { id: `e${at}` as RequestEventId, event, who: '', approver: '', paper: '', note: '', files: [] };
  });
  const possible = possibleSteps(calendar, events, TODAY);
  return { row: rowOf(id), steps, clock: clock.value, possible, files: [], content: '请公开示**的批复' };
}

function open(address = '/requests?year=2021', more: Answers = {}, ids: readonly string[] = Object.keys(COURSES)) {
  const register = (revealed: boolean): RequestRegister => ({
    rows: ids.map((id) => rowOf(id, revealed)),
    nextNumber: '2021-005',
    settings: { feeSource: '' },
    toErase: [],
  });
  const asked = connectAnswers({
    'cases.requests': ({ revealed = false }) => register(revealed),
    'cases.request': ({ id }) => detailOf(id),
    'cases.applicant': () => ({
      name: '示例联系人甲',
      contact: '',
      idNumber: '',
      phone: '13800000000',
      email: '',
      address: '',
      subject: '示例联系人甲的批复',
      content: '请公开示例联系人甲的批复',
    }),
    'units.list': () => ({
      units: [{ id: OFFICE, name: '区政府办公室', kind: 'department', aliases: [], groupIds: [], duties: 0 }],
      groups: [],
    }),
    ...more,
  });
  show(<RegisterScreen />, address);
  return (name: string) => asked.filter((each) => each.name === name).map(({ input }) => input);
}

const refuse = (fields: Readonly<Record<string, string>>, message = '没有保存。') => {
  throw new FailureError({ code: 'conflict', message, fields });
};
const modal = () =>
  waitFor(() => {
    const found = document.querySelector<HTMLElement>('.ant-modal');
    if (!found) throw new Error('no dialog');
    return found;
  });
const list = () => screen.findByLabelText('依申请公开');
const lines = async () =>
  within(await list())
    .getAllByRole('button')
    .map((line) => line.textContent);

describe('依申请公开', () => {
  test('lists requests masked, each with its state and what comes next by when; who asks is shown when asked for', async () => {
    const asked = open();
    expect(await lines()).toEqual([
      '2021-00106-21示**第1件所要的信息区政府办公室办理中答复申请人 · 07-19 还有 21 天',
      '2021-00205-20示**第2件所要的信息区政府办公室逾期 10 天答复申请人 · 06-18 已过 10 天',
      '2021-00306-16示**第3件所要的信息区政府办公室待补正申请人补正 · 07-02 还有 4 天',
      '2021-00406-01示**第4件所要的信息区政府办公室予以公开送达答复',
    ]);
    expect(screen.getByText('共 4 件 · 未办结 3 件 · 逾期 1 件')).toBeTruthy();
    await expectAccessible();
    await userEvent.click(screen.getByRole('switch', { name: '显示申请人' }));
    await waitFor(async () => expect((await lines())[0]).toContain('示例联系人甲'));
    expect(asked('cases.requests')).toEqual([{ revealed: false }, { revealed: true }]);
  });

  test('is filtered by where things stand and by number, through the address', async () => {
    open('/requests?year=2021&stand=waiting');
    expect(await lines()).toHaveLength(1);
    expect(screen.getByText('显示 1 件，共 4 件')).toBeTruthy();
    await userEvent.click(screen.getByText('全部 4'));
    await userEvent.type(screen.getByLabelText('筛选编号'), '００２');
    await waitFor(async () => expect(await lines()).toHaveLength(1));
    expect(new URLSearchParams(window.location.search).get('q')).toBe('００２');
  });

  test('goes out as a workbook with what is shown, masked unless names are', async () => {
    const job = () => ({ jobId: 'j', state: 'done' as const, phase: '', done: 0, total: 0 });
    const asked = open('/requests?year=2021&stand=overdue&revealed=1', {
      'cases.export': () => ({ jobId: 'j' }),
      'jobs.get': job,
    });
    await lines();
    await userEvent.click(screen.getByRole('button', { name: '导出登记簿' }));
    await waitFor(() => expect(asked('cases.export')).toEqual([{ revealed: true, ids: ['q2'] }]));
  });

  test('an empty register says what to do, with the button for it', async () => {
    open('/requests?year=2021', {}, []);
    expect(await screen.findByText('还没有登记申请')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: '登记申请' })).toHaveLength(2);
  });
});

describe('a request', () => {
  const panel = (number: string) => screen.findByLabelText(`依申请公开 ${number}`);

  test('opens from the list, walks by ↑ and ↓, and keeps what comes next on top; who asks opens when asked for', async () => {
    open();
    await userEvent.click(within(await list()).getByText('2021-001'));
    const first = await panel('2021-001');
    expect(within(first).getByLabelText('下一步').textContent).toContain('答复申请人 本机关07-19 周一 · 还有 21 天');
    expect(first.textContent).not.toContain('示例联系人甲');
    await userEvent.click(await within(first).findByRole('button', { name: '显示' }));
    expect(await within(first).findByText('13800000000')).toBeTruthy();
    expect(first.textContent).toContain('请公开示例联系人甲的批复');
    fireEvent.keyDown(await list(), { key: 'ArrowDown' });
    await panel('2021-002');
    fireEvent.keyDown(await list(), { key: 'ArrowUp' });
    await panel('2021-001');
  });

  test('offers the steps that can follow, the likely ones as buttons', async () => {
    open('/requests?year=2021&request=q3');
    const opened = await panel('2021-003');
    expect(await within(opened).findByRole('button', { name: '收到补正' })).toBeTruthy();
    expect(within(opened).queryByRole('button', { name: /^答复$/u })).toBeNull();
  });

  test('an answer is recorded by its form; a refusal stands at the field that it is about', async () => {
    let isRefused = true;
    const asked = open('/requests?year=2021&request=q1', {
      'cases.addStep': () =>
        isRefused
          ? refuse({ 'step.on': '早于收到申请' }, '答复早于收到申请。')
          : { id: 'e9' as RequestEventId, ...CHANGED },
    });
    await userEvent.click(await within(await panel('2021-001')).findByRole('button', { name: /^答\s*复$/u }));
    const dialog = await modal();
    const save = within(dialog).getByRole<HTMLButtonElement>('button', { name: /^登\s*记$/u });
    expect(save.disabled).toBe(true);
    fireEvent.mouseDown(within(dialog).getByRole('combobox', { name: '答复结果' }));
    await userEvent.click(await screen.findByText('部分公开', { selector: '.ant-select-item-option-content' }));
    await userEvent.click(within(dialog).getByLabelText('电子'));
    await userEvent.type(within(dialog).getByLabelText('文书（文号或名称，可不填）'), '答复书1号');
    await userEvent.click(save);
    const why = await within(dialog).findByText('早于收到申请', { selector: '[role=alert]' });
    expect(why.closest('.ant-form-item')?.querySelector('label')?.textContent).toBe('日期');
    isRefused = false;
    await userEvent.click(save);
    await waitFor(() => expect(document.querySelector('.ant-modal')).toBeNull());
    expect(asked('cases.addStep').at(-1)).toEqual({
      id: 'q1',
      step: { kind: 'answered', on: '2021-06-28', result: 'partly', forms: ['electronic'] },
      texts: { who: '', approver: '', paper: '答复书1号', note: '' },
    });
  });

  test('an extension names who approved it', async () => {
    const asked = open('/requests?year=2021&request=q1', {
      'cases.addStep': () => ({ id: 'e9' as RequestEventId, ...CHANGED }),
    });
    await userEvent.click(await within(await panel('2021-001')).findByRole('button', { name: '登记其他步骤' }));
    await userEvent.click(await screen.findByText('延长答复期限'));
    const dialog = await modal();
    const save = within(dialog).getByRole<HTMLButtonElement>('button', { name: /^登\s*记$/u });
    expect(save.disabled).toBe(true);
    await userEvent.type(within(dialog).getByLabelText('批准人'), '负责人甲');
    await userEvent.click(save);
    await waitFor(() => expect(asked('cases.addStep')).toMatchObject([{ texts: { approver: '负责人甲' } }]));
  });

  test('a late correction asks for its reason, at the note', async () => {
    open('/requests?year=2021&request=q3', { 'cases.addStep': () => refuse({ 'texts.note': '请写明正当理由' }) });
    await userEvent.click(await within(await panel('2021-003')).findByRole('button', { name: '收到补正' }));
    const dialog = await modal();
    await userEvent.click(within(dialog).getByRole('checkbox'));
    await userEvent.click(within(dialog).getByRole('button', { name: /^登\s*记$/u }));
    const why = await within(dialog).findByText('请写明正当理由', { selector: '[role=alert]' });
    expect(why.closest('.ant-form-item')?.querySelector('label')?.textContent).toBe('备注（写明正当理由）');
    await expectAccessible();
  });
});

describe('登记申请', () => {
  test('takes the next number and Enter; a number that is there is refused at its field', async () => {
    let tries = 0;
    const asked = open('/requests?year=2021', {
      'cases.addRequest': () => {
        tries += 1;
        return tries === 1
          ? refuse({ number: '已有这个编号' }, '编号 2021-005 已经登记过。')
          : { id: 'q1' as RequestId, ...CHANGED };
      },
    });
    await list();
    await userEvent.click(screen.getByRole('button', { name: '登记申请' }));
    const dialog = await modal();
    const number = within(dialog).getByLabelText<HTMLInputElement>('编号');
    expect(number.value).toBe('2021-005');
    await userEvent.type(within(dialog).getByLabelText('姓名'), '示例联系人乙{Enter}');
    const why = await within(dialog).findByText('已有这个编号', { selector: '[role=alert]' });
    expect(why.closest('.ant-form-item')?.querySelector('label')?.textContent).toBe('编号');
    await userEvent.clear(number);
    await userEvent.type(number, '2021-006{Enter}');
    await waitFor(() => expect(document.querySelector('.ant-modal')).toBeNull());
    expect(asked('cases.addRequest').at(-1)).toMatchObject({
      number: '2021-006',
      unitId: OFFICE,
      channel: 'internet',
      applicantKind: 'person',
      receivedOn: '2021-06-28',
      texts: { name: '示例联系人乙' },
    });
    expect(new URLSearchParams(window.location.search).get('request')).toBe('q1');
  });
});

describe('清除申请人资料', () => {
  test('says what goes and what stays for a while, and sends the numbers that were shown', async () => {
    const asked = open('/requests?year=2021&request=q4', {
      'cases.previewErase': () => ({
        numbers: ['2021-004'],
        files: 2,
        copies: [{ name: '0620.sqlite', day: day('2021-06-20'), goesOn: day('2021-07-20') }],
        aside: [],
      }),
      'cases.erase': () => ({ files: 2, isCompact: true, ...CHANGED }),
    });
    const opened = await screen.findByLabelText('依申请公开 2021-004');
    await userEvent.click(await within(opened).findByRole('button', { name: '更多' }));
    await userEvent.click(await screen.findByText('清除申请人资料…'));
    const dialog = await modal();
    await waitFor(() => expect(dialog.textContent).toContain('2021-004'));
    expect(dialog.textContent).toContain('不能撤销');
    expect(asked('cases.erase')).toEqual([]);
    const go = within(dialog)
      .getAllByRole('button')
      .find((each) => /清\s*除/u.test(each.textContent));
    const agree = within(dialog).queryByRole('checkbox');
    if (agree) await userEvent.click(agree);
    if (!go) throw new Error('no button');
    await userEvent.click(go);
    await waitFor(() => expect(asked('cases.erase')).toEqual([{ ids: ['q4'], numbers: ['2021-004'] }]));
  });
});
