import { Select } from 'antd';
import { useLocation } from 'wouter';
import type { WorkspaceStatus } from '../../electron/contract/workspace.ts';
import { useQuickRegister } from '../register/QuickRegister.tsx';
import { Icon } from '../ui/Icon.tsx';
import { officeName } from '../ui/officeName.ts';
import { QuietTag } from '../ui/Tags.tsx';
import { keepToastPlace } from '../ui/toastStore.ts';
import { TodaysCommands } from './TodaysCommands.tsx';
import { UndoButton } from './UndoButton.tsx';
import { useCurrentYear, useSetYear } from '../address/year.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './TopBar.module.css';

/** Product, year, office and 撤销. */
export function TopBar({ status }: { readonly status: WorkspaceStatus }) {
  const year = useCurrentYear();
  const setYear = useSetYear();
  const years = status.years.toSorted((a, b) => b.year - a.year);
  return (
    <header className={css['bar']}>
      <b className={css['name']}>政务公开工作台</b>
      <Select
        aria-label="年度"
        value={year ?? null}
        onChange={setYear}
        options={years.map((each) => ({
          value: each.year,
          label: (
            <span className={css['year']}>
              {each.year} 年度
              {each.state === 'closed' && (
                <span className={css['lock']} title="已关闭，只读">
                  <Icon name="lock" size={14} />
                  已关闭
                </span>
              )}
            </span>
          ),
        }))}
        popupMatchSelectWidth={false}
        className="num"
      />
      {status.isDemo && <QuietTag tone="accent">示例数据</QuietTag>}
      <span className={css['toasts']} ref={keepToastPlace} />
      <span className="sub ellipsis">{officeName(status.district ?? '')}</span>
      <RegisterButton />
      <UndoButton status={status} />
      <TodaysCommands />
    </header>
  );
}

/** 登记公开 from every screen but the calendar, which has its own. */
function RegisterButton() {
  const [path] = useLocation();
  const { open } = useQuickRegister();
  if (path === '/calendar') return null;
  return (
    <WriteButton type="text" icon={<Icon name="plus" />} onClick={open} title="登记公开（Alt+R）">
      登记公开
    </WriteButton>
  );
}
