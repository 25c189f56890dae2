/**
 * The floors of the house: in each layer, its rooms (folders and files) from the ground up. A room may import rooms of lower floors only; two on
 * one floor know nothing of each other. So no two rooms import each other, and a newcomer reads a layer from its first line. A folder or file that
 * has no floor fails the check (build/scripts/checkFloors.ts), which is run by `npm test` and `npm run lint`.
 */
export interface Floors {
  /** The layer's folder, from the project's root. */
  readonly layer: string;
  readonly floors: readonly (readonly string[])[];
}

export const FLOORS: readonly Floors[] = [
  {
    layer: 'electron/domain',
    floors: [
      // Brands, refusals, exact points and dates: what even the vocabulary is made of.
      ['brand.ts', 'failure.ts', 'points.ts', 'lookAlikes.ts', 'linkKey.ts', 'columns.ts'],
      ['dates', 'sheets'],
      ['model', 'workdays'],
      // What people read, once for each type of the model; the renderer's words too.
      ['words'],
      // 'groups': who belongs to a group on a day, for all who reckon.
      ['rules', 'groups', 'submissions'],
      // The clocks of cases, for all who reckon.
      ['cases'],
      // Reading: from cells and sentences to readings. Reckoning: from facts to occurrences. Neither knows the other.
      [
        'reading',
        'occurrences',
        'coverage',
        'calendar',
        'duties',
        'today',
        'registrations',
        'findings',
        'backups',
        'sites',
        'checks',
        // From what a unit's facts come to, whatever they derive from, to its score.
        'scoring',
      ],
      // 'years': from one year to the next. 'yearlyReport': what registers come to in a year.
      ['years', 'yearlyReport'],
      // 'assessment' also asks who answers for what.
      ['assessment', 'units', 'heat', 'fillIn', 'ledger'],
      // 'publications': what a website shows, set beside what was due; reads time words and units' names.
      ['papers', 'reminders', 'publications'],
      // What comes back is set beside the record: rows of imports, rows of fill-in books.
      ['exchange'],
      // What goes in and out as files.
      ['documentJobs.ts'],
    ],
  },
  {
    layer: 'electron/store',
    floors: [
      ['file', 'schema', 'repositories'],
      ['log', 'facts.ts', 'copies'],
      ['importUndo', 'recovery', 'second', 'erasing.ts'],
      ['store.ts'],
      ['openStore.ts'],
      // What takes long, by a connection of its own in a thread of its own.
      ['longWrites'],
    ],
  },
  {
    layer: 'electron/web',
    floors: [['addresses.ts', 'robots.ts', 'pace.ts', 'refusals.ts'], ['exchange.ts'], ['door.ts']],
  },
  {
    layer: 'electron/services',
    floors: [
      ['app'],
      ['year'],
      [
        'units',
        'workdays',
        'cases',
        'yearlyReport',
        'submissions',
        'registrations',
        'ledger',
        'findings',
        'duties',
        'assessment',
        'fillIn',
        'backups',
        'recovery',
      ],
      // From one year to the next.
      ['years'],
      [
        'workspace',
        'scoreFacts',
        'imports',
        'oldLedger',
        'exports',
        'papers',
        'screens',
        // Events count to duties: they are registered there.
        'registers',
        'evidence',
        'publications',
        'checks',
      ],
      // Slips are papers too; what comes of a site is recorded as lists are; what looks at years is printed as tables are.
      ['reminders', 'sites', 'scoreProcess', 'lookBack', 'comparison'],
      // Plays a year with what stands below it.
      ['demo'],
      ['services.ts'],
    ],
  },
  {
    layer: 'renderer',
    floors: [
      ['bridge', 'theme'],
      ['address'],
      ['ui'],
      // What lies in evidence is shown where the evidence is.
      ['grid', 'pdf'],
      // What several screens show; a copy of the data is restored where it is listed and where a start has found harm.
      ['occurrence', 'rules', 'backups'],
      ['register'],
      // The screens: none imports another.
      [
        'today',
        'before',
        'calendar',
        'heat',
        'tasks',
        'ledger',
        'lookBack',
        'publications',
        'coverage',
        'checks',
        'findings',
        'submissions',
        'cases',
        'assessment',
        'schemes',
        'units',
        'unit',
        'imports',
        'oldLedger',
        'exports',
        'fillIn',
        'papers',
        'settings',
        'years',
        'workdays',
        'recovery',
      ],
      ['shell'],
      // The first page's questions are under way before the rest of the page is there.
      ['first.ts'],
      ['main.tsx'],
    ],
  },
];
