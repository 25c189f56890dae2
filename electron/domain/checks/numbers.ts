import { parsePlainDate } from '../dates/plainDate.ts';

/** Provinces and the like by the first two digits of GB/T 2260; 81 to 83 are residence permits for people of Hong Kong, Macao and Taiwan. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
/** Cities under the State Council have districts and, once, counties only. */
const CITY_PROVINCES = new Set(['11', '12', '31', '50']);

/** A region's code of six digits, as far as it can be told without the list of all that there ever were. */
function isRegion(code: string): boolean {
  const province = code.slice(0, 2);
  const city = Number(code.slice(2, 4));
  if (!PROVINCES.has(province)) return false;
  if (province >= '71') return true;
  return CITY_PROVINCES.has(province) ? city <= 3 : city <= 53 || city === 90;
}

/** A day of birth of somebody who may be alive; `day` as 19490131. */
function isBirthday(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return (
    year >= 1880 &&
    year <= 2099 &&
    parsePlainDate(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`) !== undefined
  );
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of GB 11643 (MOD 11-2) over the first 17 digits. */
function checkOfIdentity(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return '10X98765432'[sum % 11] ?? '';
}

/**
 * An identity number of 18 signs: region, day of birth, and the check character of GB 11643. `foreign`: of a permanent residence card, which begins with
 * 9 as the credit codes of companies do.
 */
export function identityOf18(text: string): 'citizen' | 'foreign' | undefined {
  const number = text.toUpperCase();
  if (!/^\d{17}[\dX]$/u.test(number) || checkOfIdentity(number) !== number[17]) return undefined;
  if (hasRegionAndBirthday(number)) return 'citizen';
  return number[0] === '9' && PROVINCES.has(number.slice(1, 3)) && isBirthday(number.slice(6, 14))
    ? 'foreign'
    : undefined;
}

/** Whether 18 signs begin as an identity number does, whatever its check says. */
export function hasRegionAndBirthday(number: string): boolean {
  return number.length === 18 && isRegion(number.slice(0, 6)) && isBirthday(number.slice(6, 14));
}

/** An identity number of before 1999: 15 digits, a year of two, no check. */
export function isIdentityOf15(text: string): boolean {
  return /^\d{15}$/u.test(text) && isRegion(text.slice(0, 6)) && isBirthday(`19${text.slice(6, 12)}`);
}

const CREDIT_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3 to the power of the place, modulo 31 (GB 32100). */
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** A unified social credit code (GB 32100), with the check of the organisation's code (GB 11714) inside it. */
export function isCreditCode(text: string): boolean {
  const code = text.toUpperCase();
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/u.test(code) || !PROVINCES.has(code.slice(2, 4))) return false;
  const sum = CREDIT_WEIGHTS.reduce((total, weight, at) => total + weight * CREDIT_SIGNS.indexOf(code[at] ?? ''), 0);
  return CREDIT_SIGNS[(31 - (sum % 31)) % 31] === code[17] && checkOfBody(code.slice(8, 16)) === code[16];
}

/** Written as a credit code with letters in it is, whatever its checks say. */
export function looksLikeCreditCode(text: string): boolean {
  return /^(?=\d*[A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u.test(text.toUpperCase());
}

function checkOfBody(body: string): string {
  const sum = BODY_WEIGHTS.reduce((total, weight, at) => total + weight * Number.parseInt(body[at] ?? '', 36), 0);
  return '0X987654321'[sum % 11] ?? '';
}

/** Beginnings of bank cards with the lengths that they come in: UnionPay and the banks' own of before it, Visa, MasterCard, JCB, American Express. */
const CARDS: readonly (readonly [beginning: RegExp, lengths: readonly number[]])[] = [
  [/^62/u, [16, 17, 18, 19]],
  [/^(?:9558|9559|9400|9010|9000|8880|6858|6091|6033|6013|6014|6901|6943)/u, [16, 17, 18, 19]],
  [/^(?:60|81)/u, [16, 19]],
  [/^4/u, [16]],
  [/^5[1-5]/u, [16]],
  [/^2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)/u, [16]],
  [/^35(?:2[89]|[3-8])/u, [16]],
  [/^3[47]/u, [15]],
];

/** A bank card's number: a beginning and a length that cards have, and the check of Luhn (GB/T 17552). */
export function isBankCard(digits: string): boolean {
  const isPlausible = CARDS.some(([beginning, lengths]) => beginning.test(digits) && lengths.includes(digits.length));
  return isPlausible && passesLuhn(digits) && !/^(\d)\1*$/u.test(digits.slice(2));
}

function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, sign, at) => {
      const value = Number(sign) * (at % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/** A mobile number of mainland China, with the country's prefix or a zero before it or without. */
export function isMobile(digits: string): boolean {
  return /^(?:0086|86|0)?1[3-9]\d{9}$/u.test(digits);
}
