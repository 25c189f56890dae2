import { Button, Form, Input, Select } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { ContactView } from '../../electron/contract/contacts.ts';
import type { UnitPage } from '../../electron/contract/unitPage.ts';
import type { DutyId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { searchByLabel } from '../ui/search.ts';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import css from './UnitScreen.module.css';

type Asked = { readonly way: 'add' } | { readonly way: 'edit' | 'replace'; readonly contact: ContactView };

/** 六定: who answers, for the whole of the unit or for a duty, by what standard, and from when. */
export function People({ page }: { readonly page: UnitPage }) {
  const [asked, setAsked] = useState<Asked>();
  const [showsAll, setShowsAll] = useState(false);
  const { people } = page;
  const current = people.filter(({ inForce }) => inForce);
  const shown = showsAll ? people : current;
  return (
    <Card
      title="联系人（六定）"
      extra={
        <span className="row">
          {people.length > current.length && (
            <Button size="small" type="text" onClick={() => setShowsAll(!showsAll)}>
              {showsAll ? '只看现任' : `连同以前和以后的 ${people.length - current.length}`}
            </Button>
          )}
          <Button size="small" onClick={() => setAsked({ way: 'add' })}>
            登记
          </Button>
        </span>
      }
    >
      {shown.length === 0 ? (
        <p className={css['none']}>还没有登记谁负责。登记后，催办单和任务单上会写明。</p>
      ) : (
        <ul className="plain-list" aria-label="联系人">
          {shown.map((contact) => (
            <Person
              key={contact.id}
              contact={contact}
              onEdit={() => setAsked({ way: 'edit', contact })}
              onReplace={() => setAsked({ way: 'replace', contact })}
            />
          ))}
        </ul>
      )}
      {asked && <ContactForm asked={asked} page={page} onClose={() => setAsked(undefined)} />}
    </Card>
  );
}

interface PersonProps {
  readonly contact: ContactView;
  readonly onEdit: () => void;
  readonly onReplace: () => void;
}

function Person({ contact, onEdit, onReplace }: PersonProps) {
  const notify = useNotify();
  const remove = useCommand('contacts.remove', notify.fault);
  const { id, person, post, contact: phone, standard, duty, from, to, inForce } = contact;
  const name = person === '' ? phone : person;
  const days = [from === undefined ? '' : `${from} 起`, to === undefined ? '' : `至 ${to}`].filter(Boolean).join('，');
  return (
    <li className={clsx(css['person'], !inForce && 'faint')}>
      <span className={css['what']}>
        <span className="num">
          <b>{person}</b> {post} {phone}
        </span>
        <span className="sub text-xs num">
          {[duty ?? '全部事项', ...(standard === '' ? [] : [`标准：${standard}`]), ...(days === '' ? [] : [days])].join(
            ' · ',
          )}
        </span>
      </span>
      <span className="row">
        {inForce && (
          <Button size="small" type="text" aria-label={`${name}换人`} onClick={onReplace}>
            换人
          </Button>
        )}
        <Button size="small" type="text" aria-label={`修改${name}`} onClick={onEdit}>
          修改
        </Button>
        <Button
          size="small"
          type="text"
          danger
          aria-label={`移除${name}`}
          loading={remove.isPending}
          onClick={() => remove.send({ id }, ({ commandId }) => notify.success(`已移除${name}`, { commandId }))}
        >
          移除
        </Button>
      </span>
    </li>
  );
}

interface Draft {
  readonly dutyId: DutyId | undefined;
  readonly person: string;
  readonly post: string;
  readonly contact: string;
  readonly standard: string;
  readonly from: PlainDate | undefined;
  readonly to: PlainDate | undefined;
}

function draftOf(asked: Asked, today: PlainDate): Draft {
  const empty = { person: '', post: '', contact: '', standard: '' };
  if (asked.way === 'add') return { dutyId: undefined, ...empty, from: undefined, to: undefined };
  const { dutyId, post, standard, from, to } = asked.contact;
  if (asked.way === 'replace') return { dutyId, ...empty, post, standard, from: today, to: undefined };
  const { person, contact } = asked.contact;
  return { dutyId, person, post, contact, standard, from, to };
}

const TITLES = { add: '登记联系人', edit: '修改联系人', replace: '换人' } as const;

interface ContactFormProps {
  readonly asked: Asked;
  readonly page: UnitPage;
  readonly onClose: () => void;
}

function ContactForm({ asked, page, onClose }: ContactFormProps) {
  const notify = useNotify();
  const today = useToday();
  const save = useCommand('contacts.save');
  const replace = useCommand('contacts.replace');
  const [draft, setDraft] = useState(() => draftOf(asked, today));
  const { person, post, contact, standard, dutyId, from, to } = draft;
  const texts = { person, post, contact, standard };
  const send = () => {
    if (asked.way === 'replace') {
      replace.send({ id: asked.contact.id, from: from ?? today, ...texts }, ({ commandId }) => {
        notify.success(`${from ?? today} 起由${person}负责`, { commandId });
        onClose();
      });
      return;
    }
    const whose = {
      unitId: page.unitId,
      ...(dutyId === undefined ? {} : { dutyId }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
    const known = asked.way === 'edit' ? { id: asked.contact.id } : {};
    save.send({ ...known, ...whose, ...texts }, ({ commandId }) => {
      notify.success('已保存联系人', { commandId });
      onClose();
    });
  };
  const error = save.error ?? replace.error;
  return (
    <Dialog title={`${TITLES[asked.way]}：${page.unit}`} footer={null} width={520} onCancel={onClose}>
      <Form layout="vertical" className={css['form']} onFinish={send}>
        <ContactFields draft={draft} onChange={setDraft} page={page} way={asked.way} />
        {error && <ErrorState error={error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            htmlType="submit"
            loading={save.isPending || replace.isPending}
            disabled={person.trim() === '' && (asked.way === 'replace' || contact.trim() === '')}
          >
            保存
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly page: UnitPage;
  readonly way: Asked['way'];
}

function ContactFields({ draft, onChange, page, way }: FieldsProps) {
  const set = (patch: Partial<Draft>) => onChange({ ...draft, ...patch });
  const field = (name: 'person' | 'post' | 'contact' | 'standard', label: string, most: number) => (
    <Form.Item label={label} htmlFor={`contact-${name}`}>
      <Input
        id={`contact-${name}`}
        maxLength={most}
        value={draft[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Form.Item>
  );
  return (
    <>
      {way !== 'replace' && (
        <Form.Item label="负责的事项" htmlFor="contact-duty">
          <Select<DutyId | undefined>
            id="contact-duty"
            aria-label="负责的事项"
            allowClear
            placeholder="全部事项"
            value={draft.dutyId}
            onChange={(dutyId) => set({ dutyId })}
            options={page.list.map(({ dutyId, content }) => ({ value: dutyId, label: content }))}
            showSearch={searchByLabel}
          />
        </Form.Item>
      )}
      <div className={css['pair']}>
        {field('person', '责任人', 50)}
        {field('post', '岗位', 50)}
      </div>
      {field('contact', '联系方式', 100)}
      {field('standard', '标准（可不填）', 200)}
      <div className={css['pair']}>
        <Form.Item label={way === 'replace' ? '更换日期' : '开始日期（可不填）'} htmlFor="contact-from">
          <DateField
            id="contact-from"
            allowClear={way !== 'replace'}
            value={draft.from}
            onChange={(from) => set({ from })}
          />
        </Form.Item>
        {way !== 'replace' && (
          <Form.Item label="结束日期（可不填）" htmlFor="contact-to">
            <DateField id="contact-to" allowClear value={draft.to} onChange={(to) => set({ to })} />
          </Form.Item>
        )}
      </div>
    </>
  );
}
