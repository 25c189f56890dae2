import type { Year } from '../../domain/brand.ts';
import type { ServiceContext } from '../app/context.ts';

/** The year that another one follows on: the nearest before it that is kept here. */
export function yearBefore({ store }: Pick<ServiceContext, 'store'>, year: Year): Year | undefined {
  return store.workspace.years().find((each) => each.year < year)?.year;
}
