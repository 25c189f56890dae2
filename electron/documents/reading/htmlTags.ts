import { Tokenizer } from 'htmlparser2';

/** What a tag carries, by lower-case name; of an attribute that stands twice, the first. */
export type HtmlAttributes = ReadonlyMap<string, string>;

/** Told of tags in the order of the source, as they stand there: nothing is closed that the source leaves open. Names are lower case. */
export interface HtmlHandler {
  /** Text with its character references resolved, whole between two tags; a script's or a style's too. */
  text(text: string): void;
  /** `isEmpty`: written as `<x/>`. */
  open(name: string, attributes: HtmlAttributes, isEmpty: boolean): void;
  close(name: string): void;
}

/**
 * Walks HTML in one pass and without a tree: what comes from a clipboard is seldom well formed. Comments and declarations are left
 * out.
 */
export function walkHtml(html: string, handler: HtmlHandler): void {
  const rest = walk(html, handler);
  // A quote that nobody closed swallows the rest: from its tag on, no quote counts.
  if (rest !== undefined) walk(rest.replaceAll(/["']/gu, ''), handler);
}

/** Answers the source from an open tag on that has no end. */
function walk(source: string, handler: HtmlHandler): string | undefined {
  let text = '';
  let name = '';
  let attributes = new Map<string, string>();
  let attribute = '';
  let value = '';
  let tagFrom: number | undefined;

  function endText(): void {
    if (text !== '') handler.text(text);
    text = '';
  }

  function open(isEmpty: boolean): void {
    endText();
    tagFrom = undefined;
    handler.open(name, attributes, isEmpty);
  }

  const tokenizer = new Tokenizer(
    {},
    {
      ontext(from, to) {
        text += source.slice(from, to);
      },
      ontextentity(code) {
        text += character(code);
      },
      onopentagname(from, to) {
        name = source.slice(from, to).toLowerCase();
        attributes = new Map();
        tagFrom = from - 1;
      },
      onattribname(from, to) {
        attribute = source.slice(from, to).toLowerCase();
        value = '';
      },
      onattribdata(from, to) {
        value += source.slice(from, to);
      },
      onattribentity(code) {
        value += character(code);
      },
      onattribend() {
        if (!attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: () => open(false),
      onselfclosingtag: () => open(true),
      onclosetag(from, to) {
        endText();
        handler.close(source.slice(from, to).toLowerCase());
      },
      isInForeignContext: () => false,
      oncomment: ignore,
      oncdata: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  endText();
  return tagFrom === undefined ? undefined : source.slice(tagFrom);
}

/** References to what is no character (`&#0;`, half a pair) come as the replacement sign, and stand for nothing. */
function character(code: number): string {
  return code === 0xff_fd ? '' : String.fromCodePoint(code);
}

function ignore(): void {}
