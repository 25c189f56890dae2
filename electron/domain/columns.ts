const STEPS = /\s*[>＞/／\\→»›|｜]+\s*|\s+-+\s+/u;

/** The steps of a column's path (栏目), each with its place. */
export function columnSteps(column: string): readonly { readonly text: string; readonly start: number }[] {
  const steps: { text: string; start: number }[] = [];
  let at = 0;
  for (const text of column.split(STEPS)) {
    const start = column.indexOf(text, at);
    at = start + text.length;
    if (text.trim() !== '') steps.push({ text: text.trim(), start });
  }
  return steps;
}

/** Whether a column is the one named, or lies below it: the named steps stand in its path one after the other. No name names none. */
export function isInColumn(column: string, named: string): boolean {
  if (column === named) return named !== '';
  const steps = columnSteps(column).map(({ text }) => text);
  const own = columnSteps(named).map(({ text }) => text);
  return own.length > 0 && steps.some((_, at) => own.every((step, index) => steps[at + index] === step));
}
