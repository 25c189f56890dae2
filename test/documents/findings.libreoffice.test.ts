import { afterAll, describe, expect, it } from 'vitest';
import type { FindingView } from '../../electron/contract/findings.ts';
import type { FindingId, UnitId, Year } from '../../electron/domain/brand.ts';
import { matchFaults } from '../../electron/domain/exchange/faultMatching.ts';
import { FAULT_COLUMNS } from '../../electron/domain/fillIn/faults.ts';
import { matchFindings, NO_FINDING_CHOICES } from '../../electron/domain/exchange/findingMatching.ts';
import { readFindingSheet } from '../../electron/domain/exchange/findingTable.ts';
import { rowKey } from '../../electron/domain/sheets/stamp.ts';
import { nameIndex } from '../../electron/domain/units/names.ts';
import { readFillIns } from '../../electron/documents/fillIn/readFillIn.ts';
import { writeFillIn } from '../../electron/documents/fillIn/writeFillIn.ts';
import { readSource } from '../../electron/documents/reading/readSource.ts';
import { writeWorkbook } from '../../electron/documents/workbooks/writeWorkbook.ts';
import { findingsWorkbook } from '../../electron/services/findings/list.ts';
import { OfficeBook } from '../support/fillInBooks.ts';
import { BOOK, formOf } from '../support/fillInForms.ts';
import { valueOf } from '../support/storeFixtures.ts';
import { day } from '../support/testApp.ts';
import { closeOffice, missingPrinter, print, resave } from './soffice.ts';

const missing = missingPrinter();
if (missing !== undefined) console.warn(missing);
afterAll(closeOffice);

const view: FindingView = {
  id: 'f1' as FindingId,
  year: 2021 as Year,
  unitId: 'u1' as UnitId,
  unit: '区财政局',
  source: 'thirdParty',
  foundOn: day('2021-05-10'),
  indicator: '预决算公开',
  full: '4',
  points: '0.5',
  cause: '没有公开部门预算',
  rectifyBy: day('2021-06-10'),
  reply: { text: '已补发', link: 'http://www.qinghe.gov.cn/1.html', on: day('2021-06-01'), recordedIn: 2 },
  recordedAt: '',
  state: 'replied',
};

describe.skipIf(missing !== undefined)('findings in LibreOffice', () => {
  it('the list is one page wide, and comes back from an .ods as it was', async () => {
    const heading = { district: '清河区', year: 2021, asOf: day('2021-06-15') };
    const bytes = await writeWorkbook(findingsWorkbook(heading, [view]), () => {});
    const { pages } = print(bytes);
    expect(pages).toHaveLength(1);
    const ods = resave(bytes, 'list.xlsx', 'ods');
    const { grids } = valueOf(await readSource({ name: 'list.ods', bytes: ods }, () => {}));
    const rows = grids.flatMap((grid, at) => readFindingSheet(grid, 2021, at).rows);
    const names = nameIndex([{ id: view.unitId, name: '区财政局', kind: 'department', aliases: [] }], []);
    const record = { today: day('2021-06-15'), findings: [view], names, ownerOf: () => undefined };
    expect(matchFindings(rows, record, NO_FINDING_CHOICES)).toMatchObject([{ state: 'already', notes: [] }]);
  });

  it('what a unit wrote in its book there is read', async () => {
    const key = rowKey(BOOK, 1);
    const cells = {
      number: '1',
      indicator: '预决算公开',
      cause: view.cause,
      points: '0.5',
      rectifyBy: '2021-06-10',
      state: '待整改',
      reply: '',
      link: '',
    };
    const form = formOf([{ content: '公开重点民生实事清单' }]);
    const sheet = {
      name: '问题整改',
      title: '问题整改',
      instructions: '填写说明',
      unit: '填报单位：区统计局',
      columns: FAULT_COLUMNS,
      signFrom: 'points',
      rows: [{ key, cells }],
    };
    const stamp = { ...form.stamp, rows: { ...form.stamp.rows, [key]: { id: view.id, cells } } };
    const book = await OfficeBook.open(await writeFillIn([{ ...form, more: [sheet], stamp }], () => {}));
    book.sheet('问题整改').getRow(5).getCell(7).value = '已公开';
    const [read] = await readFillIns(
      [{ name: 'book.ods', bytes: resave(await book.bytes(), 'book.xlsx', 'ods') }],
      () => {},
    );
    const { faults = [], otherSheets, stamp: known } = valueOf(read!);
    const { reply: _reply, ...open } = view;
    expect(otherSheets).toEqual([]);
    expect(matchFaults(faults, known, [open], [view.unitId]).changes).toMatchObject([
      { after: { text: '已公开', link: '' }, conflict: false },
    ]);
  });
});
