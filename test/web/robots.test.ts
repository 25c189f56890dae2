import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRobots } from '../../electron/web/robots.ts';
import { runs } from '../support/runs.ts';

const allows = (text: string, path: string) => readRobots(text, 'DisclosureDesk').allows(path);

describe('robots.txt', () => {
  it.each([
    ['nothing', '', '/a', true],
    ['everything forbidden', 'User-agent: *\nDisallow: /', '/a', false],
    ['an empty Disallow', 'User-agent: *\nDisallow:', '/a', true],
    ['itself', 'User-agent: *\nDisallow: /', '/robots.txt', true],
    ['another visitor', 'User-agent: Baiduspider\nDisallow: /', '/a', true],
    ['this visitor before all', 'User-agent: *\nDisallow: /\n\nUser-agent: disclosuredesk\nDisallow: /b', '/a', true],
    ['this visitor, with a version', 'User-agent: DisclosureDesk/1.0\nDisallow: /b', '/b/c', false],
    ['several visitors of one group', 'User-agent: x\nUser-agent: DisclosureDesk\nDisallow: /b', '/b', false],
    ['two groups of one visitor', 'User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b', '/b', false],
    ['the longest rule', 'User-agent: *\nDisallow: /gk\nAllow: /gk/xxgk', '/gk/xxgk/1.html', true],
    ['of two as long, the free one', 'User-agent: *\nDisallow: /gk\nAllow: /gk', '/gk', true],
    ['stars', 'User-agent: *\nDisallow: /*/private/*.html', '/a/private/b.html?x=1', false],
    ['stars that do not fit', 'User-agent: *\nDisallow: /*/private/*.html', '/private/b.html', true],
    ['an end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
    ['an end that is not there', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x', true],
    ['an end without a star', 'User-agent: *\nDisallow: /a$', '/ab', true],
    ['parameters', 'User-agent: *\nDisallow: /*?', '/list.jsp?page=2', false],
    ['other spellings', 'User-agent: *\nDisallow: /%7Ea/中', '/~a/%e4%b8%ad', false],
    ['comments and odd lines', '\uFEFF# hi\nUser-agent : * # all\r\nfoo\r\nDisallow : /a # no', '/a', false],
    ['rules without a visitor', 'Disallow: /', '/a', true],
    ['a page of HTML', '<!DOCTYPE html><html><body>404</body></html>', '/a', true],
  ])('of %s', (_what, text, path, may) => {
    expect(allows(text, path)).toBe(may);
  });

  it('may ask for longer waits, up to a limit', () => {
    expect(readRobots('User-agent: *\nCrawl-delay: 5', 'x').delay).toBe(5);
    expect(readRobots('User-agent: *\nCrawl-delay: 86400', 'x').delay).toBe(30);
    expect(readRobots('User-agent: *\nCrawl-delay: bald', 'x').delay).toBe(0);
  });

  it('fits patterns as a regular expression would', () => {
    const sign = fc.constantFrom('a', 'b', '/', '*', '$');
    const pattern = fc.string({ unit: sign, minLength: 1, maxLength: 8 }).map((text) => `/${text}`);
    const path = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 10 }).map((text) => `/${text}`);
    fc.assert(
      fc.property(pattern, path, (rule, asked) => {
        const toEnd = rule.endsWith('$');
        const body = (toEnd ? rule.slice(0, -1) : rule)
          .split('')
          .map((each) => (each === '*' ? '.*' : each === '$' ? String.raw`\$` : each))
          .join('');
        const fits = new RegExp(`^${body}${toEnd ? '$' : ''}`, 'u').test(asked);
        expect(allows(`User-agent: *\nDisallow: ${rule}`, asked)).toBe(!fits);
      }),
      { numRuns: runs(3000) },
    );
  });
});
