/** Lets what waits be answered: long work stops here and goes on after it. */
export function letOthersIn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
