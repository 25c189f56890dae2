import { act, fireEvent, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { EvidenceView } from '../../../electron/contract/evidence.ts';
import type { EvidenceId } from '../../../electron/domain/brand.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { Evidence } from '../../../renderer/occurrence/Evidence.tsx';
import { OccurrenceActions } from '../../../renderer/occurrence/OccurrenceActions.tsx';
import { DropTarget } from '../../../renderer/shell/DropTarget.tsx';
import { useOfferedFiles } from '../../../renderer/ui/incomingFiles.ts';
import { entry, occurrence } from '../calendar/entries.ts';
import { CHANGED, day } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const of = occurrence(entry('财政收支'), '区财政局');
const item = occurrenceKey(of);
const common = {
  ...item,
  capturedOn: day('2021-06-12'),
  note: '',
  recordedAt: '2021-06-12T02:00:00Z',
  canPreview: false,
};
const link: EvidenceView = {
  ...common,
  id: 'e1' as EvidenceId,
  kind: 'link',
  link: 'http://www.qh.gov.cn/1.html',
  title: '收支情况',
  publishedOn: day('2021-06-10'),
  note: '首页',
};
const file = (more: Partial<EvidenceView> = {}): EvidenceView =>
  ({
    ...common,
    id: 'e2',
    kind: 'file',
    title: '公开截图',
    file: { name: '截图.png', sha256: 'a'.repeat(64), size: 20_480, mediaType: 'image/png' },
    state: 'kept',
    canPreview: true,
    ...more,
  }) as EvidenceView;

const picture = new File([new Uint8Array([1, 2])], '公告.png', { type: 'image/png' });
let puts = 0;
/** What the app answers to a file that is handed over. */
const taken = (input: unknown) => {
  const { name } = input as { readonly name: string };
  return { fileId: `f${(puts += 1)}`, name, size: 2, mediaType: 'image/png' };
};
const dangerous = new FailureError({ code: 'dangerous-file', message: '“a.exe”是程序或带有程序，没有添加。' });

const sent = (asked: readonly { readonly name: string; readonly input: unknown }[], name: string) =>
  asked.findLast((each) => each.name === name)?.input;

function pasted(files: readonly File[], types: readonly string[] = ['Files']): Event {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  return Object.assign(event, { clipboardData: { files, types } });
}

describe('evidence of an item', () => {
  test('says of each what it is and its days', async () => {
    connectAnswers({ 'evidence.list': () => [link, file()] });
    show(<Evidence item={item} />);
    expect((await screen.findByRole('link', { name: '收支情况' })).getAttribute('href')).toBe(
      'http://www.qh.gov.cn/1.html',
    );
    expect(screen.getByText('链接 · 2021-06-10 发布 · 2021-06-12 截取 · 首页')).toBeTruthy();
    expect(screen.getByText('截图.png · 20 KB · 2021-06-12 截取')).toBeTruthy();
  });

  test('files from the dialog are added in one step; those that are refused are said, and hold up no other', async () => {
    const asked = connectAnswers(
      { 'evidence.addFiles': () => ({ ...CHANGED, ids: [] }) },
      {
        put(input) {
          if ((input as { readonly name: string }).name === 'a.exe') throw dangerous;
          return taken(input);
        },
      },
    );
    show(<Evidence item={item} />);
    await userEvent.upload(screen.getByLabelText('选择佐证文件'), [picture, new File(['MZ'], 'a.exe'), picture]);
    expect((await screen.findByRole('alert')).textContent).toContain('“a.exe”是程序');
    expect(sent(asked, 'evidence.addFiles')).toMatchObject({
      items: [item],
      files: [{ fileId: expect.any(String) }, { fileId: expect.any(String) }],
    });
    expect(await screen.findByText(/已添加佐证 2 个文件/)).toBeTruthy();
  });

  test('a screenshot is pasted anywhere, and gets a name; a field keeps its text', async () => {
    const names: string[] = [];
    const asked = connectAnswers(
      { 'evidence.addFiles': () => ({ ...CHANGED, ids: [] }) },
      {
        put(input) {
          names.push((input as { readonly name: string }).name);
          return taken(input);
        },
      },
    );
    show(
      <>
        <Evidence item={item} />
        <input aria-label="别处" />
      </>,
    );
    const shot = new File([new Uint8Array([1])], 'image.png', { type: 'image/png' });
    screen.getByLabelText('别处').dispatchEvent(pasted([shot], ['text/plain', 'Files']));
    document.body.dispatchEvent(pasted([]));
    document.body.dispatchEvent(pasted([shot]));
    await waitFor(() => expect(sent(asked, 'evidence.addFiles')).toBeTruthy());
    expect(names).toEqual(['截图 2021-06-28.png']);
  });

  test('what is dropped on it is added, and does not go to the import as what is dropped elsewhere does', async () => {
    const asked = connectAnswers({ 'evidence.addFiles': () => ({ ...CHANGED, ids: [] }) }, { put: taken });
    show(
      <>
        <DropTarget />
        <Evidence item={item} />
      </>,
    );
    const zone = (await screen.findByText('还没有佐证。')).closest('[data-takes-files]')!;
    const dataTransfer = { files: [picture], types: ['Files'] };
    fireEvent.dragEnter(zone, { dataTransfer });
    expect(screen.queryByText('松开鼠标，导入表格')).toBeNull();
    fireEvent.drop(zone, { dataTransfer });
    await waitFor(() => expect(sent(asked, 'evidence.addFiles')).toMatchObject({ items: [item] }));
    expect(window.location.pathname).toBe('/');
    fireEvent.drop(document.body, { dataTransfer });
    await waitFor(() => expect(window.location.pathname).toBe('/imports'));
    // What waits for the import is taken up, so that nothing waits for whoever looks next.
    const offered = renderHook(() => useOfferedFiles());
    expect(offered.result.current.files).toEqual([picture]);
    act(() => void offered.result.current.take());
    expect(offered.result.current.files).toEqual([]);
  });

  test('a link with its days is added, and what was said is put right', async () => {
    const asked = connectAnswers({
      'evidence.list': () => [link],
      'evidence.addLink': () => ({ ...CHANGED, ids: [] }),
      'evidence.update': () => CHANGED,
    });
    show(<Evidence item={item} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: '添加链接' }));
    await user.type(screen.getByLabelText('佐证链接'), 'www.qh.gov.cn/2.html');
    await user.type(screen.getByLabelText('佐证标题'), '决算');
    await user.type(screen.getByLabelText('发布日期'), '2021-06-09');
    await user.click(screen.getByRole('button', { name: /^添\s*加$/ }));
    await waitFor(() =>
      expect(sent(asked, 'evidence.addLink')).toEqual({
        items: [item],
        link: 'www.qh.gov.cn/2.html',
        title: '决算',
        publishedOn: '2021-06-09',
        capturedOn: '2021-06-28',
        note: '',
      }),
    );
    await user.click(await screen.findByRole('button', { name: '修改佐证：收支情况' }));
    await user.clear(screen.getByLabelText('发布日期'));
    await user.click(screen.getByRole('button', { name: /^保\s*存$/ }));
    await waitFor(() =>
      expect(sent(asked, 'evidence.update')).toMatchObject({ id: 'e1', publishedOn: null, note: '首页' }),
    );
  });

  test('what is removed says that a closed item is to be checked again', async () => {
    const asked = connectAnswers({
      'evidence.list': () => [file()],
      'evidence.remove': () => ({ ...CHANGED, reopened: 1 }),
    });
    show(<Evidence item={item} />);
    await userEvent.click(await screen.findByRole('button', { name: '移除佐证：公开截图' }));
    expect(await screen.findByText('已移除佐证，这一项须重新核验')).toBeTruthy();
    expect(sent(asked, 'evidence.remove')).toEqual({ ids: ['e2'] });
  });

  test('a picture is shown in the app; a file that the app cannot show is opened by the host', async () => {
    const asked = connectAnswers(
      {
        'evidence.list': () => [file(), file({ id: 'e3' as EvidenceId, title: '决算表', canPreview: false })],
        'evidence.open': () => ({ opened: true }),
      },
      { get: () => ({ name: '截图.png', mediaType: 'image/png', bytes: new Uint8Array([1]) }) },
    );
    show(<Evidence item={item} />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '公开截图' }));
    expect((await screen.findByRole('img', { name: '截图.png' })).getAttribute('src')).toMatch(/^blob:/);
    await user.click(screen.getByRole('button', { name: '打开原文件' }));
    await waitFor(() => expect(sent(asked, 'evidence.open')).toEqual({ id: 'e2' }));
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: '决算表' }));
    await waitFor(() => expect(sent(asked, 'evidence.open')).toEqual({ id: 'e3' }));
  });

  test('bytes that are gone or changed are said, and the very file is taken again', async () => {
    const asked = connectAnswers(
      {
        'evidence.list': () => [file({ state: 'missing' }), file({ id: 'e3' as EvidenceId, state: 'changed' })],
        'evidence.bringBack': () => ({ changed: false }),
      },
      { put: taken },
    );
    show(<Evidence item={item} />);
    expect(await screen.findByText(/文件不在了/)).toBeTruthy();
    expect(screen.getByText(/已被改动或损坏/)).toBeTruthy();
    const [box] = screen.getAllByLabelText('重新添加“截图.png”的原文件');
    await userEvent.upload(box!, picture);
    await waitFor(() => expect(sent(asked, 'evidence.bringBack')).toMatchObject({ id: 'e2' }));
  });
});

test('where one unit alone is chosen its evidence is a step beside registering', async () => {
  connectAnswers({ 'evidence.list': () => [link] });
  const nothing = () => undefined;
  show(<OccurrenceActions occurrences={[of]} onDone={nothing} onCancel={nothing} />);
  await userEvent.click(screen.getByText('佐证'));
  expect(await screen.findByRole('link', { name: '收支情况' })).toBeTruthy();
});
