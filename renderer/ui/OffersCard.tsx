import { Button } from 'antd';
import type { OfferView } from '../../electron/contract/workspace.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useNotify } from './notify.tsx';
import { Card } from './Page.tsx';
import { useCommand } from './useCommand.ts';
import css from './OffersCard.module.css';

/** What the app proposes for data of an earlier format, each with both answers; nothing where nothing is proposed. */
export function OffersCard() {
  const { data } = useAppQuery('workspace.offers', {});
  if (!data || data.length === 0) return null;
  return (
    <Card title="升级后的建议">
      <ul className="plain-list">
        {data.map((offer) => (
          <OfferLine key={`${offer.kind} ${offer.year}`} offer={offer} />
        ))}
      </ul>
    </Card>
  );
}

function OfferLine({ offer }: { readonly offer: OfferView }) {
  const { kind, year, sentences } = offer;
  const notify = useNotify();
  const answer = useCommand('workspace.answerOffer', notify.fault);
  const send = (accept: boolean) =>
    answer.send({ kind, year, accept }, ({ commandId }) =>
      notify.success(accept ? '已采纳' : '已保持不变', { commandId }),
    );
  return (
    <li className={css['offer']} data-offer={kind}>
      <p className="grow num">
        <b>{year} 年度</b>　{sentences.join('')}
      </p>
      <Button size="small" disabled={answer.isPending} onClick={() => send(false)}>
        保持不变
      </Button>
      <Button size="small" type="primary" disabled={answer.isPending} onClick={() => send(true)}>
        采纳
      </Button>
    </li>
  );
}
