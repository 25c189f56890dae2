import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Notification } from 'electron';
import { z } from 'zod';
import type { DailyFigures } from '../../contract/notices.ts';
import { parsePlainDate, type PlainDate } from '../../domain/dates/plainDate.ts';
import { dailyNotice, type Notice } from '../../domain/today/dailyNotice.ts';
import type { Dispatch } from '../../services/app/dispatch.ts';

const FIRST_LOOK_MS = 20_000;
const LOOK_AGAIN_MS = 30 * 60_000;
const kept = z.object({ shownOn: z.string() });

/** The day of the last notice; a missing or spoilt file is none. */
function readShownOn(file: string): PlainDate | undefined {
  try {
    return parsePlainDate(kept.parse(JSON.parse(readFileSync(file, 'utf8'))).shownOn);
  } catch {
    return undefined;
  }
}

/** Whether the day could be written down; without that there is no telling whether the notice was given. */
function writeShownOn(file: string, shownOn: PlainDate): boolean {
  try {
    writeFileSync(file, JSON.stringify({ shownOn }));
    return true;
  } catch {
    return false;
  }
}

function show({ title, body }: Notice, onClick: () => void): void {
  const notification = new Notification({ title, body, silent: true });
  notification.on('click', onClick);
  notification.show();
}

/** Gives the day's notice where one is due. */
async function look(file: string, dispatch: Dispatch, onClick: () => void): Promise<void> {
  const answer = await dispatch('notices.daily', {});
  if (!answer.ok) return;
  // The contract types what the handler of this name answers.
  const figures = answer.value as DailyFigures;
  const notice = dailyNotice({ ...figures, hour: new Date().getHours(), lastShownOn: readShownOn(file) });
  if (notice && writeShownOn(file, figures.today)) show(notice, onClick);
}

/** Tells once a day, as the machine's own notification, what is overdue and due this week; a click brings the window up. */
export function watchDaily(dataDir: string, dispatch: Dispatch, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const file = path.join(dataDir, 'window', 'notice.json');
  const tick = () => void look(file, dispatch, onClick);
  setTimeout(tick, FIRST_LOOK_MS).unref();
  setInterval(tick, LOOK_AGAIN_MS).unref();
}
