/** A number of pieces: 1篇, 不少于两条, 3篇（条）. */
const PIECES = '[0-9０-９一二两三四五六七八九十]+\\s*(?:余\\s*)?(?:篇|条|件)';
const NEWS = '(?:信息|稿件|信息稿件|简讯|动态信息|工作动态)';
const SENT = '(?:报送|上报|投送|投稿|报|供稿)';
const NEAR = '[^。；;\\n]';

/** 「报送政务公开信息不少于1篇」, 「每月至少上报1条信息」, 「投稿不少于2篇」. */
const ORDERS: readonly RegExp[] = [
  new RegExp(`${SENT}${NEAR}{0,16}${NEWS}${NEAR}{0,12}${PIECES}`, 'u'),
  new RegExp(`${SENT}${NEAR}{0,8}${PIECES}${NEAR}{0,12}${NEWS}`, 'u'),
  new RegExp(`${NEWS}${NEAR}{0,10}${SENT}${NEAR}{0,16}${PIECES}`, 'u'),
  new RegExp(`${PIECES}${NEAR}{0,12}${NEWS}${NEAR}{0,12}(?:报送|上报|投送|报)`, 'u'),
  new RegExp(`(?:投稿|供稿)${NEAR}{0,12}${PIECES}`, 'u'),
];

/** What is written, held or published is no piece sent to the office, however many of it are wanted. */
const OTHER = /解读|发布会|访谈|开放日|培训|办件|答复|公开信息\s*[0-9０-９一二两三四五六七八九十]+\s*条/u;

/**
 * Whether a wording asks for pieces of news sent to the office (信息报送; DOMAIN.md, "Monthly submissions"): 报送, 上报, 投稿 of 信息 or 稿件, and how
 * many. A number of interpretations (解读不少于2篇) or of press conferences is none.
 */
export function readsAsPieces(content: string, timeWording = ''): boolean {
  const clauses = `${content}\n${timeWording}`.split(/[。；;\n]/u);
  const whole = content.includes('报') || content.includes('稿') ? [`${content} ${timeWording}`] : [];
  return [...clauses, ...whole].some((text) => !OTHER.test(text) && ORDERS.some((order) => order.test(text)));
}
