import { PAPER_KIND_WORDS } from '../words/documents.ts';
import type { PaperKind } from '../model/documents.ts';
import { PAPER_TAGS, type PaperTag } from './tags.ts';

/** A tag as a template uses it. */
export interface TagUse {
  readonly name: string;
  /** `{单位名称}`, or `{#事项}…{/事项}` with what stands between. */
  readonly use: 'value' | 'list';
  readonly inside: readonly TagUse[];
}

/** What is wrong with a template's tags, as a sentence that names the tag and what to do; `undefined` where nothing is. */
export function tagTrouble(kind: PaperKind, uses: readonly TagUse[]): string | undefined {
  const tags = PAPER_TAGS[kind];
  return firstUnknown(uses, [tags], kind) ?? firstMissing(tags, uses, undefined, kind);
}

/** `scopes`: the tags that may stand here, the innermost list's first. */
function firstUnknown(
  uses: readonly TagUse[],
  scopes: readonly (readonly PaperTag[])[],
  kind: PaperKind,
): string | undefined {
  for (const { name, use, inside } of uses) {
    const tag = scopes.flat().find((each) => each.name === name);
    if (!tag) return unknown(name, use, kind);
    if (tag.fields && use === 'value') {
      return `标签{${name}}是一个列表，应写作{#${name}}和{/${name}}，把要逐项重复的内容放在两者之间。`;
    }
    if (!tag.fields && use === 'list')
      return `标签{${name}}是一处文字，不是列表，请把{#${name}}和{/${name}}改为{${name}}。`;
    const trouble = tag.fields && firstUnknown(inside, [tag.fields, ...scopes], kind);
    if (trouble !== undefined) return trouble;
  }
  return undefined;
}

function unknown(name: string, use: TagUse['use'], kind: PaperKind): string {
  const written = use === 'list' ? `{#${name}}` : `{${name}}`;
  const lists = listsWith(PAPER_TAGS[kind], name);
  if (lists.length > 0) {
    const places = lists.map((list) => `{#${list}}和{/${list}}`).join('之间，或');
    return `标签${written}只能写在${places}之间，请移到那里，或删去。`;
  }
  return `${PAPER_KIND_WORDS[kind]}没有标签${written}，请对照标签表改正，或删去。`;
}

/** The lists whose items have a tag of this name. */
function listsWith(tags: readonly PaperTag[], name: string): readonly string[] {
  return tags.flatMap(({ name: list, fields }) =>
    fields ? [...(fields.some((field) => field.name === name) ? [list] : []), ...listsWith(fields, name)] : [],
  );
}

function firstMissing(
  tags: readonly PaperTag[],
  uses: readonly TagUse[],
  list: string | undefined,
  kind: PaperKind,
): string | undefined {
  for (const { name, required, fields } of tags) {
    const found = everyUse(uses).filter((use) => use.name === name);
    if (required && found.length === 0) return missing(name, fields !== undefined, list, kind);
    const inside = found.flatMap((use) => use.inside);
    const trouble = fields && found.length > 0 ? firstMissing(fields, inside, name, kind) : undefined;
    if (trouble !== undefined) return trouble;
  }
  return undefined;
}

function everyUse(uses: readonly TagUse[]): readonly TagUse[] {
  return uses.flatMap((use) => [use, ...everyUse(use.inside)]);
}

function missing(name: string, isList: boolean, list: string | undefined, kind: PaperKind): string {
  const written = isList ? `{#${name}}和{/${name}}` : `{${name}}`;
  const where = list === undefined ? PAPER_KIND_WORDS[kind] : `{#${list}}和{/${list}}之间`;
  return `${where}缺少标签${written}，没有它这份公文就不完整，请补上。`;
}

/** Every name that a paper's tags have, lists' items among them. */
export function tagNames(kind: PaperKind): ReadonlySet<string> {
  const names = (tags: readonly PaperTag[]): readonly string[] =>
    tags.flatMap(({ name, fields }) => [name, ...(fields ? names(fields) : [])]);
  return new Set(names(PAPER_TAGS[kind]));
}
