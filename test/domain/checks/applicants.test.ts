import { describe, expect, it } from 'vitest';
import type { RequestId } from '../../../electron/domain/brand.ts';
import { applicantFinder, maskedApplicant, type KnownApplicant } from '../../../electron/domain/checks/applicants.ts';

const NOBODY = { name: '', contact: '', idNumber: '', phone: '', email: '', address: '' };
const known = (number: string, kind: KnownApplicant['kind'], more: Partial<typeof NOBODY>): KnownApplicant => ({
  ...NOBODY,
  id: number as RequestId,
  number,
  kind,
  ...more,
});

const finder = applicantFinder([
  known('2021-001', 'person', {
    name: '示例联系人甲',
    idNumber: '护照E12345678',
    phone: '0755-82345678',
    email: 'jia@example.com',
    address: '示例路1号院2栋',
  }),
  known('2021-002', 'person', { name: '示例联系人' }),
  known('2021-003', 'business', { name: '示例商贸有限公司', contact: '经办人乙' }),
  known('2021-004', 'person', { name: '某' }),
  known('2021-005', 'person', { name: '示例联系人甲' }),
]);

const found = (text: string) =>
  finder.find(text).map((hit) => [hit.field, hit.number, text.slice(hit.start, hit.end), maskedApplicant(text, hit)]);

describe('an applicant in a text', () => {
  it.each([
    ['对示例联系人甲申请的答复', [['name', '2021-005', '示例联系人甲', '示*****']]],
    [
      '示例联系人与示例联系人甲',
      [
        ['name', '2021-002', '示例联系人', '示****'],
        ['name', '2021-005', '示例联系人甲', '示*****'],
      ],
    ],
    ['电话０７５５-82345678', [['phone', '2021-001', '０７５５-82345678', '０７５********']]],
    [
      '致函经办人乙（邮箱jia@example.com）',
      [
        ['contact', '2021-003', '经办人乙', '经***'],
        ['email', '2021-001', 'jia@example.com', 'jia********'],
      ],
    ],
    ['护照E12345678', [['idNumber', '2021-001', '护照E12345678', '护照E********']]],
    ['寄示例路1号院2栋', [['address', '2021-001', '示例路1号院2栋', '示例路*****']]],
    // A body's name is no person's; one sign stands everywhere.
    ['示例商贸有限公司处罚决定，某年某月', []],
    ['某地块征收补偿标准', []],
    ['', []],
  ] as const)('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('is not looked for where nobody asked', () => {
    expect(applicantFinder([]).find('示例联系人甲')).toEqual([]);
  });
});
