import { Button, Input, Segmented } from 'antd';
import { clsx } from 'clsx';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import type { WorkspaceStatus, YearView } from '../../electron/contract/workspace.ts';
import { setAppearance, useAppearance, type Appearance } from '../theme/appearance.ts';
import { useSetYear, useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useCommand } from '../ui/useCommand.ts';
import { useNotify } from '../ui/notify.tsx';
import { OffersCard } from '../ui/OffersCard.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { BackupsCard } from './BackupsCard.tsx';
import { EvidenceCard } from './EvidenceCard.tsx';
import { WorkdaysCard } from './WorkdaysCard.tsx';
import { FrameCard } from './FrameCard.tsx';
import { InUseCard } from './InUseCard.tsx';
import { NoticeCard } from './NoticeCard.tsx';
import { ReviewDatesCard } from './ReviewDatesCard.tsx';
import settingsCss from './settings.module.css';
import cardCss from '../ui/card.module.css';
import css from './SettingsScreen.module.css';

/** District, years, appearance, and where the data is. */
export function SettingsScreen() {
  const status = useAppQuery('workspace.status', {});
  return (
    <Page title="设置">
      <Loaded query={status}>
        {(value) => (
          <div className={css['cards']}>
            <OffersCard />
            <District key={value.district} status={value} />
            <Years status={value} />
            <InUseCard status={value} />
            <FrameCard status={value} />
            <ReviewDatesCard status={value} />
            <WorkdaysCard />
            <BackupsCard />
            <EvidenceCard />
            <AppearanceCard />
            {value.host === 'electron' && <NoticeCard />}
            <About status={value} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function District({ status }: { readonly status: WorkspaceStatus }) {
  const notify = useNotify();
  const rename = useCommand('workspace.rename');
  const [district, setDistrict] = useState(status.district ?? '');
  const same = district.trim() === status.district || district.trim() === '';
  const save = (event: FormEvent) => {
    event.preventDefault();
    rename.send({ district }, ({ commandId }) => notify.success('已更名', { commandId }));
  };
  return (
    <Card title="区县" padded>
      <form className={settingsCss['line']} onSubmit={save}>
        <label htmlFor="setting-district">名称</label>
        <Input
          id="setting-district"
          value={district}
          maxLength={40}
          onChange={(event) => setDistrict(event.target.value)}
          style={{ width: 240 }}
        />
        <Button htmlType="submit" disabled={same} loading={rename.isPending}>
          保存
        </Button>
      </form>
      <p className={clsx('faint', settingsCss['hint'])}>印在导出的表格上。</p>
      {rename.error && <ErrorState error={rename.error} inline />}
    </Card>
  );
}

function Years({ status }: { readonly status: WorkspaceStatus }) {
  const current = useYear();
  const setYear = useSetYear();
  const years = status.years.toSorted((a, b) => b.year - a.year);
  return (
    <Card title="年度">
      <ul className={css['years']}>
        {years.map((view) => (
          <li key={view.year}>
            <b className="num">{view.year} 年度</b>
            <span className="sub num grow">{yearLine(view)}</span>
            {view.year === current ? (
              <span className="faint">正在查看</span>
            ) : (
              <Button size="small" onClick={() => setYear(view.year)}>
                切换到这一年
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className={cardCss['body']}>
        <div className={settingsCss['line']}>
          <Link href={`/years?year=${current}`} asChild>
            <Button>年度的新开、关闭和重新打开</Button>
          </Link>
        </div>
        <p className={clsx('faint', settingsCss['hint'])}>
          考核指标、占比和总分基数按年度设置，在<Link href={`/schemes?year=${current}`}>考核方案</Link>里改。
        </p>
      </div>
    </Card>
  );
}

/** 84 项事项 · 36 个单位 · 待核 6 · 逾期 9 */
function yearLine(view: YearView): string {
  const parts = [`${view.duties} 项事项`, `${view.units} 个单位`];
  if (view.toCheck > 0) parts.push(`待核 ${view.toCheck}`);
  if (view.overdue > 0) parts.push(`逾期 ${view.overdue}`);
  if (view.state === 'closed') parts.push('已关闭');
  return parts.join(' · ');
}

function AppearanceCard() {
  const appearance = useAppearance();
  return (
    <Card title="外观" padded>
      <div className={settingsCss['line']}>
        <span className={settingsCss['label']}>颜色</span>
        <Segmented<Appearance>
          aria-label="颜色"
          value={appearance}
          onChange={setAppearance}
          options={[
            { value: 'system', label: '跟随系统' },
            { value: 'light', label: '浅色' },
            { value: 'dark', label: '深色' },
          ]}
        />
      </div>
    </Card>
  );
}

function About({ status }: { readonly status: WorkspaceStatus }) {
  return (
    <Card title="关于" padded>
      <dl className={clsx('facts', css['about'])}>
        <dt>版本</dt>
        <dd className="num">
          政务公开工作台 {status.version}（{status.host === 'electron' ? '桌面窗口' : '浏览器'}）
        </dd>
        <dt>数据文件夹</dt>
        <dd>
          <code>{status.dataFolder}</code>
          {status.isDemo && <span className="faint">（示例数据）</span>}
        </dd>
        <dt>数据去向</dt>
        <dd>只保存在这台电脑上，不联网、不上传。</dd>
      </dl>
    </Card>
  );
}
