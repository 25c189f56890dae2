import type { UnitId } from '../brand.ts';
import type { UnitNameKind } from '../model/publicationMatch.ts';
import type { Unit } from '../model/unit.ts';
import { nameIndex, normaliseName } from '../units/names.ts';
import { canonicalName } from '../units/similarity.ts';

/** A unit that a text names, and where. */
export interface FoundUnit {
  readonly unitId: UnitId;
  readonly name: UnitNameKind;
  readonly start: number;
  readonly end: number;
}

/** What one text of a list says about who published: units of ours, a body of another place or level, nobody in particular (本站), or nothing known. */
export type WrittenUnit =
  | { readonly kind: 'units'; readonly found: readonly FoundUnit[] }
  | { readonly kind: 'elsewhere' | 'neutral' | 'unknown' };

export interface UnitNames {
  /** Reads a text that is meant to be a name: 发布单位, 来源, 作者, a step of the column. */
  written(text: string): WrittenUnit;
  /** The units that a title names, each once, in the order of its words. */
  inTitle(title: string): readonly FoundUnit[];
  /** Whether a title begins with another place or a higher level (某市2021年…, 全省…), and not with ours. */
  isElsewhere(title: string): boolean;
  /** Places of ours in a title (清河区, 我区), which say nothing of its matter. */
  placesIn(title: string): readonly { readonly start: number; readonly end: number }[];
}

const PLACE =
  /^(?!.{0,2}(?:开发|高新|经济|经开|示范|保税|度假|功能|工业|新|园|校|社|小|辖|城|市|地|景|库|牧|林|矿|灾|疫|片)[区市])([\u4e00-\u9fa5]{2,3}?(?:[区县旗州省盟]|市(?!场|政|民|容)))/u;
const LEVEL = /^(?:[区县旗]|市(?!场|政(?!府)|容|民|域))/u;
const HIGHER =
  /^(?:国家|全国|中国|中央|国务院|全省|全市|我省|我市|省(?!时|心|力)|市(?!场|政(?!府)|容|民|域)|自治区|教育部|民政部|财政部|生态环境部|人力资源社会保障部|国家卫生健康委)/u;
/** The press and sites of higher levels, where lists name them as the source. */
const PRESS =
  /新华[社网]|人民(?:日报|网)|央视|光明日报|经济日报|中国新闻网|中新[社网]|学习强国|澎湃|新浪|腾讯|今日头条|中国政府网|日报|晚报|早报|时报|广播电视台|电视台|客户端|国新办|国务院/u;
/** Whoever merely puts things on the site. */
const NEUTRAL =
  /^(?:(?:本|政府|门户|官方|政务)?(?:网站?|门户网站)|本站|原创|管理员|admin\w*|编辑部?|网站?编辑|信息员|.{0,6}(?:人民)?政府(?:门户)?网站?|.{0,4}(?:区|县|市)(?:人民)?政府(?:网站?|门户网站)?|.{0,6}(?:信息|网络|网管|融媒体|电子政务|大数据|数据资源)(?:管理|服务|发展)?中心|.{0,5}(?:区|县|市)?(?:人民)?政府办(?:公室|公厅)?|.{0,4}政务公开办(?:公室)?|.{0,4}党政办(?:公室)?|无|-+|—+)$/iu;
const LABEL = /^(?:(?:信息|稿件|内容|文章)?(?:来源|作者|发布单位|发布机构|单位|供稿|编辑|发布者))\s*[:：]\s*/u;
const PARTS = /[、,，;；/|\s]+/u;
const SECTION =
  /^[\u4e00-\u9fa5（）()]{0,16}(?:科|股|室|处|中心|站|所|大队|支队|中队|队|窗口|办|院|校|馆|园|专班|协会|分会|工会|党组|党委|党支部|社区|村)$/u;
const MIRROR = /^(?:官网|网站|门户网站|官方网站|微信公众号|公众号|官微|官方微信|官方微博|微博|微信|政务新媒体|发布)$/u;
const BODY_END = /(?:局|委|办|办公室|中心|镇|乡|街道|办事处|公司|管委会|政府|院|联|会|队|站|所|社|团委|馆|部)/gu;

/** The district as places are named: 清河区, from 清河区人民政府 too. */
function placeOf(district: string | undefined): string | undefined {
  return /^(?:[\u4e00-\u9fa5]{2,4}[省市州盟])?([\u4e00-\u9fa5]{1,5}?[区县市旗])/u.exec(district ?? '')?.[1];
}

/** The places that the units' own names begin with, those of at least two units. */
function placesOf(units: readonly Unit[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name } of units) {
    const place = PLACE.exec(name)?.[1];
    if (place !== undefined && place.length < name.length) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].flatMap(([place, count]) => (count > 1 ? [place] : []));
}

