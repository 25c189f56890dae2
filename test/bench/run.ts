import { benchCopies } from './copies.ts';
import { benchDerive } from './derive.ts';
import { benchExport } from './exportRows.ts';
import { benchImport } from './importRows.ts';
import { benchLedger } from './ledger.ts';
import { report } from './measure.ts';
import { benchMonth } from './monthView.ts';
import { benchPages } from './pages.ts';
import { benchMatching, benchPublications } from './publications.ts';
import { benchScoring } from './scoring.ts';

/** `npm run bench`: ratios of ours to a bare baseline, side by side in one run. Nothing is asserted: machines differ. */
const ratios = [
  ...(await benchDerive()),
  ...(await benchCopies(5)),
  ...(await benchCopies(40)),
  ...(await benchImport(10_000)),
  ...(await benchImport(100_000)),
  ...(await benchExport(10_000)),
  // Months of 80, 3,600 and 8,300 occurrences: years of about 1,000, 43,000 and 100,000.
  ...(await benchMonth(20, 4)),
  ...(await benchMonth(60, 60)),
  ...(await benchMonth(100, 83)),
  ...(await benchLedger()),
  ...(await benchPages()),
  ...(await benchPublications()),
  ...(await benchScoring()),
];
console.log(report(ratios));
console.log(['How right matching is, by manner of title:', ...benchMatching([1, 2, 3])].join('\n'));
