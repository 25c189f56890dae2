import css from './Legend.module.css';

/** Signs and short forms of a table with what they mean, under it. */
export function Legend({ entries }: { readonly entries: readonly (readonly [sign: string, means: string])[] }) {
  if (entries.length === 0) return null;
  return (
    <dl className={css['legend']} aria-label="图例">
      {entries.map(([sign, means]) => (
        <div key={sign}>
          <dt>{sign}</dt>
          <dd>{means}</dd>
        </div>
      ))}
    </dl>
  );
}
