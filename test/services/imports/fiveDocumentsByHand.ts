import type { GapCause, NoteCause } from '../../../electron/contract/coverage.ts';
import type { Lamp } from '../../../electron/domain/model/occurrence.ts';

/**
 * What five offices' documents come to, each the first thing in a data folder of its own with every suggestion accepted: worked out by hand from the
 * rows, with the way to each figure beside it. `fiveDocuments.test.ts` holds the app against it.
 */

/** What stands on a day: nothing that is not named. */
interface Standing {
  readonly today: string;
  readonly inUseFrom: string;
  readonly lamps: Readonly<Partial<Record<Lamp, number>>>;
  /** How many units have how much overdue; and some of them by name, the heaviest among them. */
  readonly overdueUnits?: Readonly<Record<number, number>>;
  readonly overdueOf?: Readonly<Record<string, number>>;
  /** Of the check: what counts, 此前, and what stands aside. */
  readonly covered: { readonly due: number; readonly before: number; readonly aside: number };
}

interface OfficeDocument {
  readonly name: string;
  /** Read from the document, or given by this test, as an office would that is asked: the document does not say it. */
  readonly issued: { readonly on: string; readonly from: 'document' | 'test' };
  readonly duties: number;
  readonly units: number;
  /** Duties without a deadline, looked at on 30 June and 31 December, and how many of them are asked: owed by nobody until a person decides. */
  readonly undated: { readonly duties: number; readonly asked: number };
  readonly awaitsTrigger: number;
  /** Unit x duty x date in all. */
  readonly occurrences: number;
  /** What stands nowhere, in unit x period. */
  readonly gaps: Readonly<Partial<Record<GapCause, number>>>;
  /** How many lines there are of each; of units that are to be checked no line where they are a gap already. */
  readonly notes: Readonly<Partial<Record<NoteCause, number>>>;
  readonly days: readonly Standing[];
  /** Events that are recorded for those that wait: the duty's number, day 0, and when it falls due for how many units. */
  readonly clocks: readonly (readonly [number: string, on: string, dueOn: string, units: number])[];
}

