import { benchImport } from './importRows.ts';
import { report } from './measure.ts';
import { benchMonth } from './monthView.ts';

/** `npm run bench`: ratios of ours to a bare baseline, side by side in one run. Nothing is asserted: machines differ. */
console.log(report([...(await benchImport(10_000)), ...(await benchMonth(60, 60))]));
