import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { CaseRow, CaseRegister, CaseRegisterView } from '../../../electron/contract/registers.ts';
import type { CaseId, CaseStepId, DutyId, UnitId } from '../../../electron/domain/brand.ts';
import { RegistersScreen } from '../../../renderer/cases/RegistersScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';

preparePage();
pretendLayout();

/** antd gives dialogs of tests one id, so that their names are not their own. */
const modal = () =>
  waitFor(() => {
    const found = document.querySelector<HTMLElement>('.ant-modal');
    if (!found) throw new Error('no dialog');
    return found;
  });

const UNIT = 'u1' as UnitId;
const row = (more: Partial<CaseRow>): CaseRow => ({
  id: 'c1' as CaseId,
  number: '2021-001',
  title: '反映路灯不亮',
  unitId: UNIT,
  unit: '区住建局',
  coUnitIds: [],
  coUnits: [],
  fields: { channel: 'website', author: '示**' },
  started: { on: day('2021-04-30') },
  state: '待答复',
  clock: { word: '答复留言', start: { on: day('2021-04-30') }, due: { on: day('2021-05-11') }, isLate: true },
  isDone: false,
  isLate: true,
  isBroken: false,
  late: { days: 1 },
  next: [{ word: '答复留言', by: { on: day('2021-05-11') } }],
  provisional: false,
  ...more,
});

function open(address: string, rows: Partial<Record<CaseRegister, readonly CaseRow[]>>) {
  const answers: Answers = {
    'registers.list': ({ register }): CaseRegisterView => ({
      register,
      rows: rows[register] ?? [],
      nextNumber: '2021-002',
      limits: [
        { key: 'messageAnswer', word: '收到留言后答复', n: 5, unit: 'workday', source: '工作要点', isDefault: true },
      ],
      open: { messages: 1, opinions: 0, consultations: 0, notices: 0, proposals: 0, documents: 0, events: 0 },
    }),
    'registers.case': () => ({
      row: row({}),
      steps: [
        { id: 's1' as CaseStepId, step: { kind: 'received', on: day('2021-04-30') }, texts: { note: '', link: '' } },
      ],
      possible: ['assigned', 'answered'],
      nextStep: 'answered',
      why: [{ kind: 'rule', text: '答复留言：5个工作日内。' }],
    }),
    'registers.addStep': () => ({ id: 's2' as CaseStepId, ...CHANGED }),
    'registers.setLimit': () => CHANGED,
    'registers.export': () => ({ jobId: 'j' }),
    'jobs.get': () => ({ jobId: 'j', state: 'done', phase: '', done: 0, total: 0, previewId: 'p' }),
    'registers.read': () => ({ jobId: 'j' }),
    'registers.preview': ({ countsTo }) => ({
      previewId: 'p',
      fileName: '留言.xlsx',
      lines: [
        {
          key: '1',
          sheet: '表',
          line: 2,
          number: '留1',
          title: '示**',
          read: '区住建局；2021-05-11 答复',
          state: 'add',
          reasons: [],
          ...(countsTo && { countsTo: '开展活动' }),
        },
        { key: '2', sheet: '表', line: 3, number: '', title: '', read: '', state: 'left', reasons: ['A3：没有编号。'] },
      ],
      skippedSheets: [],
      counts: { add: 1, already: 0, left: 1 },
      quotas: [{ dutyId: 'd1' as DutyId, content: '开展活动', lines: 1 }],
    }),
    'registers.confirm': () => ({ added: 1, already: 0, left: 1, ...CHANGED }),
    'units.list': () => ({ units: [], groups: [] }),
  };
  const asked = connectAnswers(answers, { put: () => ({ fileId: 'f' }) });
  show(<RegistersScreen />, address);
  return asked;
}

