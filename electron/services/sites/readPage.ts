import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, type Outcome } from '../../domain/failure.ts';
import type { SitePage } from '../../domain/model/site.ts';
import type { ServiceContext } from '../app/context.ts';
import type { JobControl } from '../app/ports.ts';
import type { AskWeb } from '../app/webDoor.ts';

/** Asks a site for a page and reads its list; what the site answers instead of one is refused with its sentence. `control` heeds cancelling alone. */
export async function readPage(
  { documents, clock }: Pick<ServiceContext, 'documents' | 'clock'>,
  ask: AskWeb,
  { url, noLaterThan }: { readonly url: string; readonly noLaterThan: PlainDate | undefined },
  { signal }: Pick<JobControl, 'signal'>,
): Promise<Outcome<SitePage & { readonly url: string }>> {
  const page = await ask(url, signal);
  if (!page.ok) return page;
  const { status, contentType, bytes } = page.value;
  if (status < 200 || status >= 300) return refuseStatus(url, status);
  const today = clock.today();
  const days = { today, noLaterThan: noLaterThan ?? today };
  const silent = { signal, progress: () => undefined };
  const read = await documents.readSitePage({ url: page.value.url, contentType, bytes }, days, silent);
  if (read.ok) return { ok: true, value: { ...read.value, url: page.value.url } };
  return LIMITS_OF_READING.has(read.error.code)
    ? fail('page-too-large', `“${url}”的内容过多，长时间读不完，已停止读取。请改填具体栏目的列表页。`)
    : read;
}

/** How the worker's limits refuse what it cannot finish. */
const LIMITS_OF_READING: ReadonlySet<string> = new Set(['not-a-workbook', 'unpacks-too-large']);

function refuseStatus(url: string, status: number): Outcome<never> {
  return fail('page-refused', `“${url}”没有取到（网站回答 ${status}）：${whyOf(status)}。`);
}

function whyOf(status: number): string {
  switch (status) {
    case 404:
    case 410:
      return '网页不存在，可能已改版或删除，请用浏览器打开网站，改填现在的网址';
    case 401:
    case 407:
      return '需要登录，请填写不登录就能看到的列表页，或在后台导出清单后导入';
    case 403:
      return '网站拒绝访问，请在网站后台导出清单后导入，或请网站管理单位放行';
    case 412:
    case 521:
      return '网站只接受浏览器访问（防采集），请在网站后台导出清单后导入';
    case 429:
      return '网站认为访问过于频繁，请过一段时间再试';
    default:
      return status >= 500 ? '网站出错，请稍后重试' : '不是网页内容，请用浏览器打开核对';
  }
}
