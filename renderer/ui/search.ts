import { foldLookAlikes } from '../../electron/domain/lookAlikes.ts';

/** Text as it is compared with what was typed: blanks, width and case aside. */
export function searchable(text: string): string {
  return foldLookAlikes(text).normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
}

/** For `showSearch`: options whose label holds what was typed. */
export const searchByLabel = {
  filterOption: (typed: string, option: { readonly label?: unknown } | undefined): boolean =>
    typeof option?.label === 'string' && searchable(option.label).includes(searchable(typed)),
};
