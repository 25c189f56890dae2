import type PizZip from 'pizzip';

const DOCUMENT = 'word/document.xml';

interface BodyParts {
  readonly before: string;
  readonly content: string;
  /** The section of the whole document, which stands last in its body. */
  readonly section: string;
  readonly after: string;
}

/**
 * Several papers made from one template as one document: each a section of its own, so that it begins on a new page with page number 1. They share
 * every other part (styles, footers, pictures), since these came from the same template.
 */
export function joinPapers(first: PizZip, rest: readonly PizZip[]): PizZip {
  const parts = bodyOf(first);
  if (!parts || rest.length === 0) return first;
  const contents = [parts.content, ...rest.map((zip) => bodyOf(zip)?.content ?? '')];
  const section = onNewPage(parts.section);
  const breaks = `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${section}</w:pPr></w:p>`;
  const joined = contents.map(withoutBookmarks).join(breaks);
  first.file(DOCUMENT, `${parts.before}${joined}${section}${parts.after}`);
  return first;
}

function bodyOf(zip: PizZip): BodyParts | undefined {
  const xml = zip.file(DOCUMENT)?.asText() ?? '';
  const start = xml.indexOf('>', xml.search(/<w:body[\s>]/u)) + 1;
  const end = xml.lastIndexOf('</w:body>');
  const sectionAt = xml.lastIndexOf('<w:sectPr', end);
  if (start === 0 || end < 0) return undefined;
  const at = sectionAt < 0 || !isLastInBody(xml.slice(sectionAt, end)) ? end : sectionAt;
  return {
    before: xml.slice(0, start),
    content: xml.slice(start, at),
    section: xml.slice(at, end),
    after: xml.slice(end),
  };
}

function isLastInBody(xml: string): boolean {
  return /^<w:sectPr(?:\s[^>]*)?(?:\/>|>[\s\S]*<\/w:sectPr>)\s*$/u.test(xml);
}

/** The section with its beginning on a new page, and its pages counted from 1. */
function onNewPage(section: string): string {
  const plain =
    section === '' ? '<w:sectPr></w:sectPr>' : section.replace(/^<w:sectPr([^>]*)\/>\s*$/u, '<w:sectPr$1></w:sectPr>');
  const typed = /<w:type\s[^>]*\/>/u.test(plain)
    ? plain.replace(/<w:type\s[^>]*\/>/u, '<w:type w:val="nextPage"/>')
    : plain;
  if (!/<w:pgNumType\b/u.test(typed)) return typed;
  return typed.replace(/<w:pgNumType\b[^>]*\/>/u, (tag) =>
    /w:start=/u.test(tag)
      ? tag.replace(/w:start="[^"]*"/u, 'w:start="1"')
      : tag.replace('<w:pgNumType', '<w:pgNumType w:start="1"'),
  );
}

/** Bookmarks must be unique in a document; none of ours refers to one. */
function withoutBookmarks(xml: string): string {
  return xml.replaceAll(/<w:bookmark(?:Start|End)\b[^>]*\/>/gu, '');
}
