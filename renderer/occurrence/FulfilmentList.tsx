import { Button, Checkbox, Input } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { FulfilmentId } from '../../electron/domain/brand.ts';
import { linkKey, withScheme } from '../../electron/domain/registrations/link.ts';
import { EARLY } from '../../electron/domain/words/states.ts';
import { RegisterTrouble, useEarlyReason } from './EarlyReason.tsx';
import { KeepUntil, TakeDown } from './TakeDown.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { DateField } from '../ui/DateField.tsx';
import { longDateWithWeekday } from '../ui/dates.ts';
import { Icon } from '../ui/Icon.tsx';
import { LinkField } from '../ui/LinkField.tsx';
import { useNotify } from '../ui/notify.tsx';
import { useToday } from '../ui/useToday.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import formCss from './form.module.css';
import css from './FulfilmentList.module.css';

type Registered = OccurrenceView['fulfilments'][number];

/** What a unit registered for an occurrence; each can be put right or taken back. */
export function FulfilmentList({ occurrence }: { readonly occurrence: OccurrenceView }) {
  const [editing, setEditing] = useState<string>();
  return (
    <ul className={css['list']}>
      {occurrence.fulfilments.map((each) => (
        <li key={each.id}>
          {editing === each.id ? (
            <FulfilmentForm
              registered={each}
              isClosed={occurrence.isClosed === true}
              onEnd={() => setEditing(undefined)}
            />
          ) : (
            <FulfilmentLine registered={each} unit={occurrence.unit} onEdit={() => setEditing(each.id)} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface LineProps {
  readonly registered: Registered;
  readonly unit: string;
  readonly onEdit: () => void;
}

function FulfilmentLine({ registered, unit, onEdit }: LineProps) {
  const notify = useNotify();
  const remove = useCommand('fulfilments.remove', notify.fault);
  // The contract gives a registration's id as plain text.
  const id = registered.id as FulfilmentId;
  const take = () =>
    remove.send({ ids: [id] }, ({ commandId }) => notify.success(`已删除${unit}的登记`, { commandId }));
  return (
    <div className={css['line']}>
      <div className="grow">
        <span className="num">{longDateWithWeekday(registered.doneOn)}</span>
        {registered.earlyReason !== undefined && (
          <span className="accent" title={`原因：${registered.earlyReason}`}>
            {` ${EARLY}：${registered.earlyReason}`}
          </span>
        )}
        <KeepUntil registered={registered} />
        <span className={clsx('sub', css['title'])}>
          {registered.link === '' ? (
            registered.title || '未填标题'
          ) : (
            <a href={registered.link} target="_blank" rel="noreferrer">
              {registered.title || registered.link}
            </a>
          )}
        </span>
      </div>
      {(registered.keepUntil ?? registered.takenDownOn) && <TakeDown registered={registered} unit={unit} />}
      <WriteButton
        type="text"
        size="small"
        icon={<Icon name="edit" />}
        onClick={onEdit}
        aria-label="修改登记"
        title="修改"
      />
      <WriteButton
        type="text"
        size="small"
        icon={<Icon name="trash" />}
        onClick={take}
        loading={remove.isPending}
        aria-label="删除登记"
        title="删除"
      />
    </div>
  );
}

interface FormProps {
  readonly registered: Registered;
  /** 已销号: what is changed may let it be checked again. */
  readonly isClosed: boolean;
  readonly onEnd: () => void;
}

function FulfilmentForm({ registered, isClosed, onEnd }: FormProps) {
  const notify = useNotify();
  const today = useToday();
  const update = useCommand('fulfilments.update');
  const [doneOn, setDoneOn] = useState(registered.doneOn);
  const [title, setTitle] = useState(registered.title);
  const [link, setLink] = useState(registered.link);
  const [isRedirect, setRedirect] = useState(false);
  const reason = useEarlyReason();
  const isMoved = doneOn !== registered.doneOn;
  const isOtherPage = linkKey(withScheme(link.trim())) !== linkKey(registered.link);
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    update.send(
      // The contract gives a registration's id as plain text.
      // A link that stays is not judged again: what was once taken can be kept.
      {
        id: registered.id as FulfilmentId,
        doneOn,
        title,
        ...reason.sent,
        ...(link === registered.link ? {} : { link: link.trim() }),
        ...(isClosed && isOtherPage ? { isRedirect } : {}),
      },
      ({ commandId }) => {
        notify.success('已修改登记', { commandId });
        onEnd();
      },
    );
  };
  return (
    <form className={formCss['form']} onSubmit={save}>
      <DateField aria-label="公开日期" value={doneOn} onChange={(day) => day && setDoneOn(day)} notAfter={today} />
      <Input
        aria-label="标题"
        placeholder="标题"
        value={title}
        onChange={(e) => setTitle(e.target.value)}
        maxLength={200}
      />
      <LinkField value={link} onChange={setLink} />
      {isClosed && isOtherPage && link.trim() !== '' && (
        <Checkbox checked={isRedirect} onChange={(event) => setRedirect(event.target.checked)}>
          同一页面的新网址（跳转），不用重新核验
        </Checkbox>
      )}
      {isClosed && (isMoved || (isOtherPage && !isRedirect)) && (
        <output className="accent">{isMoved ? '改了日期' : '换了页面'}，这一项已销号，保存后变为待核验。</output>
      )}
      <RegisterTrouble error={update.error} reason={reason} />
      <div className="actions">
        <Button onClick={onEnd}>取消</Button>
        <Button type="primary" htmlType="submit" loading={update.isPending}>
          保存
        </Button>
      </div>
    </form>
  );
}
