import type { NameDraft } from './decisions.ts';

/** What may become of a name, in the order of the list to choose from. */
export const AS_WORDS: Readonly<Record<NameDraft['as'], string>> = {
  newUnit: '新建单位',
  aliasOfUnit: '作为别名归入单位',
  newGroup: '新建单位组',
  aliasOfGroup: '归入已有单位组',
  aliasOfName: '与表中另一名称相同',
  skip: '暂不处理，保留待核',
};
