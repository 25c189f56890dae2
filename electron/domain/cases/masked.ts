import type { ApplicantKind } from '../model/request.ts';

/** Who asks, as lists and exports show it: 张**, 清河**; empty where there is no name. */
export function maskedName(name: string, kind: ApplicantKind): string {
  const signs = Array.from(new Intl.Segmenter('zh').segment(name.trim()), ({ segment }) => segment);
  if (signs.length === 0) return '';
  const shown = kind === 'person' ? 1 : Math.min(2, signs.length - 1);
  return `${signs.slice(0, shown).join('')}**`;
}
