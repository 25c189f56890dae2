import { Button, Input } from 'antd';
import { useState } from 'react';
import type { SitesOverview } from '../../electron/contract/sites.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import css from './ListsPage.module.css';

/** 网上核对: whether the app may ask websites, and which hosts within the office's own network it may. */
export function WebLookups({ overview: { on, confirmedHosts } }: { readonly overview: SitesOverview }) {
  const notify = useNotify();
  const setOn = useCommand('sites.setOn', notify.fault);
  const withdraw = useCommand('sites.withdrawHosts', notify.fault);
  return (
    <Card title="网上核对" padded extra={<span className="sub">{on ? '已开启' : '没有开启'}</span>}>
      <div className="stack">
        <p>
          {on
            ? '只在点“测试”“读取”时访问所填的网址：每个网站每秒至多一次，遵守 robots.txt，不执行网页里的任何程序，只记标题、日期和链接。'
            : '默认关闭：程序不访问任何网站。开启后，也只在点“测试”“读取”时访问所填的网址。'}
        </p>
        <p>
          <Button
            type={on ? 'default' : 'primary'}
            loading={setOn.isPending}
            onClick={() =>
              setOn.send({ on: !on }, ({ commandId }) =>
                notify.success(on ? '已关闭网上核对' : '已开启网上核对', { commandId }),
              )
            }
          >
            {on ? '关闭网上核对' : '开启网上核对'}
          </Button>
        </p>
        <h3>本单位内网的主机</h3>
        <p className="sub text-sm">
          公网网站不用确认。网站在内网或本机的，请写出主机来确认，如 10.20.1.5、oa.qh.gov.cn:8080。
        </p>
        <ConfirmHost />
        <ul className="plain-list" aria-label="已确认的主机">
          {confirmedHosts.map(({ host, confirmedAt }) => (
            <li key={host} className={css['host']}>
              <span className="grow">{host}</span>
              <span className="sub num">{confirmedAt.slice(0, 10)}</span>
              <Button
                type="link"
                size="small"
                onClick={() =>
                  withdraw.send({ hosts: [host] }, ({ commandId }) =>
                    notify.success(`已撤销确认：${host}`, { commandId }),
                  )
                }
              >
                撤销确认
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

/** A host is confirmed by typing it: nothing is filled in beforehand. */
function ConfirmHost() {
  const notify = useNotify();
  const [host, setHost] = useState('');
  const confirm = useCommand('sites.confirmHost');
  const send = () =>
    host.trim() !== '' &&
    confirm.send({ host: host.trim() }, (confirmed) => {
      notify.success(`已确认主机：${confirmed.host}`, { commandId: confirmed.commandId });
      setHost('');
    });
  return (
    <>
      <span className="row">
        <Input
          aria-label="要确认的主机"
          value={host}
          maxLength={2000}
          onChange={(event) => setHost(event.target.value)}
          onPressEnter={send}
        />
        <Button disabled={host.trim() === ''} loading={confirm.isPending} onClick={send}>
          确认
        </Button>
      </span>
      {confirm.error && <ErrorState error={confirm.error} inline />}
    </>
  );
}
