import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { SitePartView, SitesOverview } from '../../../electron/contract/sites.ts';
import type { SiteAddressId } from '../../../electron/domain/brand.ts';
import { PublicationsScreen } from '../../../renderer/publications/PublicationsScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';

preparePage();
pretendLayout();

const URL_A = 'http://www.qh.example/zwdt/';
const URL_B = 'http://www.qh.example/czxx/';
const address = (id: string, url: string, column: string): SitesOverview['addresses'][number] => {
  return { id: id as SiteAddressId, url, kind: 'page', column, mostPages: 20 };
};

const JOB = { jobId: 'j1', phase: '正在读取“工作动态”第 2 页（已有 20 条）', done: 0, total: 2 };

const PARTS: readonly SitePartView[] = [
  {
    addressId: 'a1' as SiteAddressId,
    url: URL_A,
    column: '工作动态',
    pages: 3,
    lines: 45,
    added: 40,
    left: 1,
    shown: { firstDay: day('2021-05-01'), lastDay: day('2021-06-14') },
    covers: { columns: ['工作动态'], units: [], firstDay: day('2021-05-02'), lastDay: day('2021-06-15') },
    stop: 'end',
  },
  {
    addressId: 'a2' as SiteAddressId,
    url: URL_B,
    column: '财政信息',
    pages: 0,
    lines: 0,
    left: 0,
    stop: 'failed',
    stoppedAt: URL_B,
    sentence: '“http://www.qh.example/czxx/”需要登录。已读到的 0 条保留，可以从这一页继续。',
  },
];

/** An office with addresses, whose switch is as given. */
function open(
  { on = true, addresses = [address('a1', URL_A, '工作动态'), address('a2', URL_B, '')] } = {},
  more: Answers = {},
) {
  let overview: SitesOverview = { on, addresses, confirmedHosts: [] };
  const asked = connectAnswers({
    'units.list': () => ({ units: [], groups: [] }),
    'publications.lists': () => [],
    'sites.overview': () => overview,
    'sites.setOn': (input) => {
      overview = { ...overview, on: input.on };
      return CHANGED;
    },
    'sites.confirmHost': ({ host }) => {
      overview = { ...overview, confirmedHosts: [{ host, confirmedAt: '2021-06-15T01:00:00.000Z' }] };
      return { host, ...CHANGED };
    },
    'sites.remove': ({ ids }) => {
      overview = { ...overview, addresses: overview.addresses.filter(({ id }) => !ids.includes(id)) };
      return CHANGED;
    },
    'sites.save': () => ({ id: 'a3' as SiteAddressId, ...CHANGED }),
    'jobs.get': () => ({ ...JOB, state: 'done', previewId: 't1' }),
    ...more,
  });
  show(<PublicationsScreen />, '/publications?year=2021&view=sites');
  return asked;
}
const sent = (asked: ReturnType<typeof open>, name: string) =>
  asked.filter((each) => each.name === name).map(({ input }) => input);

