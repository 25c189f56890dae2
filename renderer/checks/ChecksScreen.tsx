import { Button, Checkbox, Input } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { CheckPart, CheckReport } from '../../electron/contract/checks.ts';
import { CHECK_PART_WORDS, CHECK_PARTS, checkCountWords } from '../../electron/domain/words/checks.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { call, failureCode } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { FileButton } from '../ui/FileButton.tsx';
import { JobDialog } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useFileReading } from '../ui/useFileReading.ts';
import { CHECKS_ADDRESS } from './address.ts';
import { CheckTabs } from './CheckTabs.tsx';
import { Report } from './Report.tsx';
import { useMadeFile } from '../ui/useMadeFile.tsx';
import css from './Checks.module.css';

/** What was pasted stays while the page is open, and nowhere else. */
let pasted = '';

/** 发布前检查: a text, a file or what is on record is looked through for what should not go out. */
export function ChecksScreen() {
  const [{ report: reportId, file: made }, setAddress] = useAddressState(CHECKS_ADDRESS);
  const notify = useNotify();
  const open = useCallback((id: string) => setAddress({ report: id, kind: '' }), [setAddress]);
  const file = useFileReading(useCallback((fileId) => call('checks.file', { fileId }), []));
  const [jobId, setJobId] = useState<string>();
  useEffect(() => {
    if (made === '') return;
    // It is looked through once, not each time that somebody comes back to this place.
    setAddress({ file: '' }, { replace: true });
    call('checks.file', { fileId: made }).then((job) => setJobId(job.jobId), notify.fault);
  }, [made, setAddress, notify]);
  const report = useAppQuery('checks.report', { reportId }, { enabled: reportId !== '' });
  const shown = reportId !== '' && report.data?.reportId === reportId ? report.data : undefined;
  const isGone = failureCode(report.error) === 'not-found';
  const trouble = file.error ?? (reportId === '' || isGone ? undefined : report.error);
  const begin = async (ask: () => Promise<string | undefined>): Promise<void> => {
    try {
      const id = await ask();
      if (id !== undefined) open(id);
    } catch (error) {
      notify.fault(error);
    }
  };
  const done = (previewId = '') => {
    file.end();
    setJobId(undefined);
    open(previewId);
  };
  return (
    <Page
      fill
      title="内容检查"
      sub={shown && `${shown.source}：${checkCountWords(shown)}`}
      filters={<CheckTabs at="/checks" />}
      actions={shown && <ReportActions report={shown} />}
    >
      {trouble !== undefined && trouble !== null && <ErrorState error={trouble} inline />}
      {isGone && <p className="sub">上次检查的结果已不在（结果从不保存），请重新检查。</p>}
      <div className={css['desk']}>
        <div className={css['side']}>
          <TextCard
            onCheck={(text) => void begin(async () => (await call('checks.text', { text })).reportId)}
            onFile={file.send}
          />
          <RecordCard
            onCheck={(year, parts) =>
              void begin(async () => {
                setJobId((await call('checks.registered', { year, parts: [...parts] })).jobId);
                return undefined;
              })
            }
          />
        </div>
        {shown ? <Report key={shown.reportId} report={shown} /> : <Nothing />}
      </div>
      <JobDialog
        title="正在检查"
        jobId={jobId ?? file.jobId}
        onClose={() => {
          file.end();
          setJobId(undefined);
        }}
        onDone={({ previewId }) => done(previewId)}
      />
    </Page>
  );
}

interface TextCardProps {
  readonly onCheck: (text: string) => void;
  readonly onFile: (file: File) => void;
}

function TextCard({ onCheck, onFile }: TextCardProps) {
  const [text, setText] = useState(pasted);
  const change = (value: string): void => {
    pasted = value;
    setText(value);
  };
  return (
    <Card title="要发布的内容" padded bodyClassName={css['text']}>
      <Input.TextArea
        aria-label="要检查的文字"
        placeholder="把标题、正文粘贴到这里；Word、Excel、PDF 文件可以拖进来，或点“选择文件”"
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      <p className={css['buttons']}>
        <Button type="primary" disabled={text.trim() === ''} onClick={() => onCheck(text)}>
          检查文字
        </Button>
        <FileButton onFile={onFile} label="选择要检查的文件" also=".pdf,.txt">
          选择文件
        </FileButton>
        <span className="grow" />
        <Button type="text" disabled={text === ''} onClick={() => change('')}>
          清空
        </Button>
      </p>
    </Card>
  );
}

/** Files are many and slow to read: they are looked through when somebody asks. */
const USUAL = CHECK_PARTS.filter((part) => part !== 'files');

function RecordCard({
  onCheck,
}: {
  readonly onCheck: (year: ReturnType<typeof useYear>, parts: readonly CheckPart[]) => void;
}) {
  const year = useYear();
  const [parts, setParts] = useState<readonly CheckPart[]>(USUAL);
  return (
    <Card title={`${year} 年度已登记的内容`} padded>
      <Checkbox.Group
        className={css['parts'] ?? ''}
        value={[...parts]}
        onChange={(chosen) => setParts(CHECK_PARTS.filter((part) => chosen.includes(part)))}
        options={CHECK_PARTS.map((part) => ({ value: part, label: CHECK_PART_WORDS[part] }))}
      />
      <p className={css['buttons']}>
        <Button disabled={parts.length === 0} onClick={() => onCheck(year, parts)}>
          检查已登记的内容
        </Button>
      </p>
    </Card>
  );
}

function ReportActions({ report }: { readonly report: CheckReport }) {
  const { start, dialog } = useMadeFile('正在导出', '已导出');
  return (
    <>
      <Button
        disabled={report.hits.length === 0}
        onClick={() => start(() => call('checks.export', { reportId: report.reportId }))}
      >
        导出结果
      </Button>
      {dialog}
    </>
  );
}

function Nothing() {
  const year = useYear();
  const list = useAppQuery('expressions.list', {});
  return (
    <Card className="pane">
      <div className={css['about']}>
        <h2>发布之前查一遍</h2>
        <dl>
          <dt>个人信息</dt>
          <dd>
            身份证号（按校验码，统一社会信用代码不算）、手机号码、银行卡号、家庭住址；数字有空格、横线或是全角的也能查到。登记过依申请公开的，申请人的姓名、联系人、电话等出现在不该有的地方也能查到（单位名称不算）。
          </dd>
          <dt>错误和敏感表述</dt>
          <dd>
            {list.data?.length === 0 ? '表述库还是空的。' : `按表述库里的 ${list.data?.length ?? 0} 条查找。`}
            <Link href={`/expressions?year=${year}`}>到表述库</Link>
          </dd>
          <dt>放心</dt>
          <dd>检查全在本机进行；查到的内容只显示在这里，已经遮盖，不保存、不写入日志。</dd>
        </dl>
      </div>
    </Card>
  );
}
