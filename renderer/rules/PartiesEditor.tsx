import { Select } from 'antd';
import { clsx } from 'clsx';
import { useId, useState } from 'react';
import type { PartyRole } from '../../electron/contract/shared.ts';
import { PARTY_ROLE_WORDS, PARTY_ROLES } from '../../electron/domain/words/duties.ts';
import { searchable } from '../ui/search.ts';
import { namesInRole, type PartyChoice } from './parties.ts';
import type { PartiesEditing } from './usePartiesEditing.ts';
import { WordingReader } from './WordingReader.tsx';
import editorCss from './editor.module.css';
import css from './PartiesEditor.module.css';

interface PartiesEditorProps {
  /** Units, groups and names being created. */
  readonly choices: readonly PartyChoice[];
  readonly editing: PartiesEditing;
}

/** Who answers for a duty, by role. Names are picked, typed or pasted; a whole wording can be read instead. */
export function PartiesEditor({ choices, editing }: PartiesEditorProps) {
  return (
    <div className={editorCss['editor']}>
      <WordingReader
        label="按文字识别责任单位"
        placeholder="如：区发改局牵头，会同区工信局落实"
        typed={editing.typed}
      />
      {PARTY_ROLES.map((role) => (
        <RoleLine key={role} role={role} choices={choices} editing={editing} />
      ))}
      {editing.refusal !== undefined && (
        <p className="over" role="alert">
          没有保存：{editing.refusal}
        </p>
      )}
    </div>
  );
}

function RoleLine({ role, choices, editing }: PartiesEditorProps & { readonly role: PartyRole }) {
  const id = useId();
  const [typing, setTyping] = useState(false);
  const left = editing.left[role];
  return (
    <div className={css['line']}>
      <label htmlFor={id}>{PARTY_ROLE_WORDS[role]}</label>
      <div>
        <Select<string[]>
          id={id}
          mode="multiple"
          value={[...namesInRole(editing.parties, role)]}
          style={{ width: '100%' }}
          placeholder={`选择${PARTY_ROLE_WORDS[role]}单位，可输入名称或简称查找`}
          optionLabelProp="value"
          showSearch={{
            searchValue: left,
            // The text of now is taken when the box is left: what is picked from the list ends it.
            onSearch: (text) => editing.type(role, text),
            filterOption: (text, option) => {
              const choice = choices.find((candidate) => candidate.name === option?.value);
              return (
                choice !== undefined &&
                [choice.name, ...choice.aliases].some((name) => searchable(name).includes(searchable(text)))
              );
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
          onFocus={() => setTyping(true)}
          onBlur={() =>
            afterPress(() => {
              setTyping(false);
              editing.leave(role);
            })
          }
          onSelect={() => editing.type(role, '')}
          onChange={(next) => editing.setNames(role, next)}
        />
        {left !== '' && !typing && <p className={clsx('sub', css['left'])}>“{left}”还没有选定</p>}
      </div>
    </div>
  );
}

/** How long somebody may take to let go of a button, in milliseconds; a box that is left by the keyboard waits as long. */
const LONGEST_PRESS_MS = 500;

/** Does what moves the page when the press that took the focus away is over: the button that is pressed must not slip away from under it. */
function afterPress(work: () => void): void {
  const done = new AbortController();
  const finish = (): void => {
    if (done.signal.aborted) return;
    done.abort();
    work();
  };
  // The click comes right after, in the same task.
  window.addEventListener('pointerup', () => setTimeout(finish), { signal: done.signal });
  setTimeout(finish, LONGEST_PRESS_MS);
}
