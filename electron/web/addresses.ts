import { isIP } from 'node:net';

/**
 * Where an address leads: to the open network, into a network of the house (`private`), to this machine (`loopback`), to the cable it hangs on
 * (`linkLocal`, where clouds keep their keys), or nowhere a site could be (`never`: multicast, broadcast, documentation, tunnels).
 */
export type AddressKind = 'public' | 'private' | 'loopback' | 'linkLocal' | 'never';

/** IANA's special-purpose registry for IPv4; what no row holds is public. */
const V4: readonly (readonly [from: string, bits: number, kind: AddressKind])[] = [
  ['0.0.0.0', 8, 'never'],
  ['10.0.0.0', 8, 'private'],
  // Between a provider and its customers (RFC 6598).
  ['100.64.0.0', 10, 'private'],
  ['127.0.0.0', 8, 'loopback'],
  ['169.254.0.0', 16, 'linkLocal'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'never'],
  ['192.0.2.0', 24, 'never'],
  ['192.88.99.0', 24, 'never'],
  ['192.168.0.0', 16, 'private'],
  // Benchmarks (RFC 2544); some offices' proxies hand these out.
  ['198.18.0.0', 15, 'private'],
  ['198.51.100.0', 24, 'never'],
  ['203.0.113.0', 24, 'never'],
  ['224.0.0.0', 4, 'never'],
  ['240.0.0.0', 4, 'never'],
];

/** The same for IPv6, the longest row first; what no row holds is nowhere. `v4` at a place: an IPv4 address stands there, and says where it leads. */
const V6: readonly (readonly [from: string, bits: number, kind: AddressKind | { readonly v4: number }])[] = [
  ['::1', 128, 'loopback'],
  ['::ffff:0:0', 96, { v4: 96 }],
  ['64:ff9b::', 96, { v4: 96 }],
  ['64:ff9b:1::', 48, 'private'],
  ['2001:db8::', 32, 'never'],
  ['2001::', 23, 'never'],
  ['2002::', 16, { v4: 16 }],
  ['3fff::', 20, 'never'],
  ['fc00::', 7, 'private'],
  ['fe80::', 10, 'linkLocal'],
  ['fec0::', 10, 'private'],
  ['2000::', 3, 'public'],
];

/** The address as a number, 0 bits to 32 or 128; both as `node:net` reads them. */
function numberOf(address: string): bigint {
  return isIP(address) === 4 ? v4Number(address) : v6Number(address);
}

function v4Number(address: string): bigint {
  return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function v6Number(address: string): bigint {
  const dotted = /(?<=:)[\d.]+$/u.exec(address)?.[0];
  const plain = dotted?.includes('.')
    ? address.slice(0, -dotted.length) + v4Number(dotted).toString(16).padStart(8, '0').replace(/^..../u, '$&:')
    : address;
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...front, ...Array.from({ length: 8 - front.length - back.length }, () => '0'), ...back];
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

function holds(from: string, bits: number, address: bigint, width: number): boolean {
  const rest = BigInt(width - bits);
  return numberOf(from) >> rest === address >> rest;
}

function kindOfV4(address: bigint): AddressKind {
  return V4.find(([from, bits]) => holds(from, bits, address, 32))?.[2] ?? 'public';
}

/** Where an IP address leads, in any of its spellings; a text that is none leads nowhere. */
export function addressKind(text: string): AddressKind {
  const address = text.replace(/%.*$/u, '');
  const family = isIP(address);
  if (family === 0) return 'never';
  const number = numberOf(address);
  if (family === 4) return kindOfV4(number);
  const kind = V6.find(([from, bits]) => holds(from, bits, number, 128))?.[2] ?? 'never';
  return typeof kind === 'object' ? kindOfV4((number >> BigInt(96 - kind.v4)) & 0xff_ff_ff_ffn) : kind;
}

/**
 * Whether a host may be asked at an address. Public ones freely. Others where the office has typed and confirmed the host: as an address, that
 * address; as a name, one within its own network, so that a confirmed name never comes to lead to this machine or to a cloud's keys.
 */
export function mayAsk(host: string, address: string, isConfirmed: boolean): boolean {
  const kind = addressKind(address);
  if (kind === 'public') return true;
  if (kind === 'never' || !isConfirmed) return false;
  if (isIP(bareHost(host)) > 0) return true;
  return kind === 'private' || (kind === 'loopback' && /(?:^|\.)localhost\.?$/u.test(host));
}

/** The host of an address without the brackets of IPv6. */
export function bareHost(host: string): string {
  return host.replace(/^\[(.*)\]$/u, '$1');
}
