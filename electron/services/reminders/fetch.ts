import type { ParsedInputOf } from '../../contract/index.ts';
import type { ReminderId } from '../../domain/brand.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { InputFile } from '../../domain/documentJobs.ts';
import type { Reminder } from '../../domain/model/ledger.ts';
import { fileNameOf } from '../../domain/papers/paper.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { WORD } from '../papers/templates.ts';
import { UNWATCHED } from './make.ts';

const ZIP = 'application/zip';

/** Hands out slips' files as they were made, names those that are not there any more, and remembers that somebody has them. In a closed year they are handed out all the same. */
export async function fetch(context: ServiceContext, { ids, pack }: ParsedInputOf<'reminders.fetch'>) {
  const { store, clock } = context;
  const slips = slipsOf(context, ids);
  if (!slips.ok) return slips;
  if (pack === 'one' && new Set(slips.value.map(({ recordedIn }) => recordedIn)).size > 1) {
    return fail('conflict', '所选的催办单不是同一次生成的，版式可能不同，不能合成一个文件。请改为打包下载。');
  }
  const { whole, left } = await filesOf(context, slips.value);
  if (whole.length === 0) return refuseAll(left);
  const taken = whole.map(({ slip }) => slip);
  const file = await packed(
    context,
    taken,
    whole.map((each) => each.file),
    pack,
  );
  if (!file.ok) return file;
  const kept = context.files.put(file.value);
  if (!kept.ok) return kept;
  const open = taken.filter(({ year }) => store.workspace.year(year)?.state === 'open');
  // Nobody could take back that a file is out.
  return runCommand({ store, clock }, { label: `下载催办单 ${taken.length} 份`, undoable: false }, () => {
    for (const { id, fetchedAt } of open) if (fetchedAt === undefined) store.reminders.markFetched(id, clock.now());
    return {
      fileId: kept.value,
      fileName: file.value.name,
      left: left.map(({ slip: { id, documentNumber }, error: { message } }) => ({ id, documentNumber, why: message })),
    };
  });
}

function slipsOf({ store }: ServiceContext, ids: readonly ReminderId[]): Outcome<readonly Reminder[]> {
  const slips = [...new Set(ids)].map((id) => store.reminders.one(id));
  const found = slips.filter((slip) => slip !== undefined);
  if (found.length < slips.length) {
    return fail('not-found', '所选的催办单有的已不存在，可能刚被撤销。请刷新后重试。');
  }
  return succeed(found);
}

interface Left {
  readonly slip: Reminder;
  readonly error: Failure;
}

/** The files that are there as they were made, and the slips that have none: one that is gone holds up no other. */
async function filesOf(context: ServiceContext, slips: readonly Reminder[]) {
  const whole: { readonly slip: Reminder; readonly file: InputFile }[] = [];
  const left: Left[] = [];
  for (const slip of slips) {
    const file = await fileOf(context, slip);
    if (file.ok) whole.push({ slip, file: file.value });
    else left.push({ slip, error: file.error });
  }
  return { whole, left };
}

async function fileOf(context: ServiceContext, { file, documentNumber }: Reminder): Promise<Outcome<InputFile>> {
  if (!file) return fail('not-found', `${documentNumber}没有文件：它是示例数据。`);
  const bytes = await context.evidenceFolder.read(file.sha256);
  if (bytes.ok) return succeed({ name: file.name, bytes: bytes.value });
  const help = '如还有下载过的原文件，请在这份催办单里选择“重新添加原文件”，或从备份中找回。';
  return fail(bytes.error.code, `“${file.name}”不能下载：${bytes.error.message}${help}`, {
    place: { file: file.name },
  });
}

function refuseAll(left: readonly Left[]): Outcome<never> {
  const [first, ...others] = left;
  if (!first) throw new Error('Nothing taken and nothing left');
  const { code, message, place } = first.error;
  const more = others.length === 0 ? '' : `其余 ${others.length} 份也不能下载。`;
  return fail(code, `${message}${more}`, place ? { place } : {});
}

async function packed(
  { store, documents, clock }: ServiceContext,
  slips: readonly Reminder[],
  files: readonly InputFile[],
  pack: 'one' | 'each',
) {
  const [only] = files;
  if (only && files.length === 1) return succeed({ ...only, mediaType: WORD });
  const district = store.workspace.setting('district') ?? '';
  const whose = `${new Set(slips.map(({ unitId }) => unitId)).size}个单位`;
  const name = fileNameOf(
    `${district}政务公开催办单（${whose}，${chineseDate(clock.today())}）`,
    pack === 'one' ? 'docx' : 'zip',
  );
  const bytes = await documents.packPapers(files, pack, name, UNWATCHED);
  return bytes.ok ? succeed({ name, mediaType: pack === 'one' ? WORD : ZIP, bytes: bytes.value }) : bytes;
}
