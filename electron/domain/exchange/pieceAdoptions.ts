import type { PlainDate } from '../dates/plainDate.ts';
import { readDate } from '../dates/readDate.ts';
import type { Adoption, AdoptionLevel } from '../model/piece.ts';
import { levelIn } from './pieceColumns.ts';

/** A cell that tells who took a piece up. */
export interface AdoptionCell {
  readonly text: string;
  /** `YYYY-MM-DD`, where the cell is a date. */
  readonly date?: string;
  /** The level that the column stands for; without one the words name it. */
  readonly level?: AdoptionLevel;
}

export interface AdoptionContext {
  /** The year that dates without one are of. */
  readonly year: number;
  /** What goes with every adoption of the line that does not say its own. */
  readonly on: PlainDate | undefined;
  readonly outlet: string;
  /** The piece's own day: that of adoptions of which none is said. */
  readonly pieceOn: PlainDate;
}

export interface ReadAdoptions {
  readonly adoptions: readonly Adoption[];
  /** Chinese sentences: what was supposed, what was not taken over. */
  readonly notes: readonly string[];
}

const NOT = /^(?:否|无|没有|未|未被?(?:采用|录用)|0|[×✕✗xX]|[-—–/]+|不适用)$/u;
const TICK = /^(?:是|有|已|[√✓✔☑■●○]|1|y|yes|已?被?(?:采用|录用|采纳|刊用)|[2-9]|[1-9]\s*(?:次|篇|条))$/iu;
const DAY =
  /\d{2,4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?|\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|(?<!\d)\d{8}(?!\d)|(?<![\d.])\d{1,2}\.\d{1,2}(?![\d.])/u;
const TAKEN = /(?:已|被|予以)*(?:采用|录用|采纳|刊用|刊载|刊登|转载)/gu;

/** Reads one cell. What names no level is taken for no adoption, and said. */
export function readAdoptions({ text, date, level }: AdoptionCell, context: AdoptionContext): ReadAdoptions {
  const plain = text.normalize('NFKC').trim();
  if (plain === '' || NOT.test(plain)) return { adoptions: [], notes: [] };
  // A column of a level that holds a day says on which it was.
  const parts = date !== undefined || TICK.test(plain) ? [plain] : plain.split(/[;；\n、，,]+/u);
  const read = parts.map((part) => part.trim()).filter((part) => part !== '' && !NOT.test(part));
  const found = read.map((part) => readPart(part, date, level, context));
  return { adoptions: found.flatMap(({ adoption }) => adoption ?? []), notes: found.flatMap(({ note }) => note ?? []) };
}

function readPart(
  part: string,
  date: string | undefined,
  level: AdoptionLevel | undefined,
  { year, on, outlet, pieceOn }: AdoptionContext,
): { readonly adoption?: Adoption; readonly note?: string } {
  const words = date === undefined ? (DAY.exec(part)?.[0] ?? '') : part;
  const day = words === '' ? undefined : readDate(date ?? words, { year });
  if (day !== undefined && day.kind !== 'date') return { note: `采用“${part}”没有记入：日期“${words}”${day.why}` };
  const rest = TICK.test(part) || date !== undefined ? '' : part.replace(words, '').replace(TAKEN, '');
  const own = rest.replaceAll(/^[\s《》（）():：]+|[\s（）():：]+$/gu, '').replace(/》$/u, '');
  const of = level ?? levelIn(own);
  if (of === undefined) return { note: `采用“${part}”没有写是区、市、省还是国家级，没有记入` };
  const name = /^(?:国家|国务院|部|省|市|区|县|区县)(?:级)?$/u.test(own) ? '' : own;
  const said = day?.date ?? on;
  const adoption = { level: of, on: said ?? pieceOn, outlet: name === '' ? outlet : name };
  return said === undefined ? { adoption, note: '没有写采用日期，按信息的日期记' } : { adoption };
}
