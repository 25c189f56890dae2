import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { faultMessage } from '../ui/states.tsx';
import css from './WordingReader.module.css';

interface WordingReaderProps {
  readonly label: string;
  readonly placeholder: string;
  readonly wording: string;
  /** Reads the text; resolves to what was understood, as a sentence. */
  readonly read: (text: string) => Promise<string>;
}

/** A box for a wording and a button that reads it. */
export function WordingReader({ label, placeholder, wording, read }: WordingReaderProps) {
  const id = useId();
  const [text, setText] = useState(wording);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      setSaid(await read(text));
    } catch (error) {
      setSaid(faultMessage(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={css['reader']}>
      <label htmlFor={id}>{label}</label>
      <div className={css['line']}>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 4 }}
          value={text}
          maxLength={20_000}
          placeholder={placeholder}
          onChange={(event) => setText(event.target.value)}
        />
        <Button loading={busy} disabled={text.trim() === ''} onClick={() => void submit()}>
          识别
        </Button>
      </div>
      {said !== '' && <output className="sub">{said}</output>}
    </div>
  );
}
