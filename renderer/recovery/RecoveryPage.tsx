import { useState } from 'react';
import type { BackupsOverview, BackupView, CopyView } from '../../electron/contract/backups.ts';
import { assertNever } from '../../electron/domain/brand.ts';
import { BACKUP_KIND_WORDS } from '../../electron/domain/words/backups.ts';
import { BringButton } from '../backups/BringButton.tsx';
import { RestoreDialog } from '../backups/RestoreDialog.tsx';
import { beginAnew } from '../backups/restored.ts';
import { bytesWords, copyTime, countsWords, districtWords, momentWords, yearsWords } from '../backups/words.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { CopySupport } from '../ui/CopySupport.tsx';
import { Card } from '../ui/Page.tsx';
import { Loaded } from '../ui/states.tsx';
import { Button } from 'antd';
import { AnotherFolder, LookAgain, ViewOnly } from './actions.tsx';
import { CopiesElsewhere, MovedAside, OtherCopies } from './OtherCopies.tsx';
import { adviceFor, type HarmedState, type Sources, type Way } from './ways.ts';
import { WayOn } from './Way.tsx';
import css from './RecoveryPage.module.css';

/** The page of a start that found the data folder harmed. It asks nothing of the data file. */
export function RecoveryPage() {
  const query = useAppQuery('recovery.state', {});
  return (
    <Loaded query={query}>
      {(state) =>
        state.state === 'harmed' ? (
          <Harmed state={state} />
        ) : (
          // Another window has put it right.
          <main className={css['page']}>
            <p>数据已经打开。</p>
            <Button type="primary" onClick={() => beginAnew('/')}>
              进入
            </Button>
          </main>
        )
      }
    </Loaded>
  );
}

function Harmed({ state }: { readonly state: HarmedState }) {
  const overview = useAppQuery('backups.overview', {});
  const copies = (overview.data?.copies ?? []).filter(({ name }) => name !== state.newest?.name);
  const { meaning, ways } = adviceFor(state, overview.data && sourcesOf(overview.data, copies));
  return (
    <main className={css['page']}>
      <div className={css['sheet']}>
        <p className={css['name']}>政务公开工作台</p>
        <h1>数据没有打开</h1>
        <p className={css['finding']} role="alert">
          {state.sentence}
        </p>
        <p>{meaning}</p>
        <p className="sub">
          程序没有改动、删除任何文件，也没有另建一套空的数据。在选好办法之前，请不要自行删除、改名或替换数据文件夹里的文件。
        </p>
        <Card title="怎么办" className={css['ways']}>
          <ul className="plain-list">
            {ways.map((way, at) => (
              <WayItem key={way} way={way} isFirst={at === 0} state={state} copies={copies} overview={overview.data} />
            ))}
          </ul>
        </Card>
        <Card title="发现的情况" padded>
          <Findings state={state} />
        </Card>
      </div>
    </main>
  );
}

function sourcesOf({ second, aside }: BackupsOverview, copies: readonly CopyView[]): Sources {
  const counted = (all: readonly Pick<BackupView, 'trouble'>[]) => ({
    all: all.length,
    usable: all.filter(({ trouble }) => trouble === undefined).length,
  });
  return { here: counted(copies), second: counted(second?.copies ?? []), aside: counted(aside) };
}

interface WayItemProps {
  readonly way: Way;
  readonly isFirst: boolean;
  readonly state: HarmedState;
  readonly copies: readonly CopyView[];
  readonly overview: BackupsOverview | undefined;
}

function WayItem({ way, isFirst, state, copies, overview }: WayItemProps) {
  switch (way) {
    case 'newest':
      return state.newest ? <Newest copy={state.newest} /> : null;
    case 'copies':
      return <OtherCopies copies={copies} />;
    case 'second':
      return overview?.second ? (
        <CopiesElsewhere folder={overview.second.folder} copies={overview.second.copies} isFirst={isFirst} />
      ) : null;
    case 'aside':
      return <MovedAside aside={overview?.aside ?? []} isFirst={isFirst} />;
    case 'file':
      return (
        <WayOn
          title="从别处恢复"
          action={<BringButton type={isFirst ? 'primary' : 'default'}>选择备份文件…</BringButton>}
        >
          U 盘、别的电脑上另存过的备份，文件叫什么名字都可以。先看里面的内容，再决定。
        </WayOn>
      );
    case 'readOnly':
      return <ViewOnly harm={state.harm} />;
    case 'folder':
      return <AnotherFolder host={state.host} isFirst={isFirst} />;
    case 'retry':
      return <LookAgain isFirst={isFirst} />;
    case 'support':
      return (
        <WayOn title="请维护人员帮忙" action={<CopySupport />}>
          复制一份情况说明，发给维护人员。里面只有版本、时间、大小和出错记录，没有姓名、单位和事项。
        </WayOn>
      );
    default:
      return assertNever(way);
  }
}

function Newest({ copy }: { readonly copy: NonNullable<HarmedState['newest']> }) {
  const [restoring, setRestoring] = useState(false);
  const { holds } = copy;
  return (
    <WayOn
      title="恢复最近完好的备份"
      action={
        <Button type="primary" onClick={() => setRestoring(true)}>
          恢复这份备份…
        </Button>
      }
    >
      <span className="num">
        <b className={css['when']}>{copyTime(copy)}</b>（{BACKUP_KIND_WORDS[copy.kind]}），每一页都读过，完好。
        <br />
        {districtWords(holds)}，{yearsWords(holds)}；{countsWords(holds.counts)}。
        {holds.last && (
          <>
            <br />
            做到“{holds.last.label}”（{momentWords(holds.last.at)}）为止，此后的操作需要重新做。
          </>
        )}
      </span>
      {restoring && <RestoreDialog choice={{ from: 'copy', copy }} onClose={() => setRestoring(false)} />}
    </WayOn>
  );
}

/** A finding in so many words; a mere code says nothing to anybody. */
function sentencesOf(detail: string): string {
  return detail
    .split('\n')
    .filter((line) => !/^[A-Z][A-Z0-9_]*$/.test(line.trim()))
    .join('\n')
    .trim();
}

function Findings({ state }: { readonly state: HarmedState }) {
  const { harm, foundAt, folder, file, traces, version } = state;
  const detail = harm.kind === 'damaged' ? sentencesOf(harm.detail) : '';
  const left = [
    `备份 ${traces.copies} 份`,
    ...(traces.walBytes > 0 ? [`未并入的日志 ${bytesWords(traces.walBytes)}`] : []),
    ...(traces.aside > 0 ? [`恢复前的数据 ${traces.aside} 份`] : []),
    ...(traces.evidence ? ['附件'] : []),
  ];
  return (
    <dl className={`facts num ${css['facts']}`}>
      <dt>发现时间</dt>
      <dd>{momentWords(foundAt)}</dd>
      <dt>数据文件夹</dt>
      <dd>
        <code>{folder}</code>
      </dd>
      <dt>数据文件</dt>
      <dd>{file ? `desk.sqlite，${bytesWords(file.bytes)}，最后改动 ${momentWords(file.modifiedAt)}` : '没有'}</dd>
      <dt>旁边还有</dt>
      <dd>{left.join('、')}</dd>
      {detail !== '' && (
        <>
          <dt>检查结果</dt>
          <dd className={css['detail']}>{detail}</dd>
        </>
      )}
      <dt>程序版本</dt>
      <dd>{version}</dd>
    </dl>
  );
}
