import type { PublicationWatch } from '../../contract/publications.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import type { ServiceContext } from '../app/context.ts';

/** What the lists say of the site itself. */
export function watchPublications(
  _context: ServiceContext,
  _input: ParsedInputOf<'publications.watch'>,
): Outcome<PublicationWatch> {
  return succeed({ stale: [], vanished: [], doubled: [], redated: [] });
}