/** A name without the place or level before it. */
function coreOf(name: string, places: readonly string[]): string {
  const place = places.find((each) => name.startsWith(each) && name.length > each.length + 1);
  const rest =
    place === undefined
      ? name.replace(/^[区县旗](?=.{2,})|^市(?!场|政(?!府)|容|民)(?=.{3,})/u, '')
      : name.slice(place.length);
  return rest;
}

/** 清河街道办事处 and 清河街道, 城关镇人民政府 and 城关镇: towns are named both ways. */
function townNames(name: string): readonly string[] {
  const bare = name.replace(/(?<=[镇乡])(?:人民)?政府$|(?<=街道)(?:办事处|办)$/u, '');
  if (/[镇乡]$/u.test(bare) && bare.length <= 8) return [bare, `${bare}政府`, `${bare}人民政府`];
  return bare.endsWith('街道') && bare.length <= 8 ? [bare, `${bare}办事处`, `${bare}办`] : [];
}

/** 市生态环境局清河分局 and 清河区生态环境分局: a branch of a higher body is named both ways. */
function branchNames(core: string, places: readonly string[]): readonly string[] {
  const subject = /^([\u4e00-\u9fa5]{2,8})分局$/u.exec(core)?.[1];
  if (subject === undefined) return [];
  return places.flatMap((place) => {
    const short = place.slice(0, -1);
    return [`${subject}局${short}分局`, `${subject}局${place}分局`, `${short}${core}`, `市${subject}局${short}分局`];
  });
}

function keyOf(core: string): string {
  const { subject, body } = canonicalName(core);
  return subject.length < 2 ? '' : `${subject}|${body}`;
}

interface Known {
  readonly unitId: UnitId;
  readonly name: UnitNameKind;
}

/** Names that lead to a unit; one that leads to two leads nowhere. */
class Names {
  readonly #byName = new Map<string, Known | 'several'>();

  add(name: string, known: Known, isOwn = false): void {
    const before = this.#byName.get(name);
    if (before === undefined || (isOwn && before !== 'several' && before.name !== 'own')) this.#byName.set(name, known);
    else if (before !== 'several' && before.unitId !== known.unitId && !isOwn) this.#byName.set(name, 'several');
  }

  get(name: string): Known | undefined {
    const known = this.#byName.get(name);
    return known === 'several' ? undefined : known;
  }

