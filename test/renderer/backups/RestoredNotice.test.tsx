import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { forgetRestored, justRestored, keepRestored } from '../../../renderer/backups/restored.ts';
import { RestoredNotice } from '../../../renderer/backups/RestoredNotice.tsx';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { moved, overview, preview } from './facts.ts';

preparePage();
afterEach(forgetRestored);

describe('after a restore', () => {
  test('what was restored is said, and 撤销 shows both sides of putting back what was here', async () => {
    keepRestored({ name: '某日的备份', aside: moved().name, putBack: false });
    const asked = connectAnswers({
      'backups.overview': () => overview({ aside: [moved()] }),
      'backups.preview': () => preview({ kinship: 'other' }),
    });
    show(<RestoredNotice />);
    expect((await screen.findByRole('region', { name: '通知' })).textContent).toContain('已恢复：某日的备份。');
    await userEvent.click(screen.getByRole('button', { name: '撤销这次恢复' }));
    await screen.findByText('恢复以后');
    expect(asked.find(({ name }) => name === 'backups.preview')?.input).toEqual({
      source: { from: 'aside', name: moved().name },
    });
    // What moved aside here is from here: nobody has to agree to it.
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '放回' }).disabled).toBe(false);
  });

  test.each([
    ['as a quick look tells', moved({ holds: undefined, trouble: '已损坏。' }), false],
    ['though a quick look finds nothing', moved(), true],
  ])('a harmed file that moved aside is not put back, and is said to be kept: %s', async (_name, before, wasHarmed) => {
    keepRestored({ name: '某日的备份', aside: before.name, putBack: false, wasHarmed });
    connectAnswers({ 'backups.overview': () => overview({ aside: [before] }) });
    show(<RestoredNotice />);
    await screen.findByText(/原来打不开的数据文件没有删除/);
    expect(screen.queryByRole('button', { name: '撤销这次恢复' })).toBeNull();
  });

  test('once read, it does not come again', async () => {
    keepRestored({ name: '某日的备份', aside: undefined, putBack: true });
    connectAnswers({ 'backups.overview': () => overview() });
    show(<RestoredNotice />);
    await userEvent.click(await screen.findByRole('button', { name: '知道了' }));
    expect(screen.queryByText(/已放回/)).toBeNull();
    expect(justRestored()).toBeUndefined();
  });
});
