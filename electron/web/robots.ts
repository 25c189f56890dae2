/** What a site's robots.txt says to one visitor (RFC 9309). */
export interface Robots {
  /** Whether a path, with its parameters, may be asked for. */
  allows(pathAndQuery: string): boolean;
  /** Seconds between two questions, where it wants more than one. */
  readonly delay: number;
}

/** A site without robots.txt: everything is free. */
export const ALL_FREE: Robots = { allows: () => true, delay: 0 };

interface Rule {
  readonly allow: boolean;
  readonly pattern: string;
}

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  delay: number;
}

/** More than this of a robots.txt is not looked at. */
const LONGEST = 500_000;
/** A site that wants longer waits than this gets these. */
const LONGEST_DELAY = 30;

/** Reads robots.txt for a visitor of the name `agent`: its own groups, else those of `*`; the longest rule that fits decides, and of two as long the free one. */
export function readRobots(text: string, agent: string): Robots {
  const groups = readGroups(text.slice(0, LONGEST));
  const own = groups.filter(({ agents }) => agents.includes(agent.toLowerCase()));
  const mine = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  const rules = mine.flatMap((group) => group.rules);
  return {
    delay: Math.min(LONGEST_DELAY, Math.max(0, ...mine.map(({ delay }) => delay))),
    allows(pathAndQuery) {
      const path = normalised(pathAndQuery);
      if (path === '/robots.txt') return true;
      let decides: Rule | undefined;
      for (const rule of rules) {
        if (!fits(rule.pattern, path)) continue;
        const longer = rule.pattern.length - (decides?.pattern.length ?? -1);
        if (longer > 0 || (longer === 0 && rule.allow)) decides = rule;
      }
      return decides?.allow ?? true;
    },
  };
}

function readGroups(text: string): readonly Group[] {
  const groups: Group[] = [];
  let open: Group | undefined;
  let inHead = false;
  for (const line of text.split(/\r\n?|\n/u)) {
    const [, name = '', value = ''] = /^\uFEFF?\s*([\w-]+)\s*:\s*([^#]*)/u.exec(line) ?? [];
    const said = value.trim();
    switch (name.toLowerCase()) {
      case 'user-agent': {
        if (!open || !inHead) groups.push((open = { agents: [], rules: [], delay: 0 }));
        open.agents.push(said.split('/')[0]?.trim().toLowerCase() ?? '');
        inHead = true;
        break;
      }
      case 'allow':
      case 'disallow': {
        inHead = false;
        if (said !== '') open?.rules.push({ allow: name.toLowerCase() === 'allow', pattern: normalised(said) });
        break;
      }
      case 'crawl-delay': {
        inHead = false;
        if (open && Number(said) > 0) open.delay = Number(said);
        break;
      }
      default:
    }
  }
  return groups;
}

/** One spelling of each sign: `%7e` and `~`, 中 and `%E4%B8%AD` are the same. */
function normalised(path: string): string {
  return encodeURI(path.toWellFormed().replaceAll(/%(?![0-9a-f]{2})/giu, '%25'))
    .replaceAll(/%25([0-9a-f]{2})/giu, '%$1')
    .replaceAll(/%[0-9a-f]{2}/giu, (sign) => {
      const plain = String.fromCharCode(Number.parseInt(sign.slice(1), 16));
      return /[\w.~-]/u.test(plain) ? plain : sign.toUpperCase();
    });
}

/** `*` stands for any signs, `$` at the end for the end of the path. Piece by piece, so that no pattern takes long. */
function fits(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$');
  const [first = '', ...rest] = (toEnd ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = toEnd ? rest.pop() : undefined;
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  if (!toEnd) return true;
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last);
}