  *all(): Iterable<readonly [string, Known]> {
    for (const [name, known] of this.#byName) if (known !== 'several') yield [name, known];
  }
}

function current(units: readonly Unit[]): readonly Unit[] {
  // Of two that bear a name, the one that still exists.
  return units.toSorted((a, b) => Number(a.to !== undefined) - Number(b.to !== undefined));
}

/** The names by which texts of a site may call the units: as they stand, with and without the district, and as the field abbreviates them. */
function allNames(units: readonly Unit[], places: readonly string[]): { readonly exact: Names; readonly spelt: Names } {
  const exact = new Names();
  const spelt = new Names();
  const index = nameIndex(units, []);
  const ended = new Set<string>();
  for (const unit of current(units)) {
    for (const [at, written] of [unit.name, ...unit.aliases].entries()) {
      const name = normaliseName(written);
      const bare = name.replace(/（[^（）]*）/gu, '');
      const party = index.find(name);
      if (party !== undefined && party.id !== unit.id) continue;
      const known: Known = { unitId: unit.id, name: at === 0 ? 'own' : 'alias' };
      exact.add(name, known, at === 0);
      const core = coreOf(bare, places);
      const cores = [core, ...townNames(core), ...branchNames(core, places)];
      for (const one of cores) {
        if (unit.to !== undefined && ended.has(one)) continue;
        if (one.length > 2) exact.add(one, known);
        exact.add(`区${one}`, known);
        for (const place of places) exact.add(`${place}${one}`, known);
        for (const place of places) if (one.length > 2) exact.add(`${place.slice(0, -1)}${one}`, known);
        ended.add(one);
      }
      const key = keyOf(core);
      if (key !== '') spelt.add(key, { unitId: unit.id, name: 'spelt' });
      for (const beside of name.matchAll(/（([^（）]{4,})）/gu))
        exact.add(beside[1] ?? '', { unitId: unit.id, name: 'mirror' });
    }
  }
  return { exact, spelt };
}

interface Lookup {
  readonly places: readonly string[];
  readonly exact: Names;
  readonly spelt: Names;
}

/** What stands before a name without its level: our place, nothing, or another's. */
function scopeOf(text: string, { places }: Lookup): 'ours' | 'none' | 'elsewhere' {
  if (places.some((place) => text.startsWith(place))) return 'ours';
  const place = PLACE.exec(text)?.[1];
  if (place !== undefined && places.length > 0) return 'elsewhere';
  const level = LEVEL.exec(text)?.[0];
  if (level === undefined) return HIGHER.test(text) ? 'elsewhere' : 'none';
  return places.length === 0
    ? level === '市'
      ? 'elsewhere'
      : 'ours'
    : places.some((each) => each.endsWith(level))
      ? 'ours'
      : 'elsewhere';
}

function lookUp(text: string, lookup: Lookup): Known | undefined {
  const name = normaliseName(text);
  const known = lookup.exact.get(name);
  if (known !== undefined) return known;
  if (name.length < 3 || scopeOf(name, lookup) === 'elsewhere') return undefined;
  const core = coreOf(name, lookup.places);
  return lookup.exact.get(core) ?? lookup.spelt.get(keyOf(core));
}

/** A unit's name at the beginning of a text, with what is left of it: 区民政局|社会救助科. */
function prefixOf(text: string, lookup: Lookup): { readonly known: Known; readonly end: number } | undefined {
  let best: { readonly known: Known; readonly end: number } | undefined;
  for (const match of text.slice(0, 24).matchAll(BODY_END)) {
    for (const end of new Set([match.index + 1, match.index + match[0].length])) {
      const known = end < 3 ? undefined : lookUp(text.slice(0, end), lookup);
      if (known !== undefined) best = { known, end };
    }
  }
  return best;
}

function writtenUnit(text: string, lookup: Lookup): WrittenUnit {
  const label = LABEL.exec(text)?.[0].length ?? 0;
  const whole = text.slice(label).trim();
  const start = label + (text.slice(label).length - text.slice(label).trimStart().length);
  if (whole === '') return { kind: 'neutral' };
  const own = lookUp(whole, lookup) ?? lookUp(whole.replace(/[（(].*?[）)]/gu, ''), lookup);
  if (own !== undefined) return { kind: 'units', found: [{ ...own, start, end: start + whole.length }] };
  const found: FoundUnit[] = [];
  let at = start;
  let isElsewhere = false;
  for (const part of whole.split(PARTS)) {
    const from = text.indexOf(part, at);
    at = from + part.length;
    const known = part.length < 2 ? undefined : lookUp(part, lookup);
    if (known !== undefined) found.push({ ...known, start: from, end: at });
    else {
      const prefix = prefixOf(part, lookup);
      const rest = prefix === undefined ? '' : part.slice(prefix.end);
      if (prefix !== undefined && SECTION.test(rest))
        found.push({ ...prefix.known, name: 'section', start: from, end: at });
      else if (prefix !== undefined && MIRROR.test(rest))
        found.push({ ...prefix.known, name: 'mirror', start: from, end: at });
      else if (PRESS.test(part) || scopeOf(part, lookup) === 'elsewhere') isElsewhere = true;
    }
  }
  if (found.length > 0) return { kind: 'units', found };
  const account = accountOf(whole, lookup);
  if (account !== undefined) return { kind: 'units', found: [{ ...account, start, end: start + whole.length }] };
  if (NEUTRAL.test(whole)) return { kind: 'neutral' };
  return { kind: isElsewhere ? 'elsewhere' : 'unknown' };
}

/** 清河民政, 清河民政发布: the account of a unit, by the place and its subject. */
function accountOf(text: string, lookup: Lookup): Known | undefined {
  const bare = text.replace(/(?:微信公众号|公众号|官微|官方微信|微信|微博|发布)$/u, '');
  for (const place of lookup.places) {
    const short = place.slice(0, -1);
    if (!bare.startsWith(short) || bare.length < short.length + 2) continue;
    const subject = bare.slice(short.length).replace(/^[区县市]/u, '');
    const known = ['局', '委', '办'].map(
      (body) => lookup.exact.get(`${subject}${body}`) ?? lookup.spelt.get(keyOf(`${subject}${body}`)),
    );
    const one = known.find((each) => each !== undefined);
    if (one !== undefined) return { unitId: one.unitId, name: 'mirror' };
  }
  return undefined;
}

/** Words of a title that stand before the first name. */
const LEAD =
  /^(?:[【[（(][^】\])）]{1,12}[】\])）]|\d{4}年(?:度)?(?:\d{1,2}月(?:份)?)?|关于|《|“|[一-龥]{0,6}[|｜丨:：])+/u;

type ByStart = ReadonlyMap<string, readonly (readonly [string, Known])[]>;