test('lists a register, opens a case with what comes next, and records a step', async () => {
  const asked = open('/registers?year=2021', { messages: [row({})] });
  const line = await screen.findByRole('button', { name: /2021-001/ });
  expect(line.textContent).toContain('示**');
  expect(line.textContent).toContain('待答复，逾期 1 天');
  await expectAccessible();
  fireEvent.click(line);
  expect(await screen.findByRole('heading', { name: '办理步骤' })).toBeTruthy();
  expect(screen.getByRole('region', { name: '下一步' }).textContent).toContain('答复留言');
  const answer = screen.getByRole('button', { name: '答复留言' });
  expect(answer.className).toContain('primary');
  expect(screen.getByRole('button', { name: /转\s*办/u }).className).not.toContain('primary');
  fireEvent.click(answer);
  const dialog = await modal();
  fireEvent.click(within(dialog).getByRole('button', { name: /登\s*记/ }));
  await waitFor(() => expect(asked.some(({ name }) => name === 'registers.addStep')).toBe(true));
  const sent = asked.find(({ name }) => name === 'registers.addStep')?.input;
  expect(sent).toMatchObject({ id: 'c1', step: { kind: 'answered' } });
});

test('a new opinion asks for its time; an empty register says what it is for', async () => {
  open('/registers?year=2021&register=opinions', {});
  expect(await screen.findByText('还没有登记舆情')).toBeTruthy();
  const [, inTheMiddle] = screen.getAllByRole('button', { name: /登记舆情/ });
  if (!inTheMiddle) throw new Error('no button where nothing is registered');
  fireEvent.click(inTheMiddle);
  const dialog = await modal();
  const time = within(dialog).getByLabelText(/时间/);
  fireEvent.change(time, { target: { value: '25:00' } });
  expect(time.className).toContain('error');
});

test('a limit is set with its source', async () => {
  const asked = open('/registers?year=2021', { messages: [row({})] });
  fireEvent.click(await screen.findByRole('button', { name: '时限设定' }));
  const dialog = await modal();
  expect(dialog.textContent).toContain('5个工作日（默认），依据：工作要点');
  const save = within(dialog).getByRole('button', { name: /保\s*存/ });
  expect(save.hasAttribute('disabled')).toBe(true);
  fireEvent.change(within(dialog).getByLabelText('依据'), { target: { value: '区办通知' } });
  fireEvent.click(save);
  await waitFor(() => expect(asked.some(({ name }) => name === 'registers.setLimit')).toBe(true));
});

test('what is shown goes out as a workbook, masked unless who wrote is shown', async () => {
  const rows = [row({}), row({ id: 'c2' as CaseId, number: '2021-002', isLate: false })];
  const asked = open('/registers?year=2021&stand=open&revealed=1', { messages: rows });
  fireEvent.click(await screen.findByRole('button', { name: /^导\s*出$/u }));
  const sent = () => asked.filter(({ name }) => name === 'registers.export').map(({ input }) => input);
  await waitFor(() => expect(sent()).toEqual([{ register: 'messages', revealed: true, ids: ['c2'] }]));
});

test('a list comes in after its preview, which says why a line stays', async () => {
  const asked = open('/registers?year=2021', { messages: [row({})] });
  const file = new File(['编号'], '留言.xlsx');
  fireEvent.change(await screen.findByLabelText('选择登记表文件'), { target: { files: [file] } });
  const dialog = await waitFor(async () => {
    const found = await modal();
    if (!found.textContent.includes('“留言.xlsx”')) throw new Error('not read yet');
    return found;
  });
  expect(dialog.textContent).toContain('可导入 1 条，已登记 0 条，不导入 1 条');
  expect(dialog.textContent).toContain('区住建局；2021-05-11 答复');
  expect(dialog.textContent).toContain('A3：没有编号。');
  fireEvent.mouseDown(within(dialog).getByRole('combobox', { name: '没有写明计入事项的，计入' }));
  fireEvent.click(await screen.findByTitle('开展活动（1 次可计入）'));
  await waitFor(() => expect(dialog.textContent).toContain('，计入“开展活动”'));
  const previews = asked.filter(({ name }) => name === 'registers.preview').length;
  fireEvent.click(within(dialog).getByRole('button', { name: '导入 1 条' }));
  const sent = () => asked.filter(({ name }) => name === 'registers.confirm').map(({ input }) => input);
  await waitFor(() => expect(sent()).toEqual([{ register: 'messages', previewId: 'p', unitId: 'u1', countsTo: 'd1' }]));
  await waitFor(() => expect(document.querySelector('.ant-modal')).toBeNull());
  // The list that was taken in no longer waits.
  expect(asked.filter(({ name }) => name === 'registers.preview')).toHaveLength(previews);
});
