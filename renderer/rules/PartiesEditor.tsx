import { Select } from 'antd';
import { useId } from 'react';
import type { PartyRole, NamedParty } from '../../electron/contract/shared.ts';
import { call } from '../bridge/call.ts';
import { namesInRole, withRole, type PartyChoice } from './parties.ts';
import { WordingReader } from './WordingReader.tsx';
import { PARTY_ROLE_WORDS, PARTY_ROLES } from '../../electron/domain/words/duties.ts';
import editorCss from './editor.module.css';
import css from './PartiesEditor.module.css';

interface PartiesEditorProps {
  readonly parties: readonly NamedParty[];
  readonly onChange: (parties: readonly NamedParty[]) => void;
  /** Units, groups and names being created. */
  readonly choices: readonly PartyChoice[];
  /** The responsibility wording to start from when it is read anew. */
  readonly wording: string;
}

/** Who answers for a duty, by role. Names are picked or pasted; a whole wording can be read instead. */
export function PartiesEditor({ parties, onChange, choices, wording }: PartiesEditorProps) {
  const known = new Set(choices.map((choice) => choice.name));
  const readWording = async (text: string): Promise<string> => {
    const reading = await call('duties.readUnits', { wording: text });
    const found = reading.parties.filter((party) => known.has(party.name));
    const unknown = reading.parties.filter((party) => !known.has(party.name)).map((party) => party.name);
    if (found.length > 0) onChange(found.map(({ name, role }) => ({ name, role })));
    return [
      `认出 ${found.length} 个`,
      ...(unknown.length > 0 ? [`单位库里没有：${unknown.join('、')}`] : []),
      ...(reading.check === undefined ? [] : [`待核：${reading.check}`]),
    ].join('；');
  };
  return (
    <div className={editorCss['editor']}>
      <WordingReader
        label="按文字识别责任单位"
        placeholder="如：区发改局牵头，会同区工信局落实"
        wording={wording}
        read={readWording}
      />
      {PARTY_ROLES.map((role) => (
        <RoleLine key={role} role={role} parties={parties} choices={choices} onChange={onChange} />
      ))}
    </div>
  );
}

function RoleLine(props: Omit<PartiesEditorProps, 'wording'> & { readonly role: PartyRole }) {
  const { role, parties, choices, onChange } = props;
  const id = useId();
  const names = namesInRole(parties, role);
  return (
    <div className={css['line']}>
      <label htmlFor={id}>{PARTY_ROLE_WORDS[role]}</label>
      <Select<string[]>
        id={id}
        mode="multiple"
        value={[...names]}
        style={{ width: '100%' }}
        placeholder={`选择${PARTY_ROLE_WORDS[role]}单位，可输入名称或简称查找`}
        tokenSeparators={['、', '，', ',', '；', '\n', '\t']}
        optionLabelProp="value"
        showSearch={{
          filterOption: (text, option) => {
            const choice = choices.find((candidate) => candidate.name === option?.value);
            return choice !== undefined && [choice.name, ...choice.aliases].some((name) => name.includes(text.trim()));
          },
        }}
        options={choices.map(({ name, note }) => ({
          value: name,
          label: (
            <span className={css['choice']}>
              {name}
              <span className="faint">{note}</span>
            </span>
          ),
        }))}
        onChange={(next) => onChange(withRole(parties, role, next))}
      />
    </div>
  );
}
