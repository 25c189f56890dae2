import { Button } from 'antd';
import { useState } from 'react';
import type { BackupsOverview } from '../../electron/contract/backups.ts';
import { RestoreDialog } from '../backups/RestoreDialog.tsx';
import {
  choiceName,
  countsWords,
  districtWords,
  momentWords,
  yearsWords,
  type DataContent,
  type RestoreChoice,
} from '../backups/words.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import css from './FirstStart.module.css';

interface Office {
  readonly choice: RestoreChoice;
  readonly holds: DataContent;
}

/** The latest that an office has left: its copies here, in the second folder, or what a restore moved aside. */
function officeIn({ copies, second, aside }: BackupsOverview): Office | undefined {
  const all: readonly { readonly choice: RestoreChoice; readonly holds: DataContent | undefined }[] = [
    ...copies.map((copy) => ({ choice: { from: 'copy', copy } as const, holds: copy.holds })),
    ...(second?.copies ?? []).map((copy) => ({ choice: { from: 'second', copy } as const, holds: copy.holds })),
    ...aside.map((data) => ({ choice: { from: 'aside', data } as const, holds: data.holds })),
  ];
  for (const { choice, holds } of all) if (holds?.district !== undefined) return { choice, holds };
  return undefined;
}

/** Above 开始使用, where nothing is set up and yet an office has worked here: its data is offered before a new office is begun. */
export function OfficeHere() {
  const { data } = useAppQuery('backups.overview', {});
  const [restoring, setRestoring] = useState(false);
  const office = data && officeIn(data);
  if (!office) return null;
  const { choice, holds } = office;
  return (
    <section className={css['office']} aria-label="这里有以前的数据">
      <p className="over" role="alert">
        <b>这里有以前的数据，现在打开的却是空的。</b>可能是断电或磁盘出错。请先恢复，不要重新开始。
      </p>
      <p className="num">
        {choiceName(choice)}：{districtWords(holds)}，{yearsWords(holds)}；{countsWords(holds.counts)}。
        {holds.last && `做到“${holds.last.label}”（${momentWords(holds.last.at)}）为止。`}
      </p>
      <Button type="primary" onClick={() => setRestoring(true)}>
        {choice.from === 'aside' ? '放回这份数据…' : '恢复这份备份…'}
      </Button>
      {restoring && <RestoreDialog choice={choice} onClose={() => setRestoring(false)} />}
    </section>
  );
}
