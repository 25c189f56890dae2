import { useCallback, useEffect } from 'react';
import { Link } from 'wouter';
import { useAppQuery } from '../bridge/hooks.ts';
import css from './CopyTroubles.module.css';

/** A drive may be pulled or filled at any time: asked again after so many milliseconds. */
const ASK_AGAIN = 30_000;
/** The first answer tells what is known while the drives are looked at; by then they have answered. */
const LOOKED_AT = 3000;

/** Asks anew when the screen opens and when somebody comes back to the window, each time once more a moment later. */
function useLooks(ask: () => unknown): void {
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      ask();
      clearTimeout(later);
      later = setTimeout(ask, LOOKED_AT);
    };
    look();
    window.addEventListener('focus', look);
    return () => {
      clearTimeout(later);
      window.removeEventListener('focus', look);
    };
  }, [ask]);
}

/** What is wrong with the backups, in red above everything else; nothing where nothing is. */
export function CopyTroubles() {
  const { data, refetch } = useAppQuery('backups.health', {}, { refetchInterval: ASK_AGAIN, staleTime: 0 });
  // A question that is under way answers for this one.
  useLooks(useCallback(() => refetch({ cancelRefetch: false }), [refetch]));
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
