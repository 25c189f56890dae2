import type { SiteKind, SitesOverview } from '../../electron/contract/sites.ts';

export type EditedAddress = SitesOverview['addresses'][number];

export const SITE_KIND_WORDS: Readonly<Record<SiteKind, string>> = {
  page: '列表页',
  feed: 'RSS',
  sitemap: '网站地图',
  json: 'JSON',
};
