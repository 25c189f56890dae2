import { Link } from 'wouter';
import { useAppQuery } from '../bridge/hooks.ts';
import css from './CopyTroubles.module.css';

/** A drive may be pulled or filled at any time: asked again after so many milliseconds. */
const ASK_AGAIN = 60_000;

/** What is wrong with the backups, in red above everything else; nothing where nothing is. */
export function CopyTroubles() {
  const { data } = useAppQuery('backups.health', {}, { refetchInterval: ASK_AGAIN });
  if (!data || data.troubles.length === 0) return null;
  return (
    <section className={css['troubles']} role="alert" aria-label="备份警告">
      <ul className="plain-list grow">
        {data.troubles.map((trouble) => (
          <li key={trouble}>{trouble}</li>
        ))}
      </ul>
      <Link href="/backups">去备份与恢复</Link>
    </section>
  );
}
