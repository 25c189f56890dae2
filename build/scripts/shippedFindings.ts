import type { BillOfMaterials } from './billOfMaterials.ts';

/** The part of `npm audit --json` (report version 2) that is read. */
interface Vulnerability {
  /** Where the package stands, once for each copy. */
  readonly nodes?: readonly string[];
  /** What is known of it itself; a name where it is harmed by another package alone. */
  readonly via?: readonly (string | { readonly title?: string; readonly severity?: string; readonly url?: string })[];
}

/**
 * What an audit report knows of packages that ship, one line each; `undefined` where there is no report, as when the service did not answer.
 * A package is known by its place: a tool's own copy of another version does not ship.
 */
export function shippedFindings(report: unknown, { components }: BillOfMaterials): readonly string[] | undefined {
  if (typeof report !== 'object' || report === null || !('vulnerabilities' in report)) return undefined;
  // npm's own report.
  const found = Object.values(report.vulnerabilities as Readonly<Record<string, Vulnerability>>);
  const places = new Map(
    components.flatMap((each) => (each.properties ?? []).map(({ value }) => [value, `${each.name} ${each.version}`])),
  );
  return found.flatMap(({ nodes = [], via = [] }) => {
    const here = nodes.flatMap((node) => places.get(node) ?? []);
    return via.flatMap((hole) =>
      typeof hole === 'string'
        ? []
        : here.map((name) => `${name}：${hole.title ?? '没有说明'}（${hole.severity ?? '程度不明'}）${hole.url ?? ''}`),
    );
  });
}
