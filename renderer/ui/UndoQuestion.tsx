import { useEffect } from 'react';
import { Dialog } from './Dialog.tsx';
import { dropUndoQuestion, useUndoQuestion } from './undoQuestion.ts';

/** Asks before a freeze of the assessment is taken back, the same way from wherever that was asked for. */
export function UndoQuestion() {
  const question = useUndoQuestion();
  useEffect(() => dropUndoQuestion, []);
  if (question === undefined) return null;
  const takeBack = (): void => {
    dropUndoQuestion();
    question.takeBack();
  };
  return (
    <Dialog
      title="撤销定稿"
      okText="撤销定稿"
      okButtonProps={{ danger: true }}
      cancelText="保留定稿"
      onOk={takeBack}
      onCancel={dropUndoQuestion}
    >
      <p>“{question.label}”将被撤销：这一版的得分、材料和公布分不再有效，方案、评议和考核事实解除锁定。</p>
      <p>定稿版本里留下“已撤回”的记录，这一版的编号不再使用；已发出的材料请收回。</p>
    </Dialog>
  );
}
