import { describe, expect, it } from 'vitest';
import { foldLookAlikes } from '../../electron/domain/lookAlikes.ts';
import { sameText } from '../../electron/domain/exchange/importTexts.ts';
import { normaliseName } from '../../electron/domain/units/names.ts';

describe('a text without signs that only look like others', () => {
  it.each([
    [
      'radicals of the supplement',
      '区⺠政局、⻝药监局、⻋管所、⻓江街道、⻛控办',
      '区民政局、食药监局、车管所、长江街道、风控办',
    ],
    ['Kangxi radicals', '每⽉10⽇前公开⽔质，⼈社局', '每月10日前公开水质，人社局'],
    ['Kangxi radicals whose character is written otherwise today', '⼾籍、⾭年、⿈河', '户籍、青年、黄河'],
    ['ideographs of older sets', '\uF9D1安、立\uFA08', '六安、立行'],
    ['soft hyphens and joiners', '区财\u00AD政\u2060局\u200B', '区财政局'],
    ['direction marks', '\u200E区\u202A财政\u202C局\u2066\u2069', '区财政局'],
    ['variation selectors', '区\uFE00财\u{E0101}政局\uFE0F', '区财政局'],
    ['fillers that are letters to a program', '区\u3164财政局\u115F', '区财政局'],
  ])('%s', (_, written, plain) => {
    expect(foldLookAlikes(written)).toBe(plain);
  });

  it('keeps width, blanks and line ends as they are written', () => {
    const text = '（１）区财政局　\t区审计局\n“放管服”①③ﬁ';
    expect(foldLookAlikes(text)).toBe(text);
  });

  it('stands behind names of units and texts of rows alike', () => {
    for (const written of ['区⺠政局', '区民\u00AD政局', '\u200F区民政局', '区民政局\uFE00']) {
      expect(normaliseName(written)).toBe('区民政局');
      expect(sameText(written, '区民政局')).toBe(true);
    }
  });
});
