import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { passphraseRefusal } from '../../domain/backups/passphrase.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { CopyLabel, DataContent, DataCounts } from '../../domain/model/backup.ts';
import type { CopySource } from '../copies/copies.ts';
import { dayInChina } from '../copies/label.ts';
import { lookInto } from '../copies/looking.ts';
import { readSettings, writeSettings, type SealingKeys } from '../copies/settings.ts';
import { discard } from '../file/durable.ts';
import { storeFailure } from '../file/failures.ts';
import { SECOND_WORK_PREFIX, type StorePaths } from '../file/paths.ts';
import { createDisk } from './disk.ts';
import { makeKeys } from './keys.ts';
import { createPatience, USUAL_LIMITS } from './patience.ts';
import { HEAD_BYTES, readHead, seal, unseal } from './sealed.ts';
import { sealedLabelOf } from './sealedLabel.ts';

/** Setting the passphrase of the second folder's copies, which takes one trial restore. */
export interface Trials {
  /** Makes keys for a passphrase and seals a trial copy with them; answers the trial's id. `now`: ISO instant. */
  propose(source: CopySource, passphrase: string, now: string): Promise<Outcome<string>>;
  /** Opens the trial copy by the passphrase as typed again; where it holds what was put in, copies are sealed from here on. */
  confirm(id: string, passphrase: string): Promise<Outcome<DataCounts>>;
  /** Copies are plain again. */
  clear(): Outcome<undefined>;
  /** Lets go of a trial that was not brought to its end. */
  drop(): void;
}

interface Trial {
  readonly id: string;
  readonly folder: string;
  readonly keys: SealingKeys;
  readonly put: DataContent;
}

const TITLE = '试封的备份';

/** `work`: as for `makeKeys`. One trial at a time. */
export function createTrials(paths: StorePaths, work: number): Trials {
  const disk = createDisk(createPatience(USUAL_LIMITS));
  let trial: Trial | undefined;

  function drop(): void {
    if (trial) discard(trial.folder);
    trial = undefined;
  }

  async function sealOne(folder: string, source: CopySource, passphrase: string, now: string): Promise<Outcome<Trial>> {
    const plain = join(folder, 'plain.sqlite');
    const label: CopyLabel = { kind: 'manual', sequence: 0, madeAt: now, day: dayInChina(now) };
    const put = source.content();
    const copied = await source.copyTo(plain, label);
    if (!copied.ok) return copied;
    const keys = await makeKeys(passphrase, work);
    await disk.write(
      join(folder, 'sealed.age'),
      await seal(disk.read(plain), sealedLabelOf(label, put), keys),
      () => undefined,
    );
    discard(plain);
    return succeed({ id: randomUUID(), folder, keys, put });
  }

  async function openOne({ folder, put }: Trial, passphrase: string): Promise<Outcome<DataCounts>> {
    const sealed = join(folder, 'sealed.age');
    const head = readHead(await disk.head(sealed, HEAD_BYTES));
    if (!head) throw new Error('the trial copy has no head');
    const opened = await unseal(disk.read(sealed), head, passphrase, TITLE);
    if (!opened.ok) return opened;
    const plain = join(folder, 'opened.sqlite');
    await disk.write(plain, opened.value, () => undefined);
    const look = lookInto(plain, folder);
    if (!look.ok || JSON.stringify(look.content) !== JSON.stringify(put))
      throw new Error('the trial copy holds something else');
    return succeed(look.content.counts);
  }

  return {
    async propose(source, passphrase, now) {
      const refusal = passphraseRefusal(passphrase);
      if (refusal !== undefined) return fail('invalid-input', refusal, { fields: { passphrase: refusal } });
      drop();
      const folder = mkdtempSync(join(paths.folder, SECOND_WORK_PREFIX));
      try {
        const made = await sealOne(folder, source, passphrase, now);
        if (made.ok) trial = made.value;
        else discard(folder);
        return made.ok ? succeed(made.value.id) : made;
      } catch (error) {
        discard(folder);
        return refusalOf(error, paths.folder);
      }
    },
    async confirm(id, passphrase) {
      if (trial?.id !== id) return fail('not-found', '这次设定已经失效。请重新输入口令。');
      const current = trial;
      try {
        const opened = await openOne(current, passphrase);
        if (!opened.ok) {
          return opened.error.code === 'wrong-passphrase'
            ? fail(
                'wrong-passphrase',
                '两次输入的口令不一样，用第二次输入的口令打不开试封的备份。口令还没有设定。请再输一次，或重新设定。',
              )
            : opened;
        }
        writeSettings(paths, { ...readSettings(paths), sealing: current.keys });
        drop();
        return opened;
      } catch (error) {
        return refusalOf(error, paths.folder);
      }
    },
    clear() {
      try {
        writeSettings(paths, { ...readSettings(paths), sealing: undefined });
        return succeed(undefined);
      } catch (error) {
        return refusalOf(error, paths.folder);
      }
    },
    drop,
  };
}

function refusalOf(error: unknown, place: string): Outcome<never> {
  const failure = storeFailure(error, place);
  if (!failure) throw error;
  return { ok: false, error: failure };
}