function byStart(names: Names): ByStart {
  const found = new Map<string, (readonly [string, Known])[]>();
  for (const entry of names.all()) {
    if (entry[0].length < 3) continue;
    const head = entry[0].slice(0, 2);
    const list = found.get(head);
    if (list === undefined) found.set(head, [entry]);
    else list.push(entry);
  }
  for (const list of found.values()) list.sort((a, b) => b[0].length - a[0].length);
  return found;
}

/** Whether what stands before a name in a title makes it another place's (历下区|民政局, 市|民政局). */
function isOthers(before: string, name: string, { places }: Lookup): boolean {
  if (/^[区县旗]/u.test(name)) return isPlaceBefore(before, name, places);
  if (places.some((place) => before.endsWith(place) || before.endsWith(place.slice(0, -1)))) return false;
  return /(?:[市省州盟]|[\u4e00-\u9fa5]{2}[区县旗])$/u.test(before) && !/(?:[我全]|^)区$/u.test(before);
}

/** 历下|区民政局: the level belongs to another place's name. */
function isPlaceBefore(before: string, name: string, places: readonly string[]): boolean {
  if (places.some((place) => before.endsWith(place.slice(0, -1)) && name.startsWith(place.slice(-1)))) return false;
  const head = /(?:^|[^\u4e00-\u9fa5])([\u4e00-\u9fa5]{2})$/u.exec(before)?.[1];
  return head !== undefined && !/(?:关于|[于由和与及对向经据请对将把被让在同]$)/u.test(head);
}

function titleUnits(title: string, lookup: Lookup, names: ByStart): readonly FoundUnit[] {
  const found: FoundUnit[] = [];
  const seen = new Set<UnitId>();
  const add = (known: Known, start: number, end: number): void => {
    if (!seen.has(known.unitId)) found.push({ ...known, start, end });
    seen.add(known.unitId);
  };
  const lead = LEAD.exec(title)?.[0].length ?? 0;
  for (let at = 0; at < title.length - 1; at += 1) {
    const entry = names.get(title.slice(at, at + 2))?.find(([name]) => title.startsWith(name, at));
    if (entry === undefined) {
      if (at !== lead && at !== 0) continue;
      const prefix = prefixOf(title.slice(at), lookup);
      if (prefix === undefined || /^(?:[科股室处所站]|分局)/u.test(title.slice(at + prefix.end))) continue;
      add(prefix.known, at, at + prefix.end);
      at += prefix.end - 1;
      continue;
    }
    const [name, known] = entry;
    if (isOthers(title.slice(Math.max(0, at - 5), at), name, lookup)) continue;
    const rest = title.slice(at + name.length);
    const section = /^[\u4e00-\u9fa5]{2,8}?(?:科|股|室|服务中心|中心|所|站|大队)(?![\u4e00-\u9fa5]?[学研技])/u.exec(
      rest,
    )?.[0];
    add(section === undefined || at > lead ? known : { ...known, name: 'section' }, at, at + name.length);
    at += name.length - 1;
  }
  return found;
}

/**
 * Finds units in the texts of a list. A name is taken exactly, with or without the district before it, or as the field abbreviates it where one unit
 * alone can be meant; a name of another place or level is nobody's of ours. `district`: as the office names it (清河区).
 */
export function unitNames(units: readonly Unit[], district: string | undefined): UnitNames {
  const place = placeOf(district);
  const places = [...new Set([...(place === undefined ? [] : [place]), ...placesOf(units)])];
  const { exact, spelt } = allNames(units, places);
  const lookup: Lookup = { places, exact, spelt };
  const names = byStart(exact);
  const known = new Map<string, WrittenUnit>();
  return {
    written(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      const read = writtenUnit(text, lookup);
      known.set(text, read);
      return read;
    },
    inTitle: (title) => titleUnits(title, lookup, names),
    isElsewhere(title) {
      const bare = title.replace(LEAD, '');
      if (places.some((each) => bare.startsWith(each) || bare.startsWith(each.slice(0, -1)))) return false;
      const other = PLACE.exec(bare)?.[1];
      if (HIGHER.test(bare)) return true;
      return other !== undefined && places.length > 0 && !lookUpStart(bare, lookup);
    },
    placesIn(title) {
      const found: { start: number; end: number }[] = [];
      for (const each of [...places, '我区', '全区', '我县', '全县', '本区']) {
        for (let at = title.indexOf(each); at >= 0; at = title.indexOf(each, at + each.length))
          found.push({ start: at, end: at + each.length });
      }
      return found;
    },
  };
}

function lookUpStart(text: string, lookup: Lookup): boolean {
  return prefixOf(text, lookup) !== undefined;
}