describe('取数地址', () => {
  test('nothing is asked of a site before the office has switched it on', async () => {
    const asked = open({ on: false });
    const read = await screen.findByRole<HTMLButtonElement>('button', { name: /^从网站读取 2 个地址/u });
    expect(read.disabled).toBe(true);
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '开启网上核对' }));
    await waitFor(() => expect(read.disabled).toBe(false));
    await screen.findByRole('button', { name: '关闭网上核对' });
    expect(sent(asked, 'sites.setOn')).toEqual([{ on: true }]);
  });

  test('an address is tried, what was found is shown, and it is kept as found', async () => {
    const asked = open(
      {},
      {
        'sites.try': () => ({ jobId: 'j1' }),
        'sites.tried': () => ({
          url: URL_A,
          kind: 'feed',
          encoding: 'gb18030',
          column: '政务动态',
          lines: 20,
          first: [
            {
              title: '区财政局召开会议',
              units: [],
              column: '',
              publishedOn: day('2021-06-10'),
              dayBasis: 'published',
              link: `${URL_A}1.html`,
              indexNumber: '',
            },
          ],
          withoutDay: 2,
          unnamed: 0,
        }),
      },
    );
    await userEvent.click(await screen.findByRole('button', { name: '添加地址' }));
    await userEvent.type(await screen.findByLabelText('网址'), 'www.qh.example/zwdt/');
    await userEvent.click(screen.getByRole('button', { name: '测试' }));
    const found = await screen.findByRole('region', { name: '测试结果' });
    expect(found.textContent).toContain('RSS，读到 20 条');
    expect(found.textContent).toContain('2 条没有日期，不读');
    expect(found.textContent).toContain('区财政局召开会议');
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '保存地址' }));
    await waitFor(() =>
      expect(sent(asked, 'sites.save')).toEqual([
        { url: 'www.qh.example/zwdt/', kind: 'feed', column: '政务动态', mostPages: 20 },
      ]),
    );
  });

  test('why a trial failed is said; another address is tried anew', async () => {
    const why = '“127.0.0.1”是本机或内部网络的地址，没有读取。';
    open(
      {},
      {
        'sites.try': () => ({ jobId: 'j1' }),
        'jobs.get': () => ({ ...JOB, state: 'failed', error: { code: 'host-private', message: why } }),
      },
    );
    await userEvent.click(await screen.findByRole('button', { name: '添加地址' }));
    await userEvent.type(await screen.findByLabelText('网址'), 'http://127.0.0.1/');
    await userEvent.click(screen.getByRole('button', { name: '测试' }));
    await screen.findByText(why);
    await userEvent.type(screen.getByLabelText('网址'), 'x');
    expect(screen.queryByText(why)).toBeNull();
  });

  test('a host within the own network is confirmed as typed; an address is removed', async () => {
    const asked = open();
    await userEvent.type(await screen.findByLabelText('要确认的主机'), '10.20.1.5{Enter}');
    await screen.findByText('10.20.1.5');
    await userEvent.click(screen.getAllByRole('button', { name: '删除' })[0] as HTMLElement);
    await screen.findByText('1 个');
    expect(sent(asked, 'sites.confirmHost')).toEqual([{ host: '10.20.1.5' }]);
    expect(sent(asked, 'sites.remove')).toEqual([{ ids: ['a1'] }]);
  });
});

describe('从网站读取', () => {
  test('is begun once by a double click', async () => {
    const asked = open({}, { 'sites.fetch': () => ({ jobId: 'j1', runId: 'r1' }) });
    await userEvent.dblClick(await screen.findByRole('button', { name: /^从网站读取 2 个地址/u }));
    await waitFor(() => expect(sent(asked, 'sites.fetch')).toHaveLength(1));
  });

  test('tells how far it is, is cancelled and gone on with; what came in is recorded with what it covers', async () => {
    let state: 'running' | 'cancelled' = 'running';
    const asked = open(
      {},
      {
        'sites.fetch': () => ({ jobId: 'j1', runId: 'r1' }),
        'sites.resume': () => ({ jobId: 'j2', runId: 'r1' }),
        'sites.run': () => ({
          runId: 'r1',
          running: state === 'running',
          canResume: state !== 'running',
          parts: PARTS,
        }),
        'jobs.get': ({ jobId }) => ({ ...JOB, jobId, state }),
        'jobs.cancel': ({ jobId }) => {
          state = 'cancelled';
          return { ...JOB, jobId, state };
        },
        'sites.record': () => ({ lists: 1, added: 40, known: 5, ...CHANGED }),
      },
    );
    await userEvent.click(await screen.findByRole('checkbox', { name: `读取 ${URL_B}` }));
    await userEvent.click(screen.getByRole('checkbox', { name: `读取 ${URL_B}` }));
    await userEvent.click(screen.getByRole('button', { name: /^从网站读取 2 个地址/u }));
    await screen.findByText(JOB.phase);
    await userEvent.click(screen.getByRole('button', { name: '取消读取' }));
    await userEvent.click(await screen.findByRole('button', { name: '继续读取' }));
    await waitFor(() => expect(sent(asked, 'sites.resume')).toEqual([{ runId: 'r1' }]));
    await screen.findByText(/需要登录/u);
    await expectAccessible();
    await userEvent.click(await screen.findByRole('button', { name: '记入 1 份清单' }));
    await waitFor(() => expect(sent(asked, 'sites.record')).toHaveLength(1));
    expect(sent(asked, 'sites.fetch')).toEqual([{ ids: ['a1', 'a2'] }]);
    expect(sent(asked, 'sites.record')).toEqual([
      { runId: 'r1', lists: [{ addressId: 'a1', covers: PARTS[0]?.covers }] },
    ]);
    await screen.findByText('已记入 1 份清单：新增 40 条，已有 5 条');
  });
});
