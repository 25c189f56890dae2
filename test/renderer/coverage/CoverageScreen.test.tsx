import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { CoverageView } from '../../../electron/contract/coverage.ts';
import type { DutyId, GroupId, UnitId } from '../../../electron/domain/brand.ts';
import { CoverageScreen } from '../../../renderer/coverage/CoverageScreen.tsx';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { GAP_ORDER, NOTE_ORDER, CAUSES } from '../../../renderer/coverage/causes.ts';

preparePage();

const check: CoverageView = {
  units: 44,
  duties: 82,
  expected: 3216,
  due: 3188,
  exempt: 26,
  before: 0,
  aside: 0,
  gaps: 2,
  byKind: [{ kind: 'disclosure', duties: 26, expected: 3216, due: 3188, exempt: 26, before: 0, aside: 0, gaps: 2 }],
  found: [
    { cause: 'noUnits', dutyId: 'd1' as DutyId, title: '平台债务情况', count: 2, detail: '“某公司”还没有对应的单位。' },
  ],
  notes: [
    { cause: 'emptyGroup', groupId: 'g1' as GroupId, title: '各镇街', count: 1, detail: '' },
    { cause: 'idleUnit', unitId: 'u1' as UnitId, title: '区档案馆', count: 1, detail: '' },
  ],
};

function open(view: CoverageView) {
  connectAnswers({ 'coverage.check': () => view });
  show(<CoverageScreen />, '/coverage?year=2021');
}

describe('覆盖检查', () => {
  test('does the sum, and leads to what is to be put right', async () => {
    open(check);
    expect((await screen.findByText(/应有 =/, { selector: 'p' })).textContent).toBe(
      '应有 3,216 = 应办 3,188 + 免除 26 + 缺口 2',
    );
    const link = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect(link('平台债务情况')).toBe('/tasks?year=2021&duty=d1');
    expect(link('各镇街')).toBe('/units?year=2021&tab=groups&open=g1');
    expect(link('区档案馆')).toBe('/units?year=2021&open=u1');
    const gaps = screen.getByRole('heading', { name: '缺口 1' }).closest('section') as HTMLElement;
    expect(within(gaps).getByText('2 项应办')).toBeTruthy();
    expect(within(gaps).getByText('在任务分解中为事项设定责任单位。')).toBeTruthy();
    await expectAccessible();
  });

  test('says so when nothing is missing', async () => {
    open({ ...check, due: 3190, gaps: 0, byKind: [], found: [], notes: [] });
    expect(await screen.findByText(/没有遗漏/)).toBeTruthy();
    expect(screen.getByText('没有缺口。')).toBeTruthy();
  });

  test('has a place for every cause', () => {
    expect(new Set<string>([...GAP_ORDER, ...NOTE_ORDER])).toEqual(new Set(Object.keys(CAUSES)));
  });
});
