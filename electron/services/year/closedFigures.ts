import type { Changed } from '../../contract/define.ts';
import type { Outcome } from '../../domain/failure.ts';
import { occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { ClosedYearWritten } from '../../store/log/closedYears.ts';
import { runCommand, type CommandOptions } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { DerivedYear } from '../app/derivations.ts';
import { derivedYear, deriveYear } from './derivedYear.ts';

/**
 * What is owed in the closed years, before something is written that belongs to no year: units, groups, the start of use. The answer, asked inside the
 * command that wrote it, throws where that would change what is owed there, which takes the command back.
 */
export function closedFigures(context: ServiceContext): () => void {
  const { store, clock } = context;
  const closed = store.workspace.years().filter(({ state }) => state === 'closed');
  const before = new Map(closed.map(({ year }) => [year, owed(derivedYear(context, year))] as const));
  return () => {
    for (const { year, state } of store.workspace.years()) {
      const was = state === 'closed' ? before.get(year) : undefined;
      if (was === undefined) continue;
      if (owed(deriveYear(store.facts(year), clock.today(), context)) !== was) throw new ClosedYearWritten(year);
    }
  };
}

function owed({ occurrences }: DerivedYear): string {
  return occurrences.map((one) => `${occurrenceText(one)} ${one.dueOn ?? ''} ${one.lamp} ${one.tally}`).join('\n');
}

/** Runs writes that belong to no year as one command; refused where they would change what is owed in a closed year. */
export function runForAllYears<Value extends object>(
  context: ServiceContext,
  options: CommandOptions,
  write: () => Value,
): Outcome<Value & Changed> {
  const look = closedFigures(context);
  return runCommand(context, options, () => {
    const value = write();
    look();
    return value;
  });
}
