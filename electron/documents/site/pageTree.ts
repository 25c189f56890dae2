import { Parser } from 'htmlparser2';

/** An element of a page, or of XML; what is not closed in the source is closed as browsers do. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: PageElement | undefined;
  readonly children: (PageElement | string)[];
  /** The order of the source, and that of the last element inside. */
  readonly at: number;
  readonly end: number;
}

type Open = { -readonly [Key in keyof PageElement]: PageElement[Key] };

/** Elements deeper than browsers go are left out. What opens many more without closing them, or is longer than any page, is read to there. */
const DEEPEST = 512;
const MOST_BEYOND = 2000;
const MOST_ELEMENTS = 300_000;

class Enough extends Error {}

/** The page as a tree. In XML the names keep their case, and CDATA is text. Nothing of it is executed or fetched. */
export function pageTree(source: string, { isXml = false } = {}): PageElement {
  const root: PageElement = {
    name: '#page',
    attributes: {},
    parent: undefined,
    children: [],
    at: 0,
    end: MOST_ELEMENTS,
  };
  let open: Open = root;
  let depth = 0;
  let count = 0;
  /** Elements too deep, which stand open without being there. */
  let beyond = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        count += 1;
        if (count > MOST_ELEMENTS || beyond > MOST_BEYOND) throw new Enough();
        if (depth >= DEEPEST) {
          beyond += 1;
          return;
        }
        const element: Open = { name, attributes, parent: open, children: [], at: count, end: MOST_ELEMENTS };
        open.children.push(element);
        open = element;
        depth += 1;
      },
      ontext(text) {
        open.children.push(text);
      },
      onclosetag() {
        if (beyond > 0) beyond -= 1;
        else if (open.parent) {
          open.end = count;
          open = open.parent;
          depth -= 1;
        }
      },
    },
    { xmlMode: isXml, decodeEntities: true, recognizeCDATA: true },
  );
  try {
    parser.write(source);
    parser.end();
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return root;
}

/** Elements whose text is not shown. */
const UNSEEN = /^(?:script|style|template|noscript|textarea|select|head|#comment)$/u;

export function isUnseen({ name, attributes }: PageElement): boolean {
  return UNSEEN.test(name) || /display\s*:\s*none/iu.test(attributes['style'] ?? '');
}

/** Every element of the tree in the order of the source, itself first. */
export function* elementsOf(
  root: PageElement,
  enters: (element: PageElement) => boolean = () => true,
): Generator<PageElement> {
  const waiting = [root];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    yield element;
    if (!enters(element)) continue;
    for (const child of element.children.toReversed()) if (typeof child !== 'string') waiting.push(child);
  }
}

/** Its text as a page shows it; `leftOut` are not. Of more than `most` signs, some beginning. */
export function shownText(
  element: PageElement,
  leftOut: (element: PageElement) => boolean = () => false,
  most = Number.POSITIVE_INFINITY,
): string {
  const pieces: string[] = [];
  let size = 0;
  const take = ({ children }: PageElement): void => {
    for (const child of children) {
      if (size > most) return;
      if (typeof child === 'string') {
        pieces.push(child);
        size += child.trim().length;
      } else if (isUnseen(child) || leftOut(child)) pieces.push(' ');
      else {
        // Elements are shown apart, unless they only mark a part of the text.
        const apart = MARKS.test(child.name) ? '' : ' ';
        pieces.push(apart);
        take(child);
        pieces.push(apart);
      }
    }
  };
  take(element);
  return pieces.join('').replace(/\s+/gu, ' ').trim();
}

const MARKS = /^(?:b|strong|i|em|font|u|a|sub|sup|mark)$/u;

/** All text inside, as it stands in the source: of a script, or of XML. */
export function rawText(element: PageElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('');
}

/** The elements around it, the nearest first. */
export function* around(element: PageElement): Generator<PageElement> {
  for (let each = element.parent; each; each = each.parent) yield each;
}
