import type Database from 'better-sqlite3';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { LinkCheck, LinkReason, LinkState, MarkedLink } from '../../domain/model/linkCheck.ts';

export interface LinkChecksRepository {
  /** Every address that was asked for, whether it is still registered or not. */
  all(): readonly LinkCheck[];
  inState(state: LinkState): readonly LinkCheck[];
  /** The last day on which any was asked for. */
  lastOn(): PlainDate | undefined;
  /** Puts what was found in the place of what was found before. */
  set(check: LinkCheck): void;
  /** Whether anything on record, of whatever year, names an address. */
  isRegistered(url: string): boolean;
  /** Forgets addresses that no registration, evidence or piece names any more, and that none has moved to. */
  forgetUnused(): void;
  marks(): readonly MarkedLink[];
  mark(marked: MarkedLink): void;
  unmark(url: string): void;
}

interface Row {
  readonly url: string;
  readonly state: LinkState;
  readonly reason: LinkReason;
  readonly status: number | null;
  readonly movedTo: string | null;
  readonly checkedOn: PlainDate;
}

const SELECT = `SELECT id AS url, state, reason, status, moved_to AS movedTo, checked_on AS checkedOn FROM link_checks`;

function toCheck({ status, movedTo, ...row }: Row): LinkCheck {
  return { ...row, ...(status === null ? {} : { status }), ...(movedTo === null ? {} : { movedTo }) };
}

/** What came of asking for registered links (链接检查), and what people saw themselves. Writes run inside `command`. */
export function createLinkChecksRepository(db: Database.Database): LinkChecksRepository {
  const all = db.prepare<[], Row>(`${SELECT} ORDER BY id`);
  const inState = db.prepare<[string], Row>(`${SELECT} WHERE state = ? ORDER BY id`);
  const lastOn = db.prepare<[], { readonly lastOn: PlainDate | null }>(
    'SELECT MAX(checked_on) AS lastOn FROM link_checks',
  );
  const set = db.prepare<[object]>(
    `INSERT INTO link_checks (id, state, reason, status, moved_to, checked_on)
     VALUES (@url, @state, @reason, @status, @movedTo, @checkedOn)
     ON CONFLICT (id) DO UPDATE SET state = @state, reason = @reason, status = @status, moved_to = @movedTo, checked_on = @checkedOn`,
  );
  const forget = db.prepare(
    `DELETE FROM link_checks WHERE id NOT IN (SELECT link FROM fulfilments) AND id NOT IN (SELECT link FROM evidence)
     AND id NOT IN (SELECT link FROM pieces) AND id NOT IN (SELECT moved_to FROM link_checks WHERE moved_to IS NOT NULL)`,
  );
  const isRegistered = db
    .prepare<[object], number>(
      `SELECT EXISTS (SELECT 1 FROM fulfilments WHERE link = @url UNION ALL SELECT 1 FROM evidence WHERE link = @url
       UNION ALL SELECT 1 FROM pieces WHERE link = @url)`,
    )
    .pluck();
  const marks = db.prepare<[], MarkedLink>(
    'SELECT id AS url, mark, note, state, marked_on AS markedOn FROM link_marks ORDER BY id',
  );
  const mark = db.prepare<[object]>(
    `INSERT INTO link_marks (id, mark, note, state, marked_on) VALUES (@url, @mark, @note, @state, @markedOn)
     ON CONFLICT (id) DO UPDATE SET mark = @mark, note = @note, state = @state, marked_on = @markedOn`,
  );
  const unmark = db.prepare<[string]>('DELETE FROM link_marks WHERE id = ?');
  return {
    all: () => all.all().map(toCheck),
    inState: (state) => inState.all(state).map(toCheck),
    lastOn: () => lastOn.get()?.lastOn ?? undefined,
    set: (check) => void set.run({ status: null, movedTo: null, ...check }),
    forgetUnused: () => void forget.run(),
    isRegistered: (url) => isRegistered.get({ url }) === 1,
    marks: () => marks.all(),
    mark: (marked) => void mark.run(marked),
    unmark: (url) => void unmark.run(url),
  };
}
