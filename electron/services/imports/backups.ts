/** How many copies from before imports are kept. */
export const KEPT_BACKUPS = 10;

const KIND = /^before-import-(\d{8}-\d{6})(?:-(\d+))?$/u;

/** The name of the copy made before an import: the time of day in China, which every office's clock shows. `now`: ISO instant. */
export function backupName(now: string): string {
  const [date = '', time = ''] = new Date(Date.parse(now) + 8 * 60 * 60 * 1000).toISOString().split('T');
  return `before-import-${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}`;
}

/** Which copies go: all but the newest of those made before imports. Others in the folder are none of this. */
export function surplusBackups(names: readonly string[], kept = KEPT_BACKUPS): readonly string[] {
  return names
    .flatMap((name) => {
      const [, time, number = '1'] = KIND.exec(name) ?? [];
      return time === undefined ? [] : [{ name, time, number: Number(number) }];
    })
    .sort((a, b) => (a.time === b.time ? b.number - a.number : a.time < b.time ? 1 : -1))
    .slice(kept)
    .map(({ name }) => name);
}
