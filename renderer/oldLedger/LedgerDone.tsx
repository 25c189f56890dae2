import { Button } from 'antd';
import { Link } from 'wouter';
import type { OutputOf } from '../../electron/contract/index.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { WriteButton } from '../ui/WriteButton.tsx';

interface LedgerDoneProps {
  readonly written: OutputOf<'oldLedger.confirm'>;
  readonly year: Year;
}

/** What was registered, and the offer to count 此前 now that it is on record. */
export function LedgerDone({ written, year }: LedgerDoneProps) {
  const { registered, already, open, left } = written;
  const view = useAppQuery('workspace.status', {}).data?.years.find((each) => each.year === year);
  return (
    <Card title="旧台账已登记" padded>
      <div className="stack">
        <p className="num">
          登记 {registered} 条，原已登记 {already} 条，未办 {open} 条，对不上 {left} 条（没有登记
          {left > 0 && '，列在下面'}）。
        </p>
        {view && view.before.total > 0 && <CountsBefore key={year} year={year} {...view.before} />}
      </div>
    </Card>
  );
}

function CountsBefore(props: { readonly year: Year; readonly total: number; readonly registered: number }) {
  const { year, total, registered } = props;
  const notify = useNotify();
  const set = useCommand('workspace.setFrame', notify.fault);
  const count = () =>
    set.send({ year, countsBefore: true }, ({ commandId }) =>
      notify.success(`${year} 年度此前已全部计入`, { commandId }),
    );
  return (
    <div className="row">
      <p className="grow num">
        启用日之前到期的共 {total} 项次，已登记 {registered}。现在都不计入按时率和得分；要计入就全部计入
        {total > registered ? `，没有登记的 ${total - registered} 项次会算作逾期。` : '。'}
      </p>
      <Link href={`/before?year=${year}`} asChild>
        <Button>看此前</Button>
      </Link>
      <WriteButton loading={set.isPending} onClick={count}>
        此前计入
      </WriteButton>
    </div>
  );
}
