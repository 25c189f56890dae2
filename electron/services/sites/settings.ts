import type { SitesOverview } from '../../contract/sites.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { SiteAddress } from '../../domain/model/site.ts';
import { withScheme } from '../../domain/registrations/link.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { isWebOn, setWebOn } from '../app/webDoor.ts';

export function sitesOverview(context: ServiceContext): SitesOverview {
  const { store } = context;
  const names = new Map(store.units.units().map(({ id, name }) => [id, name]));
  const withUnit = (address: SiteAddress) => {
    const unit = address.unitId && names.get(address.unitId);
    return unit === undefined ? address : { ...address, unit };
  };
  return {
    on: isWebOn(context),
    addresses: store.sites.addresses().map(withUnit),
    confirmedHosts: store.sites.confirmedHosts(),
  };
}

export function switchWeb(context: ServiceContext, { on }: ParsedInputOf<'sites.setOn'>) {
  const label = on ? '开启网上核对' : '关闭网上核对';
  return runCommand(context, { label }, () => {
    if (on !== isWebOn(context)) setWebOn(context, on);
    return {};
  });
}

export function confirmHost(context: ServiceContext, input: ParsedInputOf<'sites.confirmHost'>) {
  const typed = addressOf(input.host.includes('://') ? input.host : `http://${input.host}`, 'host');
  if (!typed.ok) return typed;
  const { host } = typed.value;
  const { store, clock } = context;
  return runCommand(context, { label: `确认内网地址 ${host}` }, () => {
    store.sites.confirmHost({ host, confirmedAt: clock.now() });
    return { host };
  });
}

export function withdrawHosts(context: ServiceContext, { hosts }: ParsedInputOf<'sites.withdrawHosts'>) {
  const known = new Set(context.store.sites.confirmedHosts().map(({ host }) => host));
  const missing = hosts.findIndex((host) => !known.has(host));
  if (missing >= 0) {
    return fail('not-found', `“${hosts[missing]}”不在已确认的地址里。请刷新后重试。`, {
      fields: { [`hosts.${missing}`]: '没有确认过这个地址' },
    });
  }
  return runCommand(context, { label: `撤销确认内网地址 ${hosts.length} 个` }, () => {
    for (const host of hosts) context.store.sites.withdrawHost(host);
    return {};
  });
}

export function saveAddress(context: ServiceContext, input: ParsedInputOf<'sites.save'>) {
  const { store, clock } = context;
  const url = addressOf(withScheme(input.url), 'url');
  if (!url.ok) return url;
  const { id, ...given } = input;
  const address = { ...given, url: url.value.href };
  const stored = id === undefined ? undefined : store.sites.one(id);
  if (id !== undefined && !stored) return fail('not-found', ADDRESS_GONE, { fields: { id: '没有这个取数地址' } });
  if (address.unitId !== undefined && !store.units.units().some((unit) => unit.id === address.unitId)) {
    return fail('not-found', '所选的单位已不存在。请刷新后重新选择。', { fields: { unitId: '没有这个单位' } });
  }
  if (store.sites.addresses().some((each) => each.url === address.url && each.id !== id)) {
    return fail('conflict', `“${address.url}”已经在取数地址里。`, { fields: { url: '这个网址已经有了' } });
  }
  const label = `${id === undefined ? '添加' : '修改'}取数地址 ${address.url.slice(0, 60)}`;
  return runCommand(context, { label }, () => {
    if (id === undefined) return { id: store.sites.add(address, clock.now()) };
    store.sites.update({ ...address, id });
    return { id };
  });
}

const ADDRESS_GONE = '这个取数地址已不存在，可能刚被删除。请刷新后重试。';

export function removeAddresses({ store, clock }: ServiceContext, { ids }: ParsedInputOf<'sites.remove'>) {
  const missing = ids.findIndex((id) => !store.sites.one(id));
  if (missing >= 0) return fail('not-found', ADDRESS_GONE, { fields: { [`ids.${missing}`]: '没有这个取数地址' } });
  return runCommand({ store, clock }, { label: `删除取数地址 ${new Set(ids).size} 个` }, () => {
    for (const id of new Set(ids)) store.sites.remove(id);
    return {};
  });
}

/** An address as it is kept: http or https, without a user's name or a place within the page. */
export function addressOf(text: string, field: string): Outcome<URL> {
  const url = URL.parse(text);
  if (!url || !/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '' || url.hostname === '') {
    return fail(
      'not-an-address',
      `“${text.slice(0, 120)}”不是网址：应以 http:// 或 https:// 开头，不带用户名和密码。`,
      {
        fields: { [field]: '不是可以读取的网址' },
      },
    );
  }
  url.hash = '';
  return succeed(url);
}
