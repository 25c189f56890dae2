import type { PartyKind } from '../../model/duty.ts';
import type { PartyReading } from './reading.ts';
import type { CountedList } from './unitsNames.ts';

/** What is asked about a name. */
interface NameAsked {
  readonly name: string;
  readonly kind: PartyKind;
  readonly doubtful: boolean;
  readonly counted?: CountedList;
  readonly missing?: number;
  readonly besideOf?: string;
  readonly except?: string;
}

const TOWN_BODY = /^(?:镇|乡|街道|街道办事处|镇街道?|街镇|乡镇|镇办|社区|行政村|村|园区|开发区)$/u;

/** How many of a counted list (等5个镇) the names before it leave out; less than 0 where they are more. */
export function missingOf({ total, body }: CountedList, named: readonly { readonly name: string }[]): number {
  const alike = TOWN_BODY.test(body) ? named.filter(({ name }) => /[镇乡道村处区]$/u.test(name)) : named;
  return total - (alike.length > 0 ? alike.length : named.length);
}

function quoted(names: readonly string[]): string {
  // Quotation marks inside quotation marks are single ones (GB/T 15834).
  const inner = names.map((name) => name.replaceAll('“', '‘').replaceAll('”', '’'));
  return [...new Set(inner)].map((name) => `“${name}”`).join('、');
}

function countedSentence({ name, counted, missing }: NameAsked): string {
  if (counted === undefined || missing === undefined || missing === 0) return '';
  const words = quoted([name + counted.words]);
  return missing > 0 ? `${words}还有${missing}个没有写明，请指定。` : `${words}写明的多于${counted.total}个，请核对。`;
}

/** What a person must decide about a responsibility wording, as Chinese sentences; `undefined` where nothing. */
export function questionsOf(
  parties: readonly PartyReading[],
  { drafts, unread }: { readonly drafts: readonly NameAsked[]; readonly unread: readonly string[] },
): string | undefined {
  if (parties.length === 0) return '没有写明责任单位，请指定；不指定则由全部发文对象负责。';
  const functions = parties.filter(({ kind }) => kind === 'function').map(({ name }) => name);
  const counted = drafts.filter((draft) => countedSentence(draft) !== '');
  // The counted ones are asked for by their number.
  const open = parties
    .filter((party) => party.open === true && !counted.some(({ name }) => party.name.endsWith(name)))
    .map(({ name }) => name);
  const excepted = drafts.filter(({ except }) => except !== undefined);
  const doubtful = drafts.filter(({ doubtful, except }) => doubtful && except === undefined).map(({ name }) => name);
  const beside = drafts.filter(({ besideOf }) => besideOf !== undefined);
  const sentences = [
    functions.length > 0 ? `${quoted(functions)}是按职能指称的，请指定具体单位。` : '',
    open.length > 0 ? `${quoted(open)}处为开放列举，请确认还包括哪些单位。` : '',
    ...counted.map(countedSentence),
    ...beside.map(({ name, besideOf = '' }) => `${quoted([besideOf])}后括注的${quoted([name])}一并列入，请确认。`),
    ...excepted.map(({ name, except = '' }) => `${quoted([name])}（${except}除外）不能确认是哪些单位，请核对。`),
    doubtful.length > 0 ? `${quoted(doubtful)}不能确认是哪些单位，请核对。` : '',
    unread.length > 0 ? `${quoted(unread)}没有读出单位，请核对。` : '',
  ];
  const check = sentences.join('');
  return check === '' ? undefined : check;
}
