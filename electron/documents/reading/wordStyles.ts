import { walkWordXml } from './wordXml.ts';

/** What a style says of its text; absent where it leaves it to the style it is based on. */
export interface TextStyle {
  readonly vanish: boolean | undefined;
  readonly strike: boolean | undefined;
  readonly dstrike: boolean | undefined;
  /** Word's own style for the hint in an empty content control. */
  readonly isPlaceholder: boolean;
}

/** The styles of a document, by what they say of text. */
export interface TextStyles {
  of(id: string | undefined): TextStyle | undefined;
  /** Whether a paragraph style is one of those that contents lists are set in. */
  isContents(id: string | undefined): boolean;
}

interface ReadStyle {
  name: string;
  basedOn: string | undefined;
  vanish: boolean | undefined;
  strike: boolean | undefined;
  dstrike: boolean | undefined;
}

const MOST_STYLES_DEEP = 20;
/** Word names them in English in every language; in a document without its styles the ids are left. */
const CONTENTS_NAME = /^toc(?:\s*\d|\s*heading)$|^目录\s*\d$/iu;
const PLACEHOLDER_NAME = /^placeholder\s*text$|^占位符文本$/iu;

/** Reads the text properties of `word/styles.xml`. Throws `BrokenDocument`. */
export function readTextStyles(bytes: Uint8Array | undefined): TextStyles {
  const styles = bytes === undefined ? new Map<string, ReadStyle>() : readStyles(bytes);
  const known = new Map<string, TextStyle>();
  const chainOf = (id: string): readonly ReadStyle[] => {
    const chain: ReadStyle[] = [];
    for (let style = styles.get(id); style && chain.length < MOST_STYLES_DEEP; ) {
      chain.push(style);
      style = style.basedOn === undefined ? undefined : styles.get(style.basedOn);
    }
    return chain;
  };
  const resolved = (id: string): TextStyle => {
    const chain = chainOf(id);
    const says = (key: 'vanish' | 'strike' | 'dstrike') => chain.find((style) => style[key] !== undefined)?.[key];
    return {
      vanish: says('vanish'),
      strike: says('strike'),
      dstrike: says('dstrike'),
      isPlaceholder: PLACEHOLDER_NAME.test(chain[0]?.name ?? id),
    };
  };
  return {
    of(id) {
      if (id === undefined) return undefined;
      const style = known.get(id) ?? resolved(id);
      known.set(id, style);
      return style;
    },
    isContents: (id) => id !== undefined && CONTENTS_NAME.test(styles.get(id)?.name ?? id),
  };
}

function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'off';
}

function readStyles(bytes: Uint8Array): Map<string, ReadStyle> {
  const styles = new Map<string, ReadStyle>();
  let style: ReadStyle | undefined;
  walkWordXml(bytes, {
    open({ name, attribute }) {
      const value = attribute('val');
      if (name === 'style') {
        style = { name: '', basedOn: undefined, vanish: undefined, strike: undefined, dstrike: undefined };
        styles.set(attribute('styleId') ?? '', style);
      } else if (!style) return;
      else if (name === 'name') style.name = value ?? '';
      else if (name === 'basedOn') style.basedOn = value;
      else if (name === 'vanish' || name === 'strike' || name === 'dstrike') style[name] = isOn(value);
    },
    close(name) {
      if (name === 'style') style = undefined;
    },
  });
  return styles;
}
