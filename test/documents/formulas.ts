import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { AssessmentTable, ClassScores } from '../../electron/contract/assessment.ts';
import type { SchemeId, UnitClassId, UnitId, Year } from '../../electron/domain/brand.ts';
import type { SchemeTree } from '../../electron/domain/model/schemeTree.ts';
import type { UnitFacts } from '../../electron/domain/model/unitFacts.ts';
import { scoreClass } from '../../electron/domain/scoring/scoreClass.ts';
import { scoreFormulas, type ReckonedClass } from '../../electron/services/exports/scoreFormulas.ts';
import { FOUR_PERCENT } from '../domain/scoring/schemeFixtures.ts';
import { day, heading } from '../services/exports/viewFixtures.ts';

/** A class that is scored, with what its formula workbook is made of. */
export function reckoned(tree: SchemeTree, units: readonly UnitFacts[], at: number): ReckonedClass {
  const rows = scoreClass(
    tree,
    FOUR_PERCENT,
    units.map((facts) => ({ facts })),
  );
  const of: ClassScores = {
    classId: `c${at}` as UnitClassId,
    name: `类别${at}`,
    scheme: {
      schemeId: `s${at}` as SchemeId,
      name: '方案',
      year: 2021 as Year,
      version: 1,
      savedAt: '',
      note: '',
      tree,
      weight: FOUR_PERCENT,
    },
    weight: FOUR_PERCENT,
    most: '4',
    columns: [],
    rows: [],
    stage: { stage: 'draft' },
  };
  const named = rows.map((row) => {
    const id: UnitId = row.score.unitId;
    return Object.assign({}, row, { unit: { id, name: id, kind: 'department' as const, aliases: [] } });
  });
  return { of, tree, rows: named };
}

const TABLE: AssessmentTable = {
  asOf: day('2021-12-31'),
  cutOff: day('2021-12-31'),
  contributionFrom: 'printed',
  afterCutOff: [],
  doneAfterCutOff: [],
  classes: [],
  questions: [],
};

export function formulaBook(classes: readonly ReckonedClass[]) {
  return scoreFormulas(heading, TABLE, classes, { text: ({ fact }) => fact.on });
}

/** The same workbook without anything that its formulas come to, so that whoever opens it has to reckon. */
export function withoutResults(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly formulas: number } {
  const files = unzipSync(bytes);
  let formulas = 0;
  for (const [name, content] of Object.entries(files)) {
    if (!/^xl\/worksheets\/sheet\d+\.xml$/u.test(name)) continue;
    const plain = strFromU8(content).replaceAll(/(<\/f>)(?:<v>[^<]*<\/v>)?/gu, (_, end: string) => {
      formulas += 1;
      return end;
    });
    files[name] = strToU8(plain.replaceAll(/(<c [^>]*?) t="str"(>|[^>]*>)(<f>)/gu, '$1$2$3'));
  }
  return { bytes: zipSync(files), formulas };
}
