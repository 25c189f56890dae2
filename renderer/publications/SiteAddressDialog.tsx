import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { SiteKind, SiteTrial } from '../../electron/contract/sites.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { call, FailureError } from '../bridge/call.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { JobProgress } from '../ui/JobDialog.tsx';
import { LinkField } from '../ui/LinkField.tsx';
import { useNotify } from '../ui/notify.tsx';
import { NumberBox } from '../ui/NumberBox.tsx';
import { ErrorState } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useJob } from '../ui/useJob.ts';
import { SITE_KIND_WORDS, type EditedAddress } from './siteWords.ts';
import css from './ListsPage.module.css';

interface SiteAddressDialogProps {
  readonly first: EditedAddress | undefined;
  /** Whether the app may ask websites. */
  readonly isOn: boolean;
  readonly onClose: () => void;
}

const PAGES_AT_FIRST = 20;
const KINDS = (Object.keys(SITE_KIND_WORDS) as SiteKind[]).map((value) => ({ value, label: SITE_KIND_WORDS[value] }));

/** An address of the site: whose and of which column it is, and what 测试 finds there. */
export function SiteAddressDialog({ first, isOn, onClose }: SiteAddressDialogProps) {
  const notify = useNotify();
  const [url, setUrl] = useState(first?.url ?? '');
  const [kind, setKind] = useState<SiteKind>(first?.kind ?? 'page');
  const [unitId, setUnitId] = useState<UnitId | undefined>(first?.unitId);
  const [column, setColumn] = useState(first?.column ?? '');
  const [mostPages, setMostPages] = useState<number | null>(first?.mostPages ?? PAGES_AT_FIRST);
  const save = useCommand('sites.save');
  const trial = useTrial((found) => {
    setKind(found.kind);
    setColumn((typed) => (typed === '' ? found.column : typed));
  });
  const isWhole = url.trim() !== '' && mostPages !== null;
  const send = () =>
    mostPages !== null &&
    save.send(
      {
        ...(first === undefined ? {} : { id: first.id }),
        url: url.trim(),
        kind,
        column: column.trim(),
        mostPages,
        ...(unitId === undefined ? {} : { unitId }),
      },
      ({ commandId }) => {
        notify.success('已保存取数地址', { commandId });
        onClose();
      },
    );
  return (
    <Dialog
      title={first === undefined ? '添加取数地址' : '修改取数地址'}
      width={640}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={!isWhole} loading={save.isPending} onClick={send}>
            保存地址
          </Button>
        </>
      }
    >
      <Form layout="vertical">
        <Form.Item label="网址" extra="列表页、RSS、网站地图，或返回 JSON 的网址">
          <div className={css['tried']}>
            <div className="grow">
              <LinkField
                label="网址"
                value={url}
                onChange={(next) => {
                  setUrl(next);
                  trial.forget();
                }}
              />
            </div>
            <Button
              disabled={!isOn || url.trim() === ''}
              loading={trial.isRunning}
              onClick={() => trial.begin(url.trim())}
            >
              测试
            </Button>
          </div>
        </Form.Item>
        {!isOn && <p className="sub">“网上核对”没有开启，不能测试；可以先保存地址。</p>}
        {trial.isRunning && (
          <div className="well">
            <JobProgress job={trial.job} />
            <Button size="small" onClick={trial.cancel}>
              取消测试
            </Button>
          </div>
        )}
        {trial.error !== undefined && <ErrorState error={trial.error} inline />}
        {trial.found && <Found trial={trial.found} />}
        <div className={css['fields']}>
          <Form.Item label="单位" htmlFor="site-unit">
            <UnitSelect id="site-unit" value={unitId} placeholder="不限" onChange={setUnitId} width="100%" />
          </Form.Item>
          <Form.Item label="栏目" htmlFor="site-column">
            <Input
              id="site-column"
              value={column}
              maxLength={200}
              placeholder="以列表所写为准"
              onChange={(event) => setColumn(event.target.value)}
            />
          </Form.Item>
          <Form.Item label="形式" htmlFor="site-kind">
            <Select<SiteKind> id="site-kind" value={kind} options={KINDS} onChange={setKind} />
          </Form.Item>
          <Form.Item label="最多读几页" htmlFor="site-pages">
            <NumberBox id="site-pages" min={1} max={500} precision={0} value={mostPages} onChange={setMostPages} />
          </Form.Item>
        </div>
      </Form>
      {save.error && <ErrorState error={save.error} inline />}
    </Dialog>
  );
}

/** 测试: one page is asked for, and what was found there is shown; nothing is written. */
function useTrial(onFound: (trial: SiteTrial) => void) {
  const [jobId, setJobId] = useState<string>();
  const [found, setFound] = useState<SiteTrial>();
  const [error, setError] = useState<unknown>();
  const forget = () => {
    setJobId(undefined);
    setFound(undefined);
    setError(undefined);
  };
  const attempt = async (what: () => Promise<void>): Promise<void> => {
    try {
      await what();
    } catch (fault) {
      setJobId(undefined);
      setError(fault);
    }
  };
  const {
    job,
    error: lost,
    cancel,
  } = useJob(jobId, (ended) => {
    setJobId(undefined);
    if (ended.error) setError(new FailureError(ended.error));
    const { state, previewId = '' } = ended;
    if (state !== 'done') return;
    void attempt(async () => {
      const trial = await call('sites.tried', { trialId: previewId });
      setFound(trial);
      onFound(trial);
    });
  });
  return {
    job,
    found,
    error: error ?? lost ?? undefined,
    isRunning: jobId !== undefined && lost === null,
    cancel,
    forget,
    begin(url: string) {
      forget();
      void attempt(async () => setJobId((await call('sites.try', { url })).jobId));
    },
  };
}

/** What was found at an address. */
function Found({ trial: { kind, encoding, lines, first, withoutDay, next, unnamed } }: { readonly trial: SiteTrial }) {
  const facts = [
    `${SITE_KIND_WORDS[kind]}，读到 ${lines} 条`,
    ...(unnamed > 0 ? [`${unnamed} 个网页要逐个打开才知道标题`] : []),
    ...(withoutDay > 0 ? [`${withoutDay} 条没有日期，不读`] : []),
    next === undefined ? '没有下一页' : `下一页 ${next}`,
    `编码 ${encoding}`,
  ];
  return (
    <section className="well" aria-label="测试结果">
      <p>{facts.join(' · ')}</p>
      <ul className={css['first']}>
        {first.map(({ title, link, publishedOn }) => (
          <li key={`${publishedOn} ${link} ${title}`}>
            <span className="num sub">{publishedOn}</span>
            <span className="ellipsis" title={link}>
              {title}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
