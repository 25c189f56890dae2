import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { TimeReadingView, UnitsReadingView } from '../../../electron/contract/duties.ts';
import type { TimeRule } from '../../../electron/contract/shared.ts';
import type { DutyId, UnitId } from '../../../electron/domain/brand.ts';
import { MembersDialog } from '../../../renderer/imports/MembersDialog.tsx';
import { takenNames } from '../../../renderer/rules/parties.ts';
import { SetPartiesDialog } from '../../../renderer/rules/SetPartiesDialog.tsx';
import { SetRulesDialog } from '../../../renderer/rules/SetRulesDialog.tsx';
import { NewDutyDialog } from '../../../renderer/tasks/NewDutyDialog.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { CHANGED, day, YEAR_2021 } from '../support/facts.ts';

/** Text that is typed is read as it is typed; the primary button takes it, or says what of it is not read. */

preparePage();
pretendLayout();

const JUNE = { type: 'once', month: 6, day: 'last', shift: { kind: 'none' } } as const;
const MONTHLY = {
  type: 'recurring',
  every: 'month',
  due: { at: 'periodEnd' },
  covers: 'same',
  shift: { kind: 'none' },
} as const;

function readTime(wording: string): TimeReadingView {
  const span = { start: 0, end: wording.length, text: wording };
  const read = { sentence: '6月30日前', short: '06-30', span, confidence: 'read' } as const;
  if (wording === '6月底前') return { rules: [{ rule: JUNE, ...read }] };
  if (wording === '年中') return { rules: [{ rule: JUNE, ...read }], check: '年中是哪一天？' };
  return { rules: [] };
}

function readUnits(wording: string): UnitsReadingView {
  const names = [...wording.matchAll(/区\p{Script=Han}+?局/gu)].map(([name]) => name);
  return {
    parties: names.map((name) => ({
      name,
      kind: 'unit',
      role: 'responsible',
      span: { start: 0, end: name.length, text: name },
    })),
  };
}

const CHOICES = [
  { name: '区财政局', aliases: ['财政局'], note: '' },
  { name: '区民政局', aliases: [], note: '' },
];

function connected() {
  return connectAnswers({
    'duties.readTime': ({ wording }) => readTime(wording),
    'duties.readUnits': ({ wording }) => readUnits(wording),
    'duties.describeRule': ({ rule }) => ({ rule, sentence: '一句话', short: '短', dates: [] }),
    'duties.create': () => ({ id: 'new' as DutyId, ...CHANGED }),
  });
}

function setRules(wording = '每月', rule: TimeRule = MONTHLY) {
  const saved = vi.fn<(rules: unknown) => void>();
  connected();
  const props = { year: YEAR_2021, content: '公开决算', check: undefined, rules: [rule], onClose: () => undefined };
  show(<SetRulesDialog {...props} wording={wording} onSave={(rules) => saved(rules)} />);
  return saved;
}

