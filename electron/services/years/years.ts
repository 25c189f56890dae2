import type { YearRecordView } from '../../contract/years.ts';
import { succeed } from '../../domain/failure.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { closeYear, previewClosing, reopenYear } from './closing.ts';
import { copyDuties, previewOpening } from './opening.ts';

/** Years (年度): what opening one takes over, closing one and reopening it. */
export function createYears(context: ServiceContext): AreaHandlers<'years'> {
  const { store } = context;
  return {
    'years.list': () =>
      succeed(
        store.workspace.years().map(({ year, state }): YearRecordView => {
          const { length } = store.facts(year).duties;
          return { year, state, duties: length, closings: store.yearClosings.ofYear(year) };
        }),
      ),
    'years.previewOpening': (input) => previewOpening(context, input),
    'years.copyDuties': (input) => copyDuties(context, input),
    'years.previewClosing': (input) => previewClosing(context, input),
    'years.close': (input) => closeYear(context, input),
    'years.reopen': (input) => reopenYear(context, input),
  };
}
