import { readTimeWording, reportsYearBefore } from '../wording/time.ts';
import type { TimeReading, UnitsReading } from '../wording/reading.ts';
import { readUnitsWording } from '../wording/units.ts';

/** A reading with a note before what it asks already. */
export function addCheck<Reading extends TimeReading | UnitsReading>(
  reading: Reading,
  note: string | undefined,
): Reading {
  return note === undefined ? reading : { ...reading, check: note + (reading.check ?? '') };
}

/** Readers that remember: the same wordings stand in many rows of a table. */
export interface Readers {
  readonly time: (wording: string, source: 'time' | 'content', subject: string) => TimeReading;
  readonly units: (wording: string) => UnitsReading;
}

export function readersOf(planYear: number, firstLeads: boolean): Readers {
  const times = new Map<string, TimeReading>();
  const units = new Map<string, UnitsReading>();
  return {
    time: (wording, source, subject) => {
      // All that a reading takes from its subject is whether that reports on the year before.
      const key = `${source} ${reportsYearBefore(subject)} ${wording}`;
      const reading = times.get(key) ?? readTimeWording(wording, { planYear, source, subject });
      times.set(key, reading);
      return reading;
    },
    units: (wording) => {
      const reading = units.get(wording) ?? readUnitsWording(wording, { firstLeads });
      units.set(wording, reading);
      return reading;
    },
  };
}
