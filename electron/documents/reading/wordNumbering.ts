import { listNumber } from './listNumbers.ts';
import { walkWordXml } from './wordXml.ts';

interface Level {
  start: number;
  format: string;
  /** `第%1条`, `%1.%2`: %n stands for the number of level n. */
  text: string;
  legal: boolean;
  style: string | undefined;
  /** Counts on through higher levels. */
  neverRestarts: boolean;
}

interface AbstractList {
  readonly levels: Map<number, Level>;
  /** The list is described under another list's style. */
  link: string | undefined;
  style: string | undefined;
}

interface ListInstance {
  abstract: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

interface ParagraphStyle {
  basedOn: string | undefined;
  list: string | undefined;
  level: number | undefined;
}

/** What a paragraph says of its number; a list of `0` takes away the one that its style gives. */
export interface ListMark {
  readonly list: string | undefined;
  readonly level: number | undefined;
  readonly style: string | undefined;
}

/** Counts a document's automatic numbers, paragraph by paragraph. */
export interface Numbering {
  /** The number that Word shows before the paragraph, `''` for none. */
  next(mark: ListMark): string;
}

const DEEPEST = 8;
const MOST_STYLES_DEEP = 20;

/** Reads `word/numbering.xml` and the lists of `word/styles.xml`. Throws `BrokenDocument`. */
export function readNumbering(numbering: Uint8Array | undefined, styles: Uint8Array | undefined): Numbering {
  const lists = numbering === undefined ? noLists() : readLists(numbering);
  const paragraphs = styles === undefined ? new Map<string, ParagraphStyle>() : readStyles(styles);
  return createNumbering(lists, paragraphs);
}

interface Lists {
  readonly abstracts: Map<string, AbstractList>;
  readonly instances: Map<string, ListInstance>;
}

function noLists(): Lists {
  return { abstracts: new Map(), instances: new Map() };
}

function newLevel(): Level {
  return { start: 1, format: 'decimal', text: '', legal: false, style: undefined, neverRestarts: false };
}

function isOff(value: string | undefined): boolean {
  return value === '0' || value === 'false' || value === 'off';
}

function describeLevel(level: Level, name: string, value: string | undefined): void {
  if (name === 'start') level.start = Number(value ?? 1) || 0;
  else if (name === 'numFmt') level.format = value ?? 'decimal';
  else if (name === 'lvlText') level.text = value ?? '';
  else if (name === 'isLgl') level.legal = !isOff(value);
  else if (name === 'pStyle') level.style = value;
  else if (name === 'lvlRestart') level.neverRestarts = value === '0';
}

function readLists(bytes: Uint8Array): Lists {
  const lists = noLists();
  let abstract: AbstractList | undefined;
  let instance: ListInstance | undefined;
  let level: Level | undefined;
  let overridden = 0;
  walkWordXml(bytes, {
    open({ name, attribute }) {
      const value = attribute('val');
      if (name === 'abstractNum') {
        abstract = { levels: new Map(), link: undefined, style: undefined };
        lists.abstracts.set(attribute('abstractNumId') ?? '', abstract);
      } else if (name === 'num') {
        instance = { abstract: '', starts: new Map(), levels: new Map() };
        lists.instances.set(attribute('numId') ?? '', instance);
      } else if (name === 'lvl') {
        level = newLevel();
        (instance ?? abstract)?.levels.set(Number(attribute('ilvl') ?? 0), level);
      } else if (name === 'lvlOverride') overridden = Number(attribute('ilvl') ?? 0);
      else if (level) describeLevel(level, name, value);
      else if (instance && name === 'abstractNumId') instance.abstract = value ?? '';
      else if (instance && name === 'startOverride') instance.starts.set(overridden, Number(value ?? 1) || 0);
      else if (abstract && name === 'numStyleLink') abstract.link = value;
      else if (abstract && name === 'styleLink') abstract.style = value;
    },
    close(name) {
      if (name === 'lvl') level = undefined;
      else if (name === 'num') instance = undefined;
      else if (name === 'abstractNum') abstract = undefined;
    },
  });
  return lists;
}

function readStyles(bytes: Uint8Array): Map<string, ParagraphStyle> {
  const styles = new Map<string, ParagraphStyle>();
  let style: ParagraphStyle | undefined;
  walkWordXml(bytes, {
    open({ name, attribute }) {
      if (name === 'style') {
        style = { basedOn: undefined, list: undefined, level: undefined };
        styles.set(attribute('styleId') ?? '', style);
      } else if (style && name === 'basedOn') style.basedOn = attribute('val');
      else if (style && name === 'numId') style.list = attribute('val');
      else if (style && name === 'ilvl') style.level = Number(attribute('val') ?? 0);
    },
    close(name) {
      if (name === 'style') style = undefined;
    },
  });
  return styles;
}

type FromStyle = Pick<ListMark, 'list' | 'level'>;

/** The list and level that a paragraph style gives, itself or by the styles it is based on. */
function styleMark(styles: ReadonlyMap<string, ParagraphStyle>, id: string | undefined): FromStyle {
  let style = id === undefined ? undefined : styles.get(id);
  let level: number | undefined;
  for (let depth = 0; style && depth < MOST_STYLES_DEEP; depth++) {
    level ??= style.level;
    if (style.list !== undefined) return { list: style.list, level };
    style = style.basedOn === undefined ? undefined : styles.get(style.basedOn);
  }
  return { list: undefined, level };
}

function levelsOf({ abstracts }: Lists, id: string): ReadonlyMap<number, Level> | undefined {
  const abstract = abstracts.get(id);
  if (abstract?.link === undefined) return abstract?.levels;
  return ([...abstracts.values()].find(({ style }) => style === abstract.link) ?? abstract).levels;
}

function createNumbering(lists: Lists, styles: ReadonlyMap<string, ParagraphStyle>): Numbering {
  /** Numbers reached, by list and level: lists of one description count on together. */
  const counts = new Map<string, Map<number, number>>();
  const begun = new Set<string>();

  /** Counts one on at a level, and begins the levels below anew. */
  function count(id: string, instance: ListInstance, depth: number, levelAt: (at: number) => Level) {
    const reached = counts.get(instance.abstract) ?? new Map<number, number>();
    counts.set(instance.abstract, reached);
    // A list that begins with a number of its own begins there once.
    const begins = `${id} ${depth}`;
    const start = begun.has(begins) ? undefined : instance.starts.get(depth);
    begun.add(begins);
    const before = reached.get(depth);
    reached.set(depth, start ?? (before === undefined ? levelAt(depth).start : before + 1));
    for (const at of reached.keys()) if (at > depth && !levelAt(at).neverRestarts) reached.delete(at);
    return reached;
  }

  return {
    next(mark) {
      const fromStyle = styleMark(styles, mark.style);
      const id = mark.list ?? fromStyle.list;
      const instance = id === undefined ? undefined : lists.instances.get(id);
      const levels = instance && levelsOf(lists, instance.abstract);
      if (id === undefined || instance === undefined || levels === undefined) return '';
      const ofStyle = [...levels].find(([, { style }]) => mark.list === undefined && style === mark.style)?.[0];
      const depth = Math.min(mark.level ?? ofStyle ?? fromStyle.level ?? 0, DEEPEST);
      const levelAt = (at: number): Level => instance.levels.get(at) ?? levels.get(at) ?? newLevel();
      const reached = count(id, instance, depth, levelAt);
      const { text, legal, format } = levelAt(depth);
      if (format === 'bullet' || format === 'none') return '';
      return text.replace(/%([1-9])/gu, (_, place: string) => {
        const level = levelAt(Number(place) - 1);
        const value = reached.get(Number(place) - 1) ?? level.start;
        return listNumber(value, legal ? 'decimal' : level.format);
      });
    },
  };
}
