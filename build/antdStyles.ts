import { Visitor, type ESTree, type Plugin } from 'vite';
import { antdSheet, type AntdSheet } from './antdSheet.ts';

/** What the page imports: a sheet that no file holds. */
const SHEET = 'virtual:antd.css';
const RESOLVED = `\0${SHEET}`;

const STYLE_MODULE = /[\\/]antd[\\/]es[\\/].*[\\/]style[\\/][^\\/]+\.js$/u;
const MAKERS: ReadonlySet<string> = new Set(['genStyleHooks', 'genSubStyleComponent', 'genComponentStyleHook']);

interface Span {
  readonly start: number;
  readonly end: number;
}

interface MadeStyle {
  /** Button-Button, Button-compact: as antd names it in its cache. */
  readonly name: string;
  /** Where the function stands that reckons it. */
  readonly reckoned: Span;
}

/**
 * antd's styles as a sheet (`zeroRuntime` of renderer/theme/antdTheme.ts), and its functions that would reckon them left out of the page. Ends the build
 * where the page holds a component whose styles are not in the sheet.
 */
export function antdStyles(): Plugin {
  let sheet: Promise<AntdSheet> | undefined;
  const made = new Map<string, readonly string[]>();
  return {
    name: 'desk-antd-styles',
    resolveId: (id) => (id === SHEET ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      sheet ??= antdSheet();
      return (await sheet).css;
    },
    transform(code, id) {
      if (!STYLE_MODULE.test(id)) return undefined;
      const styles = madeStyles(this.parse(code));
      if (styles.length === 0) return undefined;
      made.set(
        id,
        styles.map(({ name }) => name),
      );
      return { code: styles.toReversed().reduce((rest, { reckoned }) => without(rest, reckoned), code), map: null };
    },
    async generateBundle(_options, bundle) {
      sheet ??= antdSheet();
      const { styles } = await sheet;
      const shown = Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []));
      const missing = shown.flatMap((id) => made.get(id) ?? []).filter((name) => !styles.has(name));
      if (missing.length > 0) this.error(`antd's ${missing.join(', ')}: no styles; draw it in build/antdSheet.ts`);
    },
  };
}

/** `genStyleHooks('Select', reckon, …)`, `genSubStyleComponent(['Button', 'compact'], reckon, …)`: those of a module, in their order. */
function madeStyles(program: ESTree.Program): readonly MadeStyle[] {
  const found: MadeStyle[] = [];
  new Visitor({
    CallExpression({ callee, arguments: [of, reckoned] }) {
      if (callee.type !== 'Identifier' || !MAKERS.has(callee.name) || !reckoned) return;
      const [component = '', part = component] = wordsOf(of);
      found.push({ name: `${component}-${part}`, reckoned });
    },
  }).visit(program);
  return found;
}

/** `'Button'` or `['Button', 'compact']`. */
function wordsOf(argument: ESTree.Argument | undefined): readonly string[] {
  const parts = argument?.type === 'ArrayExpression' ? argument.elements : [argument];
  return parts.flatMap((part) => (part?.type === 'Literal' && typeof part.value === 'string' ? [part.value] : []));
}

function without(code: string, { start, end }: Span): string {
  return `${code.slice(0, start)}null${code.slice(end)}`;
}
