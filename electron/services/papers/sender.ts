import type { Sender } from '../../domain/papers/paper.ts';
import type { ServiceContext } from '../app/context.ts';

const SETTING = 'papers.sender';

/** Who signs papers: as saved, else the office of the district's government. */
export function senderOf({ store }: Pick<ServiceContext, 'store'>, district: string): Sender {
  const saved = store.workspace.setting(SETTING);
  // Written by `saveSender` alone.
  if (saved !== undefined) return JSON.parse(saved) as Sender;
  return { office: `${district}人民政府办公室`, contact: '', phone: '', mark: '' };
}

/** Inside a command. */
export function keepSender({ store }: Pick<ServiceContext, 'store'>, sender: Sender): void {
  store.workspace.setSetting(SETTING, JSON.stringify(sender));
}

/** Whom a circular and a report usually address: 各镇（街道），区直各部门; 清河区人民政府. */
export function usualAddressees(district: string): { readonly circular: string; readonly report: string } {
  const level = /[区县市旗]$/u.exec(district)?.[0] ?? '区';
  return { circular: `各镇（街道），${level}直各部门`, report: `${district}人民政府` };
}
