import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Loaded } from '../ui/states.tsx';
import { slipInput, type DraftSlip } from './slipDraft.ts';
import css from './SlipMaking.module.css';

const HEADS = ['序号', '事项', '所属期', '应办日期', '时限情况'] as const;

/** A slip as its paper will have it. */
export function SlipPreview({ slip }: { readonly slip: DraftSlip }) {
  const year = useYear();
  const query = useAppQuery('reminders.preview', { year, slip: slipInput(slip) });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable with the keyboard
    <section className={css['paper']} aria-label="催办单预览" tabIndex={0}>
      <Loaded query={query}>
        {({ title, documentNumber, unit, paragraphs, rows, office, date }) => (
          <>
            <h3>{title}</h3>
            <p className={css['number']}>{documentNumber}</p>
            <p>{`${unit}：`}</p>
            {paragraphs.map((words) => (
              <p key={words} className={css['words']}>
                {words}
              </p>
            ))}
            <table>
              <thead>
                <tr>
                  {HEADS.map((head) => (
                    <th key={head}>{head}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.join(' ')}>
                    {row.map((cell, index) => (
                      <td key={HEADS[index]}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <p className={css['sign']}>{office}</p>
            <p className={css['sign']}>{date}</p>
          </>
        )}
      </Loaded>
    </section>
  );
}
