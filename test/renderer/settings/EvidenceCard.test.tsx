import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { FilesReport } from '../../../electron/contract/evidence.ts';
import type { EvidenceId, ReminderId, RequestId, ScoreFreezeId, UnitId } from '../../../electron/domain/brand.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { EvidenceCard } from '../../../renderer/settings/EvidenceCard.tsx';
import { entry, occurrence } from '../calendar/entries.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const report: FilesReport = {
  count: 3,
  bad: 3,
  bytes: 3_145_728,
  troubled: [
    {
      ...occurrenceKey(occurrence(entry('财政收支'), '区财政局')),
      id: 'e1' as EvidenceId,
      name: '公告.pdf',
      state: 'missing',
      unit: '区财政局',
      content: '财政收支',
      count: 1,
    },
  ],
  slips: [
    {
      id: 's1' as ReminderId,
      year: 2021,
      unitId: 'u1' as UnitId,
      unit: '区民政局',
      documentNumber: '清政公开提〔2021〕3号',
      name: '清政公开提〔2021〕3号 区民政局提醒单.docx',
      state: 'changed',
    },
  ],
  frozen: [
    {
      hash: 'b'.repeat(64),
      name: '考核得分表.xlsx',
      kind: 'paper',
      state: 'changed',
      freezeId: 'f1' as ScoreFreezeId,
      year: 2021,
      className: '区直部门',
      versions: [1],
    },
  ],
  cases: [{ id: 'q1' as RequestId, number: '2021-006', state: 'missing', count: 2 }],
  surplus: [{ key: 'a'.repeat(64), name: '旧截图.png', isReplaced: true, size: 2048 }],
  spared: { count: 1, bytes: 10 },
};

test('佐证检查 lists what is gone with the way to its item; clearing away lists what goes and asks', async () => {
  let cleared = false;
  const asked = connectAnswers({
    'evidence.check': () => (cleared ? { ...report, surplus: [] } : report),
    'evidence.clear': () => {
      cleared = true;
      return { cleared: 1, bytes: 2048, changed: false };
    },
  });
  show(<EvidenceCard />, '/settings?year=2021');
  const user = userEvent.setup();
  // Nothing is read before it is asked for.
  expect(asked.some(({ name }) => name === 'evidence.check')).toBe(false);
  await user.click(screen.getByRole('button', { name: '佐证检查' }));
  expect(await screen.findByText(/共 3 个，3.0 MB，其中 3 个有问题；另有 1 个已移除的留着/)).toBeTruthy();
  expect(screen.getByText(/“公告.pdf”：文件不在了/)).toBeTruthy();
  expect(screen.getByRole('link', { name: '区财政局 · 财政收支' }).getAttribute('href')).toMatch(
    /^\/ledger\?year=2021&item=/,
  );
  expect(screen.getByRole('link', { name: '催办单 清政公开提〔2021〕3号 · 区民政局' }).getAttribute('href')).toBe(
    '/papers?year=2021&view=made&slip=s1',
  );
  expect(screen.getByRole('link', { name: '2021年区直部门定稿第 1 版的材料' }).getAttribute('href')).toBe(
    '/scoreProcess?year=2021&freeze=f1',
  );
  expect(screen.getByText(/原样重新添加；找不到的，可从备份里取回/u)).toBeTruthy();
  expect(screen.getByLabelText('重新添加“考核得分表.xlsx”的原文件')).toBeTruthy();
  expect(screen.getByText(/文书 2 个：文件不在了/)).toBeTruthy();
  expect(screen.getByRole('link', { name: '依申请公开 2021-006' }).getAttribute('href')).toBe(
    '/requests?year=2021&request=q1',
  );
  await user.click(screen.getByRole('button', { name: '清理…' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('旧截图.png（已被替换的旧副本）');
  expect(dialog.textContent).toContain('不能撤销');
  expect(asked.some(({ name }) => name === 'evidence.clear')).toBe(false);
  await user.click(screen.getByRole('button', { name: /^清\s*理$/ }));
  await waitFor(() => expect(screen.queryByRole('button', { name: '清理…' })).toBeNull());
  expect(asked.find(({ name }) => name === 'evidence.clear')?.input).toEqual({ keys: ['a'.repeat(64)] });
});
