interface UnreadProps {
  readonly leftOut: readonly { readonly sheet: string; readonly address: string; readonly text: string }[];
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
}

/** As many as are named; the others are counted. */
const NAMED = 4;

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}

/** What of a table was not read, and why, as items of a list: nothing is passed over in silence. */
export function UnreadItems({ leftOut, skippedSheets }: UnreadProps) {
  return (
    <>
      {skippedSheets.map(({ sheet, reason }) => (
        <li key={sheet}>
          工作表“{sheet}”{reason}。
        </li>
      ))}
      {leftOut.length > 0 && (
        <li title={leftOut.map(({ address, text }) => `${address} ${text}`).join('\n')}>
          标题、合计、备注等 {leftOut.length} 行没有读：
          {leftOut
            .slice(0, NAMED)
            .map(({ address, text }) => `${address}“${shortened(text)}”`)
            .join('、')}
          {leftOut.length > NAMED && '等'}
        </li>
      )}
    </>
  );
}
