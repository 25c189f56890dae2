import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import type { Year } from '../../electron/domain/brand.ts';
import type { WorkspaceStatus } from '../../electron/contract/workspace.ts';
import type { InputOf, OutputOf } from '../../electron/contract/index.ts';
import { dateParts, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { BringButton } from '../backups/BringButton.tsx';
import { FolderChooser } from '../backups/FolderChooser.tsx';
import { call } from '../bridge/call.ts';
import { useChooseFolder } from '../recovery/useChooseFolder.ts';
import { DateField } from '../ui/DateField.tsx';
import { NumberBox } from '../ui/NumberBox.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { OfficeHere } from './OfficeHere.tsx';
import css from './FirstStart.module.css';

type Opening = 'workspace.setUp' | 'workspace.loadDemo';

/** Goes to the first screen before the shell appears, so that no other screen shows in between. */
function useOpening<Name extends Opening>(name: Name) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ input }: { input: InputOf<Name>; opened: (value: OutputOf<Name>) => void }) => call(name, input),
    onSuccess: (value, { opened }) => {
      opened(value);
      return client.invalidateQueries();
    },
  });
}

interface Answers {
  readonly district: string;
  readonly year: number;
  readonly inUseFrom: PlainDate;
}

interface StartFormProps {
  /** 启用日 and its year are proposed until others are typed. */
  readonly today: PlainDate;
  readonly isStarting: boolean;
  readonly isBusy: boolean;
  readonly fault: Error | null;
  readonly onStart: (answers: Answers) => void;
}

function StartForm({ today, isStarting, isBusy, fault, onStart }: StartFormProps) {
  const [district, setDistrict] = useState('');
  const [year, setYear] = useState<number | null>(dateParts(today).year);
  const [inUseFrom, setInUseFrom] = useState(today);
  const field = useFocusOnOpen<InputRef>();
  const isComplete = district.trim() !== '' && year !== null;
  const start = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) onStart({ district, year, inUseFrom });
  };
  return (
    <form onSubmit={start}>
      <label htmlFor="district">区县名称</label>
      <Input
        id="district"
        size="large"
        ref={field}
        maxLength={40}
        placeholder="例如：清河区"
        value={district}
        onChange={(event) => setDistrict(event.target.value)}
      />
      <div className={css['two']}>
        <div>
          <label htmlFor="year">年度</label>
          <NumberBox
            id="year"
            size="large"
            className="num"
            min={2008}
            max={2099}
            precision={0}
            value={year}
            onChange={setYear}
            suffix="年"
            style={{ width: 140 }}
          />
        </div>
        <div>
          <label htmlFor="in-use-from">启用日</label>
          <DateField
            id="in-use-from"
            size="large"
            value={inUseFrom}
            onChange={(day) => day && setInUseFrom(day)}
            notAfter={today}
            width={170}
          />
        </div>
      </div>
      <p className="sub">
        启用日不能晚于今天。在它之前到期的标为“此前”：不亮红，不计入按时率和得分，以后可以补登记，也可以从旧台账导入。
      </p>
      {fault && <ErrorState error={fault} inline />}
      <Button type="primary" size="large" htmlType="submit" loading={isStarting} disabled={isBusy || !isComplete}>
        开始，导入第一张表
      </Button>
    </form>
  );
}

/** The first start: three answers, then straight to the first table. */
export function FirstStart({ status }: { readonly status: WorkspaceStatus }) {
  const [, navigate] = useLocation();
  const setUp = useOpening('workspace.setUp');
  const demo = useOpening('workspace.loadDemo');
  const choose = useChooseFolder();
  const isBusy = choose.isPending || choose.isSuccess || setUp.isPending || demo.isPending;
  const start = ({ year, ...answers }: Answers) =>
    // The contract checks that it is a year; the brand is given to what it accepts.
    setUp.mutate({ input: { ...answers, year: year as Year }, opened: () => navigate(`/imports?year=${year}`) });
  const tryDemo = () => demo.mutate({ input: {}, opened: (loaded) => navigate(`/?year=${loaded.year}`) });
  return (
    <main className={css['first']}>
      <div className={css['sheet']}>
        <p className={css['name']}>政务公开工作台</p>
        <h1>开始使用</h1>
        <OfficeHere />
        <p className="sub">
          填写下面三项，随后导入第一张任务分解表或定时公开指标明细表。以后可以在“设置”里改名、新开年度。
        </p>
        <StartForm
          today={status.today}
          isStarting={setUp.isPending}
          isBusy={isBusy}
          fault={setUp.error ?? demo.error}
          onStart={start}
        />
        <div className={css['demo']}>
          <span className="sub">还没有表格在手边？</span>
          <Button type="link" onClick={tryDemo} loading={demo.isPending} disabled={isBusy}>
            先用示例数据看看
          </Button>
        </div>
        <div className={css['demo']}>
          <span className="sub">换了电脑，手里有以前的备份？</span>
          <BringButton type="link" disabled={isBusy}>
            从备份恢复…
          </BringButton>
        </div>
        <div className={css['demo']}>
          <span className="sub">数据在别的文件夹里？</span>
          <FolderChooser
            label="数据文件夹"
            action="换一个数据文件夹…"
            example="D:\政务公开\数据"
            type="link"
            byDialog={status.host === 'electron'}
            busy={choose.isPending || choose.isSuccess}
            onChoose={choose.mutate}
          />
        </div>
        {choose.error && <ErrorState error={choose.error} inline className={css['fault']} />}
        <p className={css['folder']}>数据只保存在这台电脑上：{status.dataFolder}</p>
      </div>
    </main>
  );
}
