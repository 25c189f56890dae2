import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { SitesOverview } from '../../electron/contract/sites.ts';
import type { SiteAddressId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { PUBLICATIONS_ADDRESS } from './address.ts';
import { SiteAddressDialog } from './SiteAddressDialog.tsx';
import { SiteRun } from './SiteRun.tsx';
import { SITE_KIND_WORDS, type EditedAddress } from './siteWords.ts';
import { WebLookups } from './WebLookups.tsx';
import css from './ListsPage.module.css';

/** 取数地址: where lists are read from the site itself, whether the app may ask it at all, and the reading of them. */
export function SitesPage({ onBack }: { readonly onBack: () => void }) {
  const [{ run }, setAddress] = useAddressState(PUBLICATIONS_ADDRESS);
  const query = useAppQuery('sites.overview', {});
  const [edited, setEdited] = useState<EditedAddress | 'new'>();
  if (run !== '') return <SiteRun key={run} runId={run} onBack={() => setAddress({ run: '', job: '' })} />;
  return (
    <Page
      fill
      title="取数地址"
      sub={query.data && `${query.data.addresses.length} 个`}
      actions={
        <>
          <Button onClick={onBack}>返回比对</Button>
          <Button icon={<Icon name="plus" />} onClick={() => setEdited('new')}>
            添加地址
          </Button>
        </>
      }
    >
      <Loaded query={query}>
        {(overview) => (
          <div className={css['settings']}>
            <Card>
              {overview.addresses.length === 0 ? (
                <EmptyState
                  title="还没有取数地址"
                  hint="填写网站上公开信息的列表页（各单位、各栏目各一个），先测试看读到什么，再读取。不能联网的电脑请在网站后台导出清单后导入。"
                  actions={
                    <Button type="primary" onClick={() => setEdited('new')}>
                      添加地址
                    </Button>
                  }
                />
              ) : (
                <Addresses
                  overview={overview}
                  onEdit={setEdited}
                  onRun={(started) => setAddress({ run: started.runId, job: started.jobId })}
                />
              )}
            </Card>
            <WebLookups overview={overview} />
          </div>
        )}
      </Loaded>
      {edited !== undefined && query.data && (
        <SiteAddressDialog
          first={edited === 'new' ? undefined : edited}
          isOn={query.data.on}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Page>
  );
}

interface AddressesProps {
  readonly overview: SitesOverview;
  readonly onEdit: (address: EditedAddress) => void;
  readonly onRun: (started: { readonly runId: string; readonly jobId: string }) => void;
}

function Addresses({ overview: { addresses, on }, onEdit, onRun }: AddressesProps) {
  const notify = useNotify();
  const [left, setLeft] = useState<ReadonlySet<SiteAddressId>>(new Set());
  const [since, setSince] = useState<PlainDate>();
  const [isStarting, setStarting] = useState(false);
  const remove = useCommand('sites.remove', notify.fault);
  const chosen = addresses.filter(({ id }) => !left.has(id));
  const choose = (ids: readonly SiteAddressId[], isIn: boolean) =>
    setLeft((old) => {
      const next = new Set(old);
      for (const id of ids) {
        if (isIn) next.delete(id);
        else next.add(id);
      }
      return next;
    });
  const read = async (): Promise<void> => {
    // A second click would ask the site for every page twice.
    setStarting(true);
    try {
      const ids = chosen.map(({ id }) => id);
      onRun(await call('sites.fetch', { ids, ...(since === undefined ? {} : { since }) }));
    } catch (error) {
      notify.fault(error);
    }
    setStarting(false);
  };
  return (
    <>
      <div className={css['bar']}>
        <span>读到</span>
        <DateField aria-label="读到哪一天为止" value={since} onChange={setSince} allowClear width={136} />
        <span className="sub grow">为止；不填，读到最后一页</span>
        <Button type="primary" disabled={!on || chosen.length === 0 || isStarting} onClick={() => void read()}>
          从网站读取 {chosen.length} 个地址
        </Button>
      </div>
      <div className={css['scroll']}>
        <table className={css['table']}>
          <thead>
            <tr>
              <th>
                <Checkbox
                  aria-label="全部地址"
                  checked={chosen.length === addresses.length}
                  indeterminate={chosen.length > 0 && chosen.length < addresses.length}
                  onChange={({ target }) =>
                    choose(
                      addresses.map(({ id }) => id),
                      target.checked,
                    )
                  }
                />
              </th>
              <th>单位、栏目</th>
              <th>网址</th>
              <th>形式</th>
              <th className="right">最多页数</th>
              <th className="right">操作</th>
            </tr>
          </thead>
          <tbody>
            {addresses.map((address) => (
              <tr key={address.id}>
                <td>
                  <Checkbox
                    aria-label={`读取 ${address.url}`}
                    checked={!left.has(address.id)}
                    onChange={({ target }) => choose([address.id], target.checked)}
                  />
                </td>
                <td>{[address.unit ?? '', address.column].filter((part) => part !== '').join(' · ') || '不限'}</td>
                <td className={css['url']}>{address.url}</td>
                <td>{SITE_KIND_WORDS[address.kind]}</td>
                <td className="num right">{address.mostPages}</td>
                <td className="right">
                  <Button type="link" size="small" onClick={() => onEdit(address)}>
                    修改
                  </Button>
                  <Button
                    type="link"
                    size="small"
                    danger
                    onClick={() =>
                      remove.send({ ids: [address.id] }, ({ commandId }) =>
                        notify.success('已删除取数地址。已记入的清单不受影响', { commandId }),
                      )
                    }
                  >
                    删除
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
