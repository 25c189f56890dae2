import type { AdoptionLevel } from '../model/piece.ts';

export { ADOPTION_LEVELS } from '../model/piece.ts';

/** Who took a piece up. */
export const ADOPTION_LEVEL_WORDS: Readonly<Record<AdoptionLevel, string>> = {
  district: '区级',
  city: '市级',
  province: '省级',
  state: '国家级',
};

/** How a piece that several levels took up is counted (see `adoptionsOf`). */
export const ADOPTION_COUNTING_WORDS: Readonly<Record<'eachLevel' | 'highest', string>> = {
  eachLevel: '一篇被几级采用的，每级计一次',
  highest: '一篇被几级采用的，只计最高一级',
};

/** What a column of a list of pieces was read as. */
export const PIECE_ROLE_WORDS = {
  unit: '单位',
  title: '标题',
  day: '日期',
  channel: '渠道',
  link: '链接',
  adopted: '采用情况',
  adoptedOn: '采用日期',
  outlet: '采用刊物',
  district: '区级采用',
  city: '市级采用',
  province: '省级采用',
  state: '国家级采用',
} as const;

/** 填报 2 篇，清单 3 篇: why a month is 待核. */
export function differenceWords(typed: number, count: number): string {
  return `填报 ${typed} 篇，清单 ${count} 篇，按清单计`;
}
