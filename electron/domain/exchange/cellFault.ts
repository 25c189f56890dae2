/** As much of a cell as a sentence can hold. */
const SHOWN = 40;

/** What is wrong with a cell of a list, with sheet, place and value. `why`: without a full stop; one that begins with 的 goes on from the value. */
export function cellFault(
  sheet: string,
  { address, text }: { readonly address: string; readonly text: string },
  why: string,
): string {
  const value = text.trim();
  const shown = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
  const said = shown === '' ? '' : `“${shown}”`;
  return `工作表“${sheet}”${address}${said}${said !== '' && why.startsWith('的') ? '' : '：'}${why}。`;
}
