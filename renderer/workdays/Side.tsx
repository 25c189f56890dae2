import { Button } from 'antd';
import { clsx } from 'clsx';
import type { CommandId } from '../../electron/domain/brand.ts';
import type { SpecialDay, WorkdayYear } from '../../electron/contract/workdays.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { DayEditor, ForeignDay } from './DayEditor.tsx';
import { NoticeBox } from './NoticeBox.tsx';
import { MovedCount, Preview } from './Preview.tsx';
import type { ArrangementDraft } from './draft.ts';
import cardCss from '../ui/card.module.css';
import partCss from './part.module.css';
import css from './Side.module.css';

/** The day of an instant, on this machine's clock. */
const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long' });

interface SideProps {
  readonly view: WorkdayYear;
  readonly draft: ArrangementDraft | undefined;
  readonly days: readonly SpecialDay[];
  readonly selected: PlainDate | undefined;
  readonly isForeign: boolean;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onRead: () => Promise<void>;
  readonly onEdit: (days: readonly SpecialDay[]) => void;
  readonly onDraft: (draft: ArrangementDraft | undefined) => void;
  readonly onOpen: (year: number) => void;
}

/** Beside the months: where the year's days come from, the chosen day, the notice, what would move, and the confirmation. */
export function Side(props: SideProps) {
  const { view, draft, days, selected, isForeign, text, onText, onRead, onEdit, onDraft, onOpen } = props;
  // A reading holds for the text it was made of.
  const reading = draft?.sourceText === text ? draft.reading : undefined;
  return (
    <aside className={clsx(cardCss['card'], css['side'])} aria-label={`${view.year}年放假安排`}>
      <div className={css['scroll']}>
        {draft === undefined && <Source view={view} onDraft={onDraft} onText={onText} />}
        {draft?.days === null && <Restoring view={view} />}
        {draft?.days !== null && (
          <section className={partCss['part']}>
            {selected === undefined ? (
              <p className="faint">点日历上的日期，可逐日改为放假或上班。</p>
            ) : isForeign ? (
              <ForeignDay date={selected} onOpen={onOpen} />
            ) : (
              <DayEditor date={selected} days={days} onChange={onEdit} />
            )}
          </section>
        )}
        {draft?.days !== null && <NoticeBox text={text} onText={onText} onRead={onRead} reading={reading} />}
        {draft && <Preview year={view.year} days={draft.days} />}
      </div>
      {draft && <Confirm view={view} draft={draft} onDone={() => onDraft(undefined)} onText={onText} />}
    </aside>
  );
}

function Restoring({ view: { year, builtIn } }: Pick<SideProps, 'view'>) {
  return (
    <section className={partCss['part']}>
      <b>{builtIn ? `恢复${year}年内置的放假安排` : `删除录入的${year}年放假安排`}</b>
      <p className="sub">
        {builtIn ? '本单位录入的安排将不再使用，左侧是恢复后的样子。' : '该年将恢复为暂定，工作日按周一至周五推算。'}
      </p>
    </section>
  );
}

type SourceProps = Pick<SideProps, 'view' | 'onDraft' | 'onText'>;

/** Where the days in force come from, and the way back from the office's own. */
function Source({ view, onDraft, onText }: SourceProps) {
  const { year, source, recorded, builtIn } = view;
  if (source === 'provisional') {
    return (
      <section className={clsx(partCss['part'], css['provisional'])}>
        <b>{year}年的放假安排还没有录入</b>
        <p>
          工作日按周一至周五暂定，涉及的到期日都标着“暂定”。国务院办公厅的通知一般在上年 11
          月前后发布，发布后粘贴到下面。
        </p>
      </section>
    );
  }
  if (source === 'builtIn') {
    return (
      <section className={partCss['part']}>
        <b>{year}年：内置的国务院办公厅放假安排</b>
        <p className="sub">如有调整，可粘贴新的通知或逐日修改；改后以本单位录入的为准。</p>
      </section>
    );
  }
  const on = recorded && day.format(new Date(recorded.at));
  return (
    <section className={partCss['part']}>
      <div className={partCss['buttons']}>
        <b className="grow">
          {year}年：本单位{on && <span className="num">于{on}</span>}录入
        </b>
        <Button size="small" onClick={() => onDraft({ year, days: null, sourceText: '' })}>
          {builtIn ? '恢复内置安排' : '删除录入的安排'}
        </Button>
      </div>
      {recorded && recorded.text !== '' && (
        <details className={css['recorded']}>
          <summary>通知原文</summary>
          <pre className={css['text']}>{recorded.text}</pre>
          <Button type="link" size="small" onClick={() => onText(recorded.text)}>
            取到下面重新识别
          </Button>
        </details>
      )}
    </section>
  );
}

interface ConfirmProps {
  readonly view: WorkdayYear;
  readonly draft: ArrangementDraft;
  readonly onDone: () => void;
  readonly onText: (text: string) => void;
}

function Confirm({ view, draft, onDone, onText }: ConfirmProps) {
  const { year } = view;
  const notify = useNotify();
  const save = useCommand('workdays.save');
  const reset = useCommand('workdays.reset');
  const errors = draft.reading?.problems.filter(({ level }) => level === 'error').length ?? 0;
  const done = (said: string, commandId: CommandId | undefined) => {
    notify.success(said, { commandId });
    onText('');
    onDone();
  };
  const confirm = () => {
    const { days, sourceText } = draft;
    if (days === null) reset.send({ year }, ({ commandId }) => done(`已恢复 ${year} 年的放假安排`, commandId));
    else {
      save.send({ year, days: [...days], sourceText }, ({ commandId }) => done(`${year} 年放假安排已生效`, commandId));
    }
  };
  const error = save.error ?? reset.error;
  return (
    <footer className={css['foot']}>
      {error && <ErrorState error={error} inline />}
      {errors > 0 && <p className="over">通知中有 {errors} 处有误，请改正后重新识别；确认无误也可以照此生效。</p>}
      <div className={css['confirm']}>
        <MovedCount year={year} days={draft.days} />
        <Button onClick={onDone}>放弃</Button>
        <Button type="primary" danger={errors > 0} loading={save.isPending || reset.isPending} onClick={confirm}>
          {draft.days === null ? '确认恢复' : '确认生效'}
        </Button>
      </div>
    </footer>
  );
}
