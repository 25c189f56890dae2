import { Button, Checkbox, Dropdown, Form, Input } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import { Link } from 'wouter';
import type { LinkMark, LinkUse, LinkView } from '../../electron/contract/links.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { LINK_MARK_WORDS, LINK_STATE_WORDS } from '../../electron/domain/words/links.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { shortDate } from '../ui/dates.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { LampWord } from '../ui/Lamp.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { LINK_LAMPS, markWords } from './linksTable.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './Links.module.css';

interface LinkRowsProps {
  readonly year: Year;
  readonly links: readonly LinkView[];
  /** Asks for some of them anew; absent where nothing may be asked. */
  readonly onCheck: ((urls: string[]) => void) | undefined;
}

/** The links, one by one; ticked ones are looked at, taken over or marked together. */
export function LinkRows({ year, links, onCheck }: LinkRowsProps) {
  const notify = useNotify();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [marking, setMarking] = useState<{ readonly mark: LinkMark; readonly urls: readonly string[] }>();
  const accept = useCommand('links.accept', notify.fault);
  const mark = useCommand('links.mark', notify.fault);
  const ticked = links.filter(({ url }) => chosen.has(url));
  const tick = (urls: readonly string[], on: boolean): void => {
    const next = new Set(chosen);
    for (const url of urls)
      if (on) next.add(url);
      else next.delete(url);
    setChosen(next);
  };
  const take = (urls: string[]) =>
    accept.send({ year, urls }, ({ places, commandId }) =>
      notify.success(`已把 ${urls.length} 个链接改为新网址（${places} 处登记）`, { commandId }),
    );
  const unmark = (urls: string[]) =>
    mark.send({ urls, mark: null }, ({ commandId }) => notify.success('已取消人工核对', { commandId }));
  const moved = ticked.filter(({ movedTo }) => movedTo !== undefined).map(({ url }) => url);
  const urls = ticked.map(({ url }) => url);
  return (
    <>
      {ticked.length > 0 && (
        <div className={css['bulk']}>
          <span className="num">已选 {ticked.length} 个</span>
          <Button size="small" disabled={!onCheck} onClick={() => onCheck?.(urls)}>
            检查所选
          </Button>
          <WriteButton
            size="small"
            disabled={moved.length === 0}
            loading={accept.isPending}
            onClick={() => take(moved)}
          >
            采用新网址 {moved.length}
          </WriteButton>
          <Button size="small" onClick={() => setMarking({ mark: 'works', urls })}>
            标为能打开
          </Button>
          <Button size="small" onClick={() => setMarking({ mark: 'gone', urls })}>
            标为确已失效
          </Button>
          <Button size="small" type="text" onClick={() => setChosen(new Set())}>
            取消选择
          </Button>
        </div>
      )}
      <div className={clsx(css['line'], css['head'])}>
        <Checkbox
          aria-label="全选"
          checked={ticked.length === links.length}
          indeterminate={ticked.length > 0 && ticked.length < links.length}
          onChange={({ target }) =>
            tick(
              links.map(({ url }) => url),
              target.checked,
            )
          }
        />
        <span>情况</span>
        <span>单位</span>
        <span>事项</span>
        <span>链接</span>
        <span>检查日期</span>
        <span />
      </div>
      <VirtualRows count={links.length} estimate={() => 52} keyOf={(at) => links[at]?.url ?? String(at)} label="链接">
        {(index) => {
          const link = links[index];
          return (
            link && (
              <div className={css['line']}>
                <Checkbox
                  aria-label={`选择 ${link.url}`}
                  checked={chosen.has(link.url)}
                  onChange={({ target }) => tick([link.url], target.checked)}
                />
                <LinkLine link={link} year={year} />
                <span className={css['acts']}>
                  {link.movedTo !== undefined && (
                    <WriteButton type="link" size="small" onClick={() => take([link.url])}>
                      采用新网址
                    </WriteButton>
                  )}
                  <Dropdown
                    trigger={['click']}
                    menu={{
                      items: [
                        { key: 'check', label: '重新检查', disabled: !onCheck },
                        { key: 'works', label: '标为能打开' },
                        { key: 'gone', label: '标为确已失效' },
                        ...(link.mark ? [{ key: 'unmark', label: '取消人工核对' }] : []),
                      ],
                      onClick: ({ key }) => {
                        if (key === 'check') onCheck?.([link.url]);
                        else if (key === 'unmark') unmark([link.url]);
                        else setMarking({ mark: key === 'gone' ? 'gone' : 'works', urls: [link.url] });
                      },
                    }}
                  >
                    <Button type="text" size="small" aria-label="更多操作" icon={<Icon name="down" size={12} />} />
                  </Dropdown>
                </span>
              </div>
            )
          );
        }}
      </VirtualRows>
      {marking && (
        <MarkDialog
          {...marking}
          onClose={(isDone) => {
            setMarking(undefined);
            if (isDone) setChosen(new Set());
          }}
        />
      )}
    </>
  );
}

