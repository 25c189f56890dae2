import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKind, mayAsk } from '../../electron/web/addresses.ts';
import { runs } from '../support/runs.ts';

/** The same rules by another hand: Node's own lists of networks, and embedded addresses cut out of the text of the address. */
const CLOSED_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
const closed4 = new BlockList();
for (const [from, bits] of CLOSED_V4) closed4.addSubnet(from, bits);
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
const closed6 = new BlockList();
for (const [from, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
] as const) {
  closed6.addSubnet(from, bits, 'ipv6');
}

type Groups = readonly number[];

function isPublic(groups: Groups): boolean {
  const dotted = (high = 0, low = 0) => [high >> 8, high & 255, low >> 8, low & 255].join('.');
  const head = groups
    .slice(0, 6)
    .map((group) => group.toString(16))
    .join(':');
  const isEmbedded = head === '0:0:0:0:0:ffff' || head === '64:ff9b:0:0:0:0';
  if (isEmbedded) return !closed4.check(dotted(groups[6], groups[7]));
  if (groups[0] === 0x20_02) return !closed4.check(dotted(groups[1], groups[2]));
  const text = groups.map((group) => group.toString(16)).join(':');
  return open6.check(text, 'ipv6') && !closed6.check(text, 'ipv6');
}

const octets = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 255 })));
/** Near the edges of the networks, where mistakes are. */
const nearEdge = fc
  .tuple(fc.constantFrom(...CLOSED_V4), fc.constantFrom('first', 'last', 'before', 'behind'))
  .map(([[from, bits], where]) => {
    const first = from.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    const size = 2 ** (32 - bits);
    const at = { first, last: first + size - 1, before: first - 1, behind: first + size }[where];
    const number = Math.min(Math.max(at, 0), 2 ** 32 - 1);
    return [number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255];
  });
const v4 = fc.oneof(octets, nearEdge);

const spellings: readonly ((parts: Groups) => string)[] = [
  (parts) => parts.join('.'),
  (parts) => parts.map((part) => `0x${part.toString(16)}`).join('.'),
  (parts) => parts.map((part) => `0${part.toString(8)}`).join('.'),
  ([a = 0, b = 0, c = 0, d = 0]) => String(((a * 256 + b) * 256 + c) * 256 + d),
  ([a = 0, b = 0, c = 0, d = 0]) => `${a}.${(b * 256 + c) * 256 + d}`,
  ([a = 0, b = 0, c = 0, d = 0]) => `0x${(((a * 256 + b) * 256 + c) * 256 + d).toString(16)}`,
  ([a = 0, b = 0, c = 0, d = 0]) => `${a}.${b}.${c * 256 + d}`,
];

const group = fc.oneof(fc.constantFrom(0, 1, 0xffff, 0x20_01, 0x20_02, 0xfe_80, 0xfc_00, 0xd_b8), fc.nat(0xffff));
const v6 = fc
  .tuple(
    fc.constantFrom<Groups>(
      [],
      [0, 0, 0, 0, 0, 0xffff],
      [0, 0, 0, 0, 0, 0],
      [0x64, 0xff9b, 0, 0, 0, 0],
      [0x64, 0xff9b, 1],
      [0x2002],
      [0x2001],
      [0x2001, 0xdb8],
      [0x3fff],
      [0xfe80],
      [0xfd00],
      [0xff02],
    ),
    fc.array(group, { minLength: 8, maxLength: 8 }),
    v4,
  )
  .map(([head, groups, [a = 0, b = 0, c = 0, d = 0]]) => {
    const filled = [...head, ...groups].slice(0, 8);
    // Where an IPv4 address may stand, one that is worth looking at.
    const at = head[0] === 0x20_02 ? 1 : 6;
    filled[at] = a * 256 + b;
    filled[at + 1] = c * 256 + d;
    return filled;
  });

describe('an IPv4 address', () => {
  it('in whatever spelling an address has it, is public where no list has it', () => {
    fc.assert(
      fc.property(v4, fc.constantFrom(...spellings), (parts, spelled) => {
        const host = new URL(`http://${spelled(parts)}/`).hostname;
        expect(isIP(host)).toBe(4);
        expect(addressKind(host) === 'public', host).toBe(!closed4.check(parts.join('.')));
      }),
      { numRuns: runs(6000) },
    );
  });
});

describe('an IPv6 address', () => {
  it('in whatever spelling, is public where no list has it, nor the IPv4 address in it', () => {
    const spell: readonly ((groups: Groups) => string)[] = [
      (groups) => groups.map((each) => each.toString(16)).join(':'),
      (groups) => groups.map((each) => each.toString(16).padStart(4, '0').toUpperCase()).join(':'),
      (groups) => new URL(`http://[${groups.map((each) => each.toString(16)).join(':')}]/`).hostname.slice(1, -1),
      (groups) =>
        `${groups
          .slice(0, 6)
          .map((each) => each.toString(16))
          .join(':')}:${groups
          .slice(6)
          .flatMap((each) => [each >> 8, each & 255])
          .join('.')}`,
      (groups) => `${groups.map((each) => each.toString(16)).join(':')}%eth0`,
    ];
    fc.assert(
      fc.property(v6, fc.constantFrom(...spell), (groups, spelled) => {
        const text = spelled(groups);
        expect(addressKind(text) === 'public', text).toBe(isPublic(groups));
      }),
      { numRuns: runs(6000) },
    );
  });

  it.each([
    ['::1', 'loopback'],
    ['::', 'never'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['::127.0.0.1', 'never'],
    ['64:ff9b::10.0.0.1', 'private'],
    ['64:ff9b::8.8.8.8', 'public'],
    ['2002:7f00:1::', 'loopback'],
    ['2002:a9fe:a9fe::1', 'linkLocal'],
    ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'never'],
    ['fe80::1%eth0', 'linkLocal'],
    ['fd12::1', 'private'],
    ['ff02::1', 'never'],
    ['2408:8756::1', 'public'],
    ['not an address', 'never'],
    ['', 'never'],
  ])('%s is %s', (address, kind) => {
    expect(addressKind(address)).toBe(kind);
  });
});

describe('a host', () => {
  it.each([
    // Public ones freely.
    ['www.qh.gov.cn', '223.5.5.5', false, true],
    // Others where they are confirmed: an address as itself.
    ['10.1.2.3', '10.1.2.3', false, false],
    ['10.1.2.3', '10.1.2.3', true, true],
    ['127.0.0.1', '127.0.0.1', true, true],
    ['[::1]', '::1', true, true],
    // A name, one within its network.
    ['oa.qh.gov.cn', '192.168.3.4', true, true],
    ['oa.qh.gov.cn', '192.168.3.4', false, false],
    ['oa.qh.gov.cn', '127.0.0.1', true, false],
    ['oa.qh.gov.cn', '169.254.169.254', true, false],
    ['localhost', '127.0.0.1', true, true],
    ['notlocalhost', '127.0.0.1', true, false],
    // What is no site at all, never.
    ['224.0.0.1', '224.0.0.1', true, false],
    ['0.0.0.0', '0.0.0.0', true, false],
  ])('%s at %s, confirmed: %s, may be asked: %s', (host, address, isConfirmed, may) => {
    expect(mayAsk(host, address, isConfirmed)).toBe(may);
  });
});
