import { facts } from './0001-facts.ts';
import { holidayNotices } from './0002-holiday-notices.ts';
import { dutiesInUse } from './0003-duties-in-use.ts';
import { visits } from './0004-visits.ts';
import { exchange } from './0005-exchange.ts';
import { importUndo } from './0006-import-undo.ts';
import { fillIn } from './0007-fill-in.ts';
import { intervalRules } from './0008-interval-rules.ts';
import { groupRules } from './0009-group-rules.ts';
import { dutySources } from './0010-duty-sources.ts';
import { firstDay } from './0011-first-day.ts';
import { workingLedger } from './0012-working-ledger.ts';
import { rounds } from './0013-rounds.ts';
import { publications } from './0014-publications.ts';
import { assessment } from './0015-assessment.ts';
import { registers } from './0016-registers.ts';
import { checks } from './0017-checks.ts';
import { caseRegisters } from './0018-case-registers.ts';
import { yearsOnEnd } from './0019-years.ts';
import { scoreNotices } from './0020-score-notices.ts';
import type { Migration } from './migration.ts';

/** Every format the file has had, oldest first. Only ever appended to. */
export const migrations: readonly Migration[] = [
  facts,
  holidayNotices,
  dutiesInUse,
  visits,
  exchange,
  importUndo,
  fillIn,
  intervalRules,
  groupRules,
  dutySources,
  firstDay,
  workingLedger,
  rounds,
  publications,
  assessment,
  registers,
  checks,
  caseRegisters,
  yearsOnEnd,
  scoreNotices,
];