function LinkLine({ link, year }: { readonly link: LinkView; readonly year: Year }) {
  const { url, state, found, movedTo, checkedOn, vanished, uses } = link;
  const [first] = uses;
  const units = [...new Set(uses.map(({ unit }) => unit))];
  return (
    <>
      <span className={css['state']}>
        <LampWord lamp={LINK_LAMPS[state]}>{LINK_STATE_WORDS[state]}</LampWord>
        {link.mark && <span className={css['mark']}>人工核对：{markWords(link)}</span>}
      </span>
      <span className="ellipsis" title={units.join('、')}>
        {units.length > 1 ? `${units[0]} 等 ${units.length} 个` : units[0]}
      </span>
      <span className={css['item']}>
        {first && <Use use={first} year={year} />}
        {uses.length > 1 && <span className="sub text-sm">共 {uses.length} 处登记</span>}
      </span>
      <span className={css['address']}>
        <a href={url} target="_blank" rel="noreferrer" className="ellipsis" title={url}>
          {url}
        </a>
        {movedTo !== undefined && (
          <a href={movedTo} target="_blank" rel="noreferrer" className={clsx('ellipsis', css['new'])} title={movedTo}>
            → {movedTo}
          </a>
        )}
        {state !== 'ok' && movedTo === undefined && <span className="sub text-sm">{found}</span>}
        {vanished === true && <span className={css['told']}>发布清单里已不见</span>}
      </span>
      <span className="num sub">{checkedOn === undefined ? '' : shortDate(checkedOn, year)}</span>
    </>
  );
}

/** What an address is registered for; leads to it. */
function Use({ use: { item, content, period, title, kind }, year }: { readonly use: LinkUse; readonly year: Year }) {
  const words = [content, period].filter((part) => part !== '').join(' · ');
  const told = kind === 'piece' ? `报送信息：${title}` : title;
  const href = item
    ? `/ledger?year=${year}&item=${encodeURIComponent([item.dutyId, item.ruleId, item.unitId, item.periodKey].join('~'))}`
    : `/submissions?year=${year}`;
  return (
    <>
      <Link href={href} className="ellipsis" title={`打开事项：${words}`}>
        {words}
      </Link>
      {told !== '' && told !== words && (
        <span className="sub text-sm ellipsis" title={told}>
          {told}
        </span>
      )}
    </>
  );
}

interface MarkDialogProps {
  readonly mark: LinkMark;
  readonly urls: readonly string[];
  readonly onClose: (isDone: boolean) => void;
}

function MarkDialog({ mark: said, urls, onClose }: MarkDialogProps) {
  const notify = useNotify();
  const mark = useCommand('links.mark');
  const [note, setNote] = useState('');
  const save = () =>
    mark.send({ urls: [...urls], mark: said, note }, ({ commandId }) => {
      notify.success(`${urls.length} 个链接已标为${LINK_MARK_WORDS[said]}`, { commandId });
      onClose(true);
    });
  return (
    <Dialog
      title={`标为${LINK_MARK_WORDS[said]}：${urls.length} 个链接`}
      footer={null}
      width={460}
      onCancel={() => onClose(false)}
    >
      <Form layout="vertical" onFinish={save}>
        <p className="sub">
          {said === 'works'
            ? '在浏览器里看过，网页能打开：今日不再提示。'
            : '在浏览器里看过，网页确已不在：请通知单位补上新链接。'}
          下次检查结果不同时，这个标记不再算数。
        </p>
        <Form.Item label="说明（可不填）" htmlFor="mark-note">
          <Input id="mark-note" maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
        </Form.Item>
        {mark.error && <ErrorState error={mark.error} inline />}
        <div className="actions">
          <Button onClick={() => onClose(false)}>取消</Button>
          <Button type="primary" htmlType="submit" loading={mark.isPending}>
            保存
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
