import { EVENT_YEARS, outsideYears } from '../../domain/dates/dateLimits.ts';
import type { ListFault, ListLine } from '../../domain/exchange/publicationLine.ts';
import { namedIn, proposedCoverage } from '../../domain/exchange/publicationCoverage.ts';
import { identityOf, type ProposedCoverage, type PublicationFacts } from '../../domain/model/publication.ts';
import { linkTrouble } from '../../domain/registrations/link.ts';
import { coveredDays } from '../../domain/sites/covered.ts';
import { cleanText } from '../app/cleanText.ts';
import type { ServiceContext } from '../app/context.ts';
import type { PendingList } from '../app/pendingLists.ts';
import { storedNames, unitNamed } from '../year/parties.ts';
import type { SitePart } from './run.ts';

/** As long as what is kept of a line may be. */
const LONGEST_TITLE = 500;
const LONGEST_NAME = 200;

/** What came in of an address, as a list that can be recorded; the same one for as long as nothing more comes in. */
export function listOfPart(context: ServiceContext, part: SitePart): PendingList {
  const known = made.get(part);
  if (known?.lines === part.items.length) return known.list;
  const { column, url } = part.address;
  const owner = context.store.units.units().find(({ id }) => id === part.address.unitId)?.name;
  const today = context.clock.today();
  const sheet = column === '' ? url : column;
  const read = cleanText(part.items).map((item, at) => lineOf(item, { sheet, line: at + 1, owner, column, today }));
  const list: PendingList = {
    listId: '',
    source: url,
    tables: [],
    lines: read.filter((each) => 'title' in each),
    faults: read.filter((each) => 'reason' in each),
    notes: [],
    byHand: {},
  };
  made.set(part, { lines: part.items.length, list });
  return list;
}

interface LinePlace {
  readonly sheet: string;
  readonly line: number;
  /** Whose list it is, and of which column, where that is set. */
  readonly owner: string | undefined;
  readonly column: string;
  readonly today: string;
}

function lineOf(item: PublicationFacts, { sheet, line, owner, column, today }: LinePlace): ListLine | ListFault {
  const reason = faultOf(item, today);
  if (reason !== undefined) return { sheet, line, address: '', value: item.title.slice(0, 60), reason };
  const units = item.units.length > 0 || owner === undefined ? item.units : [owner];
  const hasLink = item.link !== '' && linkTrouble(item.link) === undefined;
  const facts: PublicationFacts = {
    ...item,
    units: units.map((name) => name.slice(0, LONGEST_NAME)),
    column: (column === '' ? item.column : column).slice(0, LONGEST_NAME),
    link: hasLink ? item.link : '',
  };
  const notes = hasLink || item.link === '' ? [] : [`链接“${item.link.slice(0, 100)}”不是完整的网址，没有记下`];
  return { ...facts, identity: identityOf(facts), sheet, line, notes };
}

const made = new WeakMap<SitePart, { readonly lines: number; readonly list: PendingList }>();

function faultOf({ title, publishedOn }: PublicationFacts, today: string): string | undefined {
  if (title.length > LONGEST_TITLE) return `标题超过 ${LONGEST_TITLE} 个字`;
  if (publishedOn > today) return `日期 ${publishedOn} 晚于今天`;
  const outside = outsideYears(publishedOn, EVENT_YEARS);
  return outside === undefined ? undefined : `日期 ${publishedOn} 的${outside}`;
}

/**
 * What a part covers, as far as it was read: its column and unit where they are set, else what its lines name; the days that it tells all of. The page of a
 * column shows every unit; of a unit's page, or of one of which nothing is set, the rest is to be said.
 */
export function coverageOfPart(
  context: ServiceContext,
  part: SitePart,
  since: ProposedCoverage['firstDay'] | undefined,
): ProposedCoverage | undefined {
  const { lines } = listOfPart(context, part);
  const { column, unitId } = part.address;
  const stop = part.stop ?? 'cancelled';
  const days = coveredDays({ days: part.days, stop, since, today: context.clock.today() });
  const names = storedNames(context.store);
  const proposed = proposedCoverage(
    lines,
    namedIn(lines, (name) => unitNamed(names, name)),
  );
  const columns = column === '' ? proposed?.columns : [column];
  const units = unitId !== undefined ? [unitId] : column === '' ? proposed?.units : [];
  return (
    days && {
      ...(columns === undefined ? {} : { columns }),
      ...(units === undefined ? {} : { units }),
      firstDay: days[0],
      lastDay: days[1],
    }
  );
}