export const DOCUMENTS: readonly OfficeDocument[] = [
  {
    name: '亭湖区2016年政务公开工作要点',
    issued: { on: '2016-06-20', from: 'test' },
    duties: 77,
    units: 22,
    // 77 less 5 with dates and one that runs from the notice.
    undated: { duties: 71, asked: 2 },
    // Within 10 days of the notice: asked of the towns, of which none is known.
    awaitsTrigger: 1,
    // 67 of unit x undated row on 2 review dates; 区民政局 2 half-years; 区卫计委 7 months (June to December), 3 quarters, the year; 区委办 the year's end.
    occurrences: 67 * 2 + 2 + (7 + 3 + 1) + 1,
    gaps: {
      // What 区环保局 and 区教育局 publish from time to time.
      noRule: 2,
      // 19 undated rows of the towns on 2 review dates, and two of theirs that fall due on 31 December.
      nobody: 19 * 2 + 2,
      // 4 rows of 区各有关部门 alone, on 2 review dates.
      noUnits: 4 * 2,
    },
    // Of 32 open lists 4 are gaps; the row that runs from the notice; two units only support.
    notes: { unitsToCheck: 28, timeToCheck: 1, neverTriggered: 1, emptyGroup: 1, idleUnit: 2 },
    clocks: [],
    days: [
      {
        today: '2016-06-27',
        inUseFrom: '2016-06-27',
        // 30 June is three days off: the first half-year, June, the second quarter.
        lamps: { ongoing: 134, dueSoon: 3, upcoming: 11 },
        covered: { due: 14, before: 0, aside: 134 },
      },
      {
        today: '2016-06-27',
        inUseFrom: '2016-01-01',
        lamps: { ongoing: 134, dueSoon: 3, upcoming: 11 },
        covered: { due: 14, before: 0, aside: 134 },
      },
      {
        today: '2016-09-30',
        inUseFrom: '2016-09-30',
        // 此前: those of 30 June, July, August. Due today: September, Q3. To come: 3 months, Q4, the year, the second half-year, 区委办.
        lamps: { ongoing: 67, before: 67 + 3 + 2, dueSoon: 2, upcoming: 3 + 4 },
        covered: { due: 9, before: 5, aside: 134 },
      },
      {
        today: '2016-09-30',
        inUseFrom: '2016-01-01',
        lamps: { checkDue: 67, ongoing: 67, overdue: 5, dueSoon: 2, upcoming: 7 },
        overdueUnits: { 4: 1, 1: 1 },
        // June, July, August and Q2; the first half-year.
        overdueOf: { 区卫计委: 4, 区民政局: 1 },
        covered: { due: 14, before: 0, aside: 134 },
      },
    ],
  },
  {
    name: '博山区2020年政务公开工作要点',
    issued: { on: '2020-09-03', from: 'document' },
    duties: 57,
    // 开发区管委会; towns, offices and departments are named as groups alone.
    units: 1,
    // 57 less the catalogue and the monthly pieces.
    undated: { duties: 55, asked: 1 },
    awaitsTrigger: 0,
    // 47 rows go to all addressees: 45 are looked at on 31 December, one is asked, and the catalogue is due at the end of the year.
    occurrences: 45 + 1,
    gaps: {
      noRule: 1,
      // 8 undated rows of 各镇办 and 各部门 on 31 December, and pieces of September to December.
      nobody: 8 + 4,
      // The departments within 26 fields, on 31 December.
      noUnits: 1,
    },
    // All but the row of the departments within 26 fields, which is a gap.
    notes: { unitsToCheck: 56, emptyGroup: 4 },
    // Nothing of it falls due before 31 December, so that no start of use changes anything.
    clocks: [],
    days: ['2020-09-10', '2020-09-30'].flatMap((today) =>
      [today, '2020-01-01'].map((inUseFrom) => ({
        today,
        inUseFrom,
        lamps: { ongoing: 45, upcoming: 1 },
        covered: { due: 1, before: 0, aside: 45 },
      })),
    ),
  },
  {
    name: '周村区2021年政务公开工作要点',
    issued: { on: '2021-05-24', from: 'document' },
    // 52 rows, one of which is a list of five.
    duties: 56,
    // 25 departments and 周村经济开发区管委会: all of them in “all units” of most rows.
    units: 26,
    // 56 less 5 with dates and the answers within 5 working days.
    undated: { duties: 50, asked: 2 },
    awaitsTrigger: 1,
    // Undated: 23 rows of all 26, one of the 25 departments, and 57 of unit x row; on 2 review dates. Dated: by the end of June 26, quarterly 3 x 26,
    // by the end of the year 26 and 2, monthly from May 8.
    occurrences: (23 * 26 + 25 + 57) * 2 + 26 + 3 * 26 + 26 + 2 + 8,
    gaps: {
      // Lists kept up to date now and then by all 26; insurance figures by 2.
      noRule: 26 + 2,
      // One row of the towns alone, on 2 review dates.
      nobody: 2,
    },
    // The month's figures that are only an attribute; the answers wait for a message.
    notes: { unitsToCheck: 4, timeToCheck: 1, neverTriggered: 1, emptyGroup: 2 },
    // 5 working days: 28 to 30 September, 8 and 9 October (a Saturday that is worked).
    clocks: [['49', '2021-09-27', '2021-10-09', 26]],
    days: [
      {
        today: '2021-05-31',
        inUseFrom: '2021-05-31',
        // Due today: May's figures of 区财政局.
        lamps: { ongoing: 1360, dueSoon: 1, upcoming: 139 },
        covered: { due: 140, before: 0, aside: 1360 },
      },
      {
        today: '2021-05-31',
        inUseFrom: '2021-01-01',
        lamps: { ongoing: 1360, dueSoon: 1, upcoming: 139 },
        covered: { due: 140, before: 0, aside: 1360 },
      },
      {
        today: '2021-09-30',
        inUseFrom: '2021-09-30',
        // 此前: 26 of the end of June, 26 of Q2, May to August of 区财政局. Due today: Q3 and September. To come: 26 and 2 at the end of the year, Q4, 3 months.
        lamps: { ongoing: 680, before: 680 + 26 + 26 + 4, dueSoon: 26 + 1, upcoming: 28 + 26 + 3 },
        covered: { due: 84, before: 56, aside: 1360 },
      },
      {
        today: '2021-09-30',
        inUseFrom: '2021-01-01',
        lamps: { checkDue: 680, ongoing: 680, overdue: 56, dueSoon: 27, upcoming: 57 },
        overdueUnits: { 6: 1, 2: 25 },
        // The end of June and Q2; 区财政局 May to August as well.
        overdueOf: { 区财政局: 6, 区卫生健康局: 2, 周村经济开发区管委会: 2 },
        covered: { due: 140, before: 0, aside: 1360 },
      },
    ],
  },
  {
    name: '山亭区2021年政务公开工作要点二十一条',
    issued: { on: '2021-04-26', from: 'test' },
    // 22 of the schedule, 61 of the text.
    duties: 83,
    // 27 departments, 2 of the towns, 5 others.
    units: 34,
    // 61 of the text less the year's end, the open day and the pieces.
    undated: { duties: 58, asked: 1 },
    // Items 1, 2 and 4.
    awaitsTrigger: 3,
    // Undated, on 2 review dates: 11 rows of the 27 departments, 8 of theirs with 山城街道办事处, 7 of 15 units, 4 of 9, 4 of 8, 4 of 6, 2 of 5, 7 of 2,
    // 6 of one. Dated: 35 Sundays (2 May to 26 December) x 27, 6 monthly items x 9 (April to December), 4 quarterly x 3, 2 yearly still to come; pieces
    // of 28 units x 9 months; the open day of 27; the year's end of 区司法局.
    occurrences:
      (11 * 27 + 8 * 28 + 7 * 15 + 4 * 9 + 4 * 8 + 4 * 6 + 2 * 5 + 7 * 2 + 6) * 2 +
      (35 * 27 + 6 * 9 + 4 * 3 + 2) +
      (28 * 9 + 27 + 1),
    gaps: {
      // Progress told from time to time by 27 departments.
      noRule: 27,
      // 4 rows of whoever drafts the document, on 2 review dates.
      noUnits: 4 * 2,
    },
    // Six yearly items were due from January to March.
    notes: { unitsToCheck: 5, neverTriggered: 3, startsTooLate: 6, emptyGroup: 1 },
    clocks: [
      // At once, 20 working days: 7 to 10, 13 to 18 (a Saturday that is worked), 22 to 24, 26 (a Sunday) to 30 September, 8 and 9 October.
      ['1', '2021-09-06', '2021-10-09', 27],
      // 3 working days: 28 to 30 September.
      ['4', '2021-09-27', '2021-09-30', 27],
    ],
    days: [
      {
        today: '2021-05-03',
        inUseFrom: '2021-05-03',
        // 此前: Sunday 2 May of 27, April of 6 items and of the pieces of 28. Within 7 days: Sunday 9 May.
        lamps: { ongoing: 1496, before: 27 + 6 + 28, dueSoon: 27, upcoming: 1293 - 61 - 27 },
        covered: { due: 1232, before: 61, aside: 1496 },
      },
      {
        today: '2021-05-03',
        inUseFrom: '2021-01-01',
        lamps: { ongoing: 1496, overdue: 61, dueSoon: 27, upcoming: 1205 },
        // 27 departments: Sunday and pieces, 4 of them one item more; the other two items' units have nothing else, 山城街道办事处 pieces.
        overdueUnits: { 3: 4, 2: 23, 1: 3 },
        overdueOf: { 区财政局: 3, 区民政局: 2, 山城街道办事处: 1, 区自来水公司: 1 },
        covered: { due: 1293, before: 0, aside: 1496 },
      },
      {
        today: '2021-09-30',
        inUseFrom: '2021-09-30',
        // 此前: 22 Sundays (2 May to 26 September), 6 items x April to August, Q2 x 4, one of August, pieces x April to August. Within 7 days: Sunday 3
        // October, September of 6 items, Q3 x 4, September's pieces.
        lamps: {
          ongoing: 748,
          before: 748 + 22 * 27 + 6 * 5 + 4 + 1 + 28 * 5,
          dueSoon: 27 + 6 + 4 + 28,
          // 12 Sundays, 3 months of 6 items, Q4 x 4, one of October, pieces x 3 months, the open day, the year's end.
          upcoming: 12 * 27 + 6 * 3 + 4 + 1 + 28 * 3 + 27 + 1,
        },
        covered: { due: 524, before: 769, aside: 1496 },
      },
      {
        today: '2021-09-30',
        inUseFrom: '2021-01-01',
        lamps: { checkDue: 748, ongoing: 748, overdue: 769, dueSoon: 65, upcoming: 459 },
        // A department: 22 Sundays and 5 months of pieces. A monthly item adds 5, 区民政局's quarterly ones 4, 区司法局's of August one.
        overdueUnits: { 32: 4, 31: 1, 28: 1, 27: 21, 5: 3 },
        overdueOf: {
          区财政局: 32,
          区统计局: 32,
          区民政局: 31,
          区司法局: 28,
          区应急局: 27,
          山城街道办事处: 5,
          区自来水公司: 5,
        },
        covered: { due: 1293, before: 0, aside: 1496 },
      },
    ],
  },
  {
    name: '平度市2018年政务公开重点工作任务分解落实方案',
    issued: { on: '2018-06-25', from: 'test' },
    duties: 32,
    // 21 departments and 市大数据中心.
    units: 22,
    // 32 less 5 with dates and one that waits for a document.
    undated: { duties: 26, asked: 2 },
    // After a document, and after enrolment (beside its date in July).
    awaitsTrigger: 2,
    // Undated, on 2 review dates: 6 rows of the 21 departments, 2 of theirs with 市大数据中心, one of 10 units, 2 of 3, 4 of 2, 9 of one. Dated: 2-2, 8-5
    // and 21 once; 8-1 7 months (June to December); 8-7 of two units twice monthly and quarterly.
    occurrences: (6 * 21 + 2 * 22 + 10 + 2 * 3 + 4 * 2 + 9) * 2 + 3 + 7 + 2 * (7 + 7 + 3),
    gaps: {
      // 8-8 of one unit, 8-9 of three.
      noRule: 1 + 3,
      // 9: whoever issued the document.
      noUnits: 1,
    },
    notes: { unitsToCheck: 6, timeToCheck: 2, neverTriggered: 2, emptyGroup: 1 },
    // 20 working days: 4 to 7, 10 to 14, 17 to 21, 25 to 30 September (a Saturday and a Sunday that are worked).
    clocks: [['8-5', '2018-09-03', '2018-09-30', 1]],
    days: [
      {
        today: '2018-07-02',
        inUseFrom: '2018-07-02',
        // 此前, all of 30 June: 8-1, and June twice and Q2 of two units; the first reviews count nowhere.
        lamps: { ongoing: 203, before: 203 + 1 + 2 * 3, upcoming: 37 },
        covered: { due: 37, before: 7, aside: 406 },
      },
      {
        today: '2018-07-02',
        inUseFrom: '2018-01-01',
        lamps: { checkDue: 203, ongoing: 203, overdue: 7, upcoming: 37 },
        overdueUnits: { 3: 2, 1: 1 },
        overdueOf: { 市环保局: 3, 市水利水产局: 3, 市财政局: 1 },
        covered: { due: 44, before: 0, aside: 406 },
      },
      {
        today: '2018-09-30',
        inUseFrom: '2018-09-30',
        // 此前: June to August of 8-1, 8-5, and of two units June to August twice and Q2. Due today: September, twice of two units, and Q3.
        lamps: {
          ongoing: 203,
          before: 203 + 3 + 1 + 2 * (3 + 3 + 1),
          dueSoon: 1 + 2 * 3,
          // October to December of 8-1, of two units the same twice and Q4, 2-2, 21.
          upcoming: 3 + 2 * (3 + 3 + 1) + 2,
        },
        covered: { due: 26, before: 18, aside: 406 },
      },
      {
        today: '2018-09-30',
        inUseFrom: '2018-01-01',
        lamps: { checkDue: 203, ongoing: 203, overdue: 18, dueSoon: 7, upcoming: 19 },
        overdueUnits: { 7: 2, 3: 1, 1: 1 },
        overdueOf: { 市环保局: 7, 市水利水产局: 7, 市财政局: 3, 市教体局: 1 },
        covered: { due: 44, before: 0, aside: 406 },
      },
    ],
  },
];