const typeInto = async (label: string, text: string) => {
  const box = await screen.findByLabelText(label);
  await userEvent.clear(box);
  await userEvent.paste(text);
};
const press = async (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('设定时限', () => {
  test('what is typed is read without a button, and saved', async () => {
    const saved = setRules();
    await typeInto('按文字识别时限', '6月底前');
    expect(await screen.findByText('读出 1 条时限')).toBeTruthy();
    await press('保存时限');
    await waitFor(() => expect(saved).toHaveBeenCalledWith([JUNE]));
  });

  test('saved in the moment it is typed, it is read first', async () => {
    const saved = setRules();
    await typeInto('按文字识别时限', '6月底前');
    await press('保存时限');
    await waitFor(() => expect(saved).toHaveBeenCalledWith([JUNE]));
  });

  test('what is not read is said and not saved, until it is read or put aside', async () => {
    const saved = setRules();
    await typeInto('按文字识别时限', '等上级通知');
    await press('保存时限');
    expect((await screen.findByRole('alert')).textContent).toContain('没有保存：这段文字没有读出时限');
    expect(saved).not.toHaveBeenCalled();
    await expectAccessible();
    await press('不用这段文字');
    expect(screen.getByLabelText<HTMLTextAreaElement>('按文字识别时限').value).toBe('每月');
    await press('保存时限');
    await waitFor(() => expect(saved).toHaveBeenCalledWith([MONTHLY]));
  });

  test('a text in the field of a date that is no date is not passed over', async () => {
    const half = { ...MONTHLY, during: { to: day('2021-06-30') } };
    const saved = setRules('每月', half);
    await typeInto('适用期间的最后一日', '6月31日');
    await press('保存时限');
    const field = screen.getByLabelText<HTMLInputElement>('适用期间的最后一日');
    expect(field.validationMessage).toContain('6月31日');
    expect(saved).not.toHaveBeenCalled();
    await typeInto('适用期间的最后一日', '2021-09-30');
    await press('保存时限');
    await waitFor(() => expect(saved).toHaveBeenCalledWith([{ ...half, during: { to: '2021-09-30' } }]));
  });

  test('a question must have been in sight before it is answered by saving', async () => {
    const saved = setRules();
    await typeInto('按文字识别时限', '年中');
    await press('保存时限');
    expect(await screen.findByText(/待核：年中是哪一天？/)).toBeTruthy();
    expect(saved).not.toHaveBeenCalled();
    await press('保存时限');
    await waitFor(() => expect(saved).toHaveBeenCalledWith([JUNE]));
  });

  test('what stood there from the start is not read again, and lines set by hand stay', async () => {
    const saved = setRules('等上级通知');
    await press('添加一条时限');
    await press('保存时限');
    await waitFor(() => expect(saved).toHaveBeenCalledWith([MONTHLY, MONTHLY]));
  });
});

describe('设定责任单位', () => {
  const open = () => {
    const saved = vi.fn<(parties: unknown) => void>();
    connected();
    const props = { content: '公开决算', wording: '', check: undefined, parties: [], onClose: () => undefined };
    show(<SetPartiesDialog {...props} choices={CHOICES} onSave={saved} />);
    return saved;
  };
  const parties = (...names: readonly string[]) => names.map((name) => ({ name, role: 'responsible' }));

  test('a wording is read as it is typed; a name that nobody bears is said', async () => {
    const saved = open();
    await typeInto('按文字识别责任单位', '区财政局、区档案局');
    await press('保存责任单位');
    expect((await screen.findByRole('alert')).textContent).toContain('单位库里没有：区档案局，没有采用');
    expect(saved).not.toHaveBeenCalled();
    await typeInto('按文字识别责任单位', '区财政局、区民政局');
    await press('保存责任单位');
    await waitFor(() => expect(saved).toHaveBeenCalledWith(parties('区财政局', '区民政局')));
  });

  test('a name typed into a box and not picked is taken by name or alias', async () => {
    const saved = open();
    await userEvent.type(await screen.findByRole('combobox', { name: '责任' }), '财政局');
    await press('保存责任单位');
    await waitFor(() => expect(saved).toHaveBeenCalledWith(parties('区财政局')));
  });

  test('a list pasted into a box is parted, and what names nobody stays in sight', async () => {
    const saved = open();
    const box = await screen.findByRole('combobox', { name: '责任' });
    await userEvent.click(box);
    await userEvent.paste('财政局、区民政局、区档案');
    await press('保存责任单位');
    expect((await screen.findByRole('alert')).textContent).toContain('责任里输入的“区档案”在单位库里没有');
    expect(screen.getByText('“区档案”还没有选定')).toBeTruthy();
    expect(saved).not.toHaveBeenCalled();
    await expectAccessible();
  });

  test.each([
    ['财政局', false, [], '财政局'],
    ['财政局、', false, ['区财政局'], ''],
    ['财政局，区民', false, ['区财政局'], '区民'],
    ['财政局，区民', true, ['区财政局'], '区民'],
    ['区民政局 区财政局', true, ['区民政局', '区财政局'], ''],
    ['区民政局\n\n区财政局\n', false, ['区民政局', '区财政局'], ''],
    ['某局、另局；区民政局', true, ['区民政局'], '某局、另局'],
    ['', true, [], ''],
  ])('%j, ended %s, names %j and leaves %j', (text, ended, names, left) => {
    expect(takenNames(text, CHOICES, ended)).toEqual({ names, left });
  });
});

describe('新增事项', () => {
  const list = {
    units: CHOICES.map(({ name, aliases }, index) => ({
      id: `u${index}` as UnitId,
      name,
      aliases,
      kind: 'department' as const,
      groupIds: [],
      duties: 0,
    })),
    groups: [],
  };

  test('takes typed words with their reading, and says what is not read', async () => {
    const asked = connected();
    const done = vi.fn<(id: DutyId) => void>();
    show(<NewDutyDialog year={YEAR_2021} list={list} onDone={done} onClose={() => undefined} />);
    const created = () => asked.filter(({ name }) => name === 'duties.create').map(({ input }) => input);
    await typeInto('工作举措（事项）', '公开决算');
    await typeInto('按文字识别时限', '等通知');
    await typeInto('按文字识别责任单位', '区财政局');
    await press('新增');
    expect((await screen.findByRole('alert')).textContent).toContain('没有读出时限');
    expect(created()).toEqual([]);
    await typeInto('按文字识别时限', '6月底前');
    await press('新增');
    await waitFor(() => expect(done).toHaveBeenCalledWith('new', CHANGED.commandId));
    const assignments = [{ party: { kind: 'unit', id: 'u0' }, role: 'responsible' }];
    expect(created()).toMatchObject([{ content: '公开决算', timeWording: '6月底前', rules: [JUNE], assignments }]);
  });
});

describe('成员单位', () => {
  test('a pasted list belongs to the members as it stands; the button counts and takes it', async () => {
    connected();
    const saved = vi.fn<(draft: unknown) => void>();
    const draft = { as: 'newGroup', name: '民生部门', memberKind: 'department', members: ['区民政局'] } as const;
    const unitsOf = (kind: string) => (kind === 'department' ? ['区民政局', '区财政局'] : []);
    show(<MembersDialog draft={draft} unitsOf={unitsOf} onSave={saved} onClose={() => undefined} />);
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('粘贴成员名单'), '区财政局、区民政局，区残联');
    expect(dialog.getByText('名单里读出 3 个，已算在成员里')).toBeTruthy();
    expect(dialog.getByText(/其中 1 个不在单位库里/)).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: '确定，共 3 个单位' }));
    expect(saved).toHaveBeenCalledWith({ ...draft, members: ['区民政局', '区财政局', '区残联'] });
  });
});
