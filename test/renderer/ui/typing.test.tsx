import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Select } from 'antd';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { NumberBox } from '../../../renderer/ui/NumberBox.tsx';
import { searchByLabel } from '../../../renderer/ui/search.ts';
import { SidePanel } from '../../../renderer/ui/SidePanel.tsx';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

/** What an input method gives: full-width digits, and keys that are its own while it composes. */

describe('NumberBox', () => {
  test.each<readonly [string, number | null]>([
    ['１２', 12],
    ['2０21', 2021],
    ['3', 3],
    ['', null],
  ])('“%s” is %s', async (typed, expected) => {
    const given: (number | null)[] = [];
    connectAnswers({});
    show(<NumberBox aria-label="篇数" defaultValue={7} onChange={(value) => given.push(value)} />);
    const box = screen.getByLabelText('篇数');
    await userEvent.clear(box);
    if (typed !== '') await userEvent.type(box, typed);
    expect(given.at(-1)).toBe(expected);
  });
});

describe('a list that is searched', () => {
  const Probe = () => {
    const [picked, setPicked] = useState<string>();
    return (
      <>
        <Select<string>
          aria-label="事项"
          value={picked ?? null}
          onChange={setPicked}
          showSearch={searchByLabel}
          options={[
            { value: 'a', label: '1 预算公开' },
            { value: 'b', label: '2 决算公开' },
          ]}
        />
        <output>{picked}</output>
      </>
    );
  };

  test('finds full-width digits, and picks nothing with the Enter that ends a word of the input method', async () => {
    connectAnswers({});
    show(<Probe />);
    const box = screen.getByRole('combobox');
    await userEvent.type(box, '２');
    expect(await screen.findByTitle('2 决算公开')).toBeTruthy();
    expect(screen.queryByTitle('1 预算公开')).toBeNull();
    fireEvent.compositionStart(box);
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 13, isComposing: true });
    expect(screen.getByRole('status').textContent).toBe('');
    fireEvent.compositionEnd(box);
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 13 });
    expect(screen.getByRole('status').textContent).toBe('b');
  });
});

test('Esc that drops a word of the input method closes no panel', () => {
  connectAnswers({});
  let closed = 0;
  show(
    <SidePanel title="登记" label="登记" onClose={() => (closed += 1)}>
      <input aria-label="标题" />
    </SidePanel>,
  );
  fireEvent.keyDown(screen.getByLabelText('标题'), { key: 'Escape', isComposing: true });
  expect(closed).toBe(0);
  fireEvent.keyDown(screen.getByLabelText('标题'), { key: 'Escape' });
  expect(closed).toBe(1);
});
