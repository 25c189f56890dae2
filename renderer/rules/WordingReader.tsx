import { Button, Input } from 'antd';
import { useId } from 'react';
import type { TypedWording } from './useTypedWording.ts';
import css from './WordingReader.module.css';

interface WordingReaderProps {
  readonly label: string;
  readonly placeholder: string;
  readonly typed: Pick<
    TypedWording<unknown>,
    'text' | 'type' | 'said' | 'isReading' | 'refusal' | 'readNow' | 'putAside'
  >;
}

/** A box for a wording, which is read as it is typed; below it what was understood, and what stands against saving. */
export function WordingReader({ label, placeholder, typed }: WordingReaderProps) {
  const id = useId();
  const { text, said, isReading, refusal } = typed;
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
          status={refusal === undefined ? '' : 'error'}
          onChange={(event) => typed.type(event.target.value)}
        />
        <Button loading={isReading} disabled={text.trim() === ''} onClick={() => void typed.readNow()}>
          识别
        </Button>
      </div>
      {said !== '' && <output className="sub">{said}</output>}
      {refusal !== undefined && (
        <div className={css['refusal']} role="alert">
          <span className="over">没有保存：{refusal}</span>
          <Button size="small" onClick={typed.putAside}>
            不用这段文字
          </Button>
        </div>
      )}
    </div>
  );
}
