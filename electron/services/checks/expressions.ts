import type { ExpressionLine, ExpressionsPreview } from '../../contract/checks.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { expressionLines, type ReadExpression } from '../../domain/checks/expressionTable.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { Expression } from '../../domain/model/expression.ts';
import { normaliseName } from '../../domain/units/names.ts';
import { EXPRESSION_KIND_WORDS } from '../../domain/words/checks.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { createKept } from '../app/kept.ts';
import { listWorkbook, textCell, writeList } from '../app/listWorkbook.ts';
import { readTableFile } from '../app/tableFiles.ts';

interface ReadFile {
  readonly source: string;
  readonly lines: readonly ReadExpression[];
  readonly notes: readonly string[];
}

/** 表述库: the office's own list of wrong and sensitive expressions, typed, or in and out as a table. */
export function createExpressions(context: ServiceContext): AreaHandlers<'expressions'> {
  const files = createKept<ReadFile>(context.ids);
  const findFile = (previewId: string): Outcome<ReadFile> => {
    const file = files.get(previewId);
    return file ? succeed(file) : fail('not-found', '这份清单已不在内存中（程序可能已重启）。请重新选择文件。');
  };
  return {
    'expressions.list': () => succeed(context.store.expressions.all()),
    'expressions.save': (input) => save(context, input),
    'expressions.remove'({ ids }) {
      const known = new Set(context.store.expressions.all().map(({ id }) => id));
      const at = ids.findIndex((id) => !known.has(id));
      if (at !== -1) {
        return fail('not-found', '有的表述已不在库中，可能刚被删除。请刷新后重试。', {
          fields: { [`ids.${at}`]: '没有这条表述' },
        });
      }
      return runCommand(context, { label: `从表述库删除 ${ids.length} 条` }, () => {
        context.store.expressions.remove(ids);
        return {};
      });
    },
    'expressions.read'({ fileId }) {
      return readTableFile(context, { fileId, reading: '正在读取表述清单' }, ({ fileName, grids, notes }) => {
        const lines = expressionLines(grids);
        if (lines.length === 0)
          return fail(
            'no-header',
            `“${fileName}”里没有找到表述。请至少有一列“表述”（或“错误表述”“敏感词”），每行一条。`,
            {
              place: { file: fileName },
            },
          );
        return succeed({ previewId: files.put({ source: fileName, lines, notes }) });
      });
    },
    'expressions.preview'({ previewId }) {
      const file = findFile(previewId);
      return file.ok ? succeed(previewOf(context, previewId, file.value)) : file;
    },
    'expressions.import'({ previewId }) {
      const file = findFile(previewId);
      return file.ok ? importAll(context, file.value) : file;
    },
    'expressions.export': () => exportAll(context),
  };
}

/** Two spellings that a search finds alike are one expression. */
function identityOf(text: string): string {
  return normaliseName(text);
}

function save(context: ServiceContext, { id, ...expression }: ParsedInputOf<'expressions.save'>) {
  const { store, clock } = context;
  const all = store.expressions.all();
  if (id !== undefined && !all.some((each) => each.id === id)) {
    return fail('not-found', '这条表述已不在库中，可能刚被删除。请刷新后重试。');
  }
  const twin = all.find((each) => each.id !== id && identityOf(each.text) === identityOf(expression.text));
  if (twin) {
    return fail('conflict', `表述库里已有“${twin.text}”（${EXPRESSION_KIND_WORDS[twin.kind]}），没有重复添加。`, {
      fields: { text: '已有这条表述' },
    });
  }
  if (identityOf(expression.text) === identityOf(expression.right)) {
    return fail('invalid-input', `“${expression.text}”与规范表述相同。请改正。`, { fields: { right: '与表述相同' } });
  }
  const label = `${id === undefined ? '添加' : '修改'}表述：${expression.text.slice(0, 30)}`;
  return runCommand(context, { label }, () => {
    if (id === undefined) return { id: store.expressions.add(expression, clock.now()) };
    store.expressions.update({ ...expression, id });
    return { id };
  });
}

type Compared = ExpressionLine & { readonly before?: Expression };

/** What comes in beside what is there. */
function compare({ store }: ServiceContext, lines: readonly ReadExpression[]): readonly Compared[] {
  const known = new Map(store.expressions.all().map((each) => [identityOf(each.text), each]));
  const seen = new Set<string>();
  return lines.map(({ sheet, line, expression, trouble }): Compared => {
    if (!expression) return { sheet, line, state: 'left', reason: trouble ?? '' };
    const identity = identityOf(expression.text);
    const at = { sheet, line, expression };
    if (seen.has(identity)) return { ...at, state: 'left', reason: '与上面一行相同' };
    seen.add(identity);
    const before = known.get(identity);
    if (!before) return { ...at, state: 'add', reason: '' };
    const merged = { ...expression, right: expression.right || before.right, note: expression.note || before.note };
    const isSame = merged.kind === before.kind && merged.right === before.right && merged.note === before.note;
    if (isSame) return { ...at, state: 'same', reason: '库里已有' };
    return { sheet, line, expression: merged, state: 'change', reason: `库里现为：${wordsOf(before)}`, before };
  });
}

function wordsOf({ kind, right, note }: Expression): string {
  return [EXPRESSION_KIND_WORDS[kind], right, note].filter((part) => part !== '').join('，');
}

function previewOf(context: ServiceContext, previewId: string, { source, lines, notes }: ReadFile): ExpressionsPreview {
  const compared = compare(context, lines);
  const count = (state: ExpressionLine['state']) => compared.filter((line) => line.state === state).length;
  return {
    previewId,
    source,
    notes,
    lines: compared.map(({ before: _before, ...line }) => line),
    counts: { add: count('add'), change: count('change'), same: count('same'), left: count('left') },
  };
}

function importAll(context: ServiceContext, { lines }: ReadFile) {
  const { store, clock } = context;
  const compared = compare(context, lines);
  const wanted = compared.filter(({ state }) => state === 'add' || state === 'change');
  return runCommand(context, { label: `导入表述 ${wanted.length} 条` }, () => {
    let added = 0;
    let altered = 0;
    for (const { expression, before } of wanted) {
      if (!expression) continue;
      if (before) {
        store.expressions.update({ ...expression, id: before.id, text: before.text });
        altered += 1;
      } else {
        store.expressions.add(expression, clock.now());
        added += 1;
      }
    }
    return { added, altered };
  });
}

function exportAll(context: ServiceContext) {
  const all = context.store.expressions.all();
  return writeList(context, undefined, (heading) =>
    listWorkbook(heading, {
      name: '表述库',
      title: '错误表述和敏感表述清单',
      caption: `共 ${all.length} 条`,
      columns: [
        { header: ['表述'], width: 30, align: 'left' },
        { header: ['类型'], width: 12, align: 'center' },
        { header: ['规范表述'], width: 30, align: 'left' },
        { header: ['说明'], width: 40, align: 'left' },
      ],
      rows: all.map(({ text, kind, right, note }) =>
        [text, EXPRESSION_KIND_WORDS[kind], right, note].map((cell) => textCell(cell)),
      ),
      footer: ['说明：这张表可以修改后再导入。'],
    }),
  );
}
