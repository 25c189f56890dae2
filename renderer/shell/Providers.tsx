import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useLayoutEffect, useMemo, type ReactNode } from 'react';
import { antdTheme } from '../theme/antdTheme.ts';
import { useTone } from '../theme/appearance.ts';
import { keepCompositionKeys } from '../ui/compositionKeys.ts';
import { Toasts } from '../ui/Toasts.tsx';
import { UndoQuestion } from '../ui/UndoQuestion.tsx';

/** Everything a screen needs around it: language, theme, queries, messages. */
export function Providers({ client, children }: { readonly client: QueryClient; readonly children: ReactNode }) {
  const tone = useTone();
  // Before the effects in which others begin to listen.
  useLayoutEffect(keepCompositionKeys, []);
  const theme = useMemo(() => antdTheme(tone), [tone]);
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider
        locale={zhCN}
        theme={theme}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
        modal={{ mask: { blur: false } }}
        drawer={{ mask: { blur: false } }}
      >
        {children}
        <Toasts />
        <UndoQuestion />
      </ConfigProvider>
    </QueryClientProvider>
  );
}
