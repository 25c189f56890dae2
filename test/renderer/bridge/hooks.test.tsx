import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { useAppQuery } from '../../../renderer/bridge/hooks.ts';
import { SettingsScreen } from '../../../renderer/settings/SettingsScreen.tsx';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { CHANGED, STATUS } from '../support/facts.ts';

preparePage();

/** A screen with figures on it beside the settings. */
function Figures() {
  const units = useAppQuery('units.list', {});
  return <p>{units.data ? `${units.data.units.length} 个单位` : ''}</p>;
}

async function rename(changed: boolean) {
  const asked = connectAnswers({
    'workspace.status': () => STATUS,
    'workspace.rename': () => (changed ? CHANGED : { changed }),
    'units.list': () => ({ units: [], groups: [], missing: [] }) as never,
  });
  show(
    <>
      <SettingsScreen />
      <Figures />
    </>,
    '/settings?year=2021',
  );
  await screen.findByText('0 个单位');
  const box = await screen.findByLabelText('名称');
  await userEvent.clear(box);
  await userEvent.type(box, '清源区{Enter}');
  await screen.findByText('已更名');
  return asked.filter(({ name }) => name === 'units.list').length;
}

describe('a command that has been answered', () => {
  test('has everything on screen fetched anew where it wrote, and offers to take it back', async () => {
    expect(await rename(true)).toBe(2);
    expect(screen.getAllByRole('button', { name: '撤销' })).toHaveLength(1);
  });

  test('leaves everything as it is where it wrote nothing, and offers nothing to take back', async () => {
    expect(await rename(false)).toBe(1);
    expect(screen.queryByRole('button', { name: '撤销' })).toBeNull();
  });
});
