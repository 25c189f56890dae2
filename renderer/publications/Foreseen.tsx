import type { InputOf, OutputOf } from '../../electron/contract/index.ts';
import { useAppQuery } from '../bridge/hooks.ts';

/** What registering all that is ticked would change, before it is done: 登记 66 条，销号 60 项；登记后到期的还有 3 项未公开. */
export function Foreseen({ asked }: { readonly asked: InputOf<'publications.tryRegister'> }) {
  const { data, isPlaceholderData } = useAppQuery('publications.tryRegister', asked);
  return <output className="sub text-sm num">{data && !isPlaceholderData ? foreseenWords(data) : ''}</output>;
}

function foreseenWords(foreseen: OutputOf<'publications.tryRegister'>): string {
  const { registered, accepted, redated, left, missing, waiting } = foreseen;
  const changes = [
    `登记 ${registered} 条`,
    ...(accepted > 0 ? [`销号 ${accepted} 项`] : []),
    ...(redated > 0 ? [`改动办结日期 ${redated} 项`] : []),
    ...(left > 0 ? [`${left} 条不能登记`] : []),
  ];
  const open = [...(missing > 0 ? [`${missing} 项未公开`] : []), ...(waiting > 0 ? [`${waiting} 项待认`] : [])];
  const then = open.length === 0 ? '登记后到期的都已公开' : `登记后到期的还有 ${open.join('、')}`;
  return `${changes.join('，')}；${then}`;
}
