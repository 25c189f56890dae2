/** What the person is asked when the window's page is gone or hangs, without Electron. */

export type TroubleChoice = 'reload' | 'wait' | 'close';

const CHOICE_LABELS: Readonly<Record<TroubleChoice, string>> = { reload: '重新载入', wait: '等待', close: '关闭' };

export interface TroubleQuestion {
  readonly message: string;
  readonly detail: string;
  readonly choices: readonly TroubleChoice[];
  /** Chosen by closing the question. */
  readonly otherwise: TroubleChoice;
}

const SAFE = '已登记的数据不受影响；正在填写、还没有提交的内容可能要重填。';

/** The window's page hangs: nothing is clicked, nothing is drawn. */
export const HUNG: TroubleQuestion = {
  message: '窗口没有反应',
  detail: `可能正在处理大量内容，可以再等一会儿，也可以重新载入。${SAFE}`,
  choices: ['wait', 'reload', 'close'],
  otherwise: 'wait',
};

/** The process of the window's page ended, for Electron's `reason`; `undefined` where it was meant to. */
export function pageGone(reason: string, id: string): TroubleQuestion | undefined {
  if (reason === 'clean-exit') return undefined;
  const message = reason === 'oom' ? '内存不足，窗口的内容没有了' : '窗口的内容意外关闭了';
  return { message, detail: `${SAFE}\n错误编号：${id}`, choices: ['reload', 'close'], otherwise: 'close' };
}

/** The question as the system's message box shows it. */
export function messageBoxOf({ message, detail, choices, otherwise }: TroubleQuestion) {
  return {
    type: 'warning' as const,
    title: '政务公开工作台',
    message,
    detail,
    buttons: choices.map((choice) => CHOICE_LABELS[choice]),
    defaultId: 0,
    cancelId: choices.indexOf(otherwise),
    noLink: true,
  };
}
