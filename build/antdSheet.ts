import type * as Antd from 'antd';
import { createElement as draw, type ReactElement } from 'react';
import { antdTheme } from '../renderer/theme/antdTheme.ts';

/** The sheet of antd's components, and which of antd's styles (`Button`, `Form`, …) are in it. */
export interface AntdSheet {
  readonly css: string;
  readonly styles: ReadonlySet<string>;
}

/**
 * What antd would write into the page as its components are first shown, made once when the page is built: styles need not be reckoned while
 * somebody waits. The colours stay variables, which antd sets for the appearance; so one sheet serves both.
 */
export async function antdSheet(): Promise<AntdSheet> {
  // antd and React read NODE_ENV when they are loaded: not before a build has set it.
  const [antd, { createCache, extractStyle, StyleProvider }, { renderToString }] = await Promise.all([
    import('antd'),
    import('@ant-design/cssinjs'),
    import('react-dom/server'),
  ]);
  const cache = createCache();
  renderToString(
    draw(
      StyleProvider,
      { cache },
      draw(antd.ConfigProvider, { theme: { ...antdTheme('light'), zeroRuntime: false } }, ...everyComponent(antd)),
    ),
  );
  // style%%Button-compact%ant-btn%anticon: of Button.
  const styles = [...cache.cache.keys()].flatMap((key) => /^style%[^%]*%(\w+-[\w-]+)%/u.exec(key)?.[1] ?? []);
  return { css: extractStyle(cache, { plain: true, types: 'style' }), styles: new Set(styles) };
}

/** Every component that a screen shows, and those that antd puts into them: drawn once. The build says which is missing (build/antdStyles.ts). */
function everyComponent(antd: typeof Antd): readonly ReactElement[] {
  const choices = [{ label: 'a', value: 'a' }];
  const inner = draw('span');
  return [
    draw(antd.Button, { key: 'Button' }),
    draw(antd.Checkbox, { key: 'Checkbox' }),
    draw(antd.Radio.Group, { key: 'Radio', options: choices }),
    draw(antd.Segmented, { key: 'Segmented', options: choices }),
    draw(antd.Switch, { key: 'Switch' }),
    draw(antd.Input, { key: 'Input' }),
    draw(antd.Input.Search, { key: 'Search' }),
    draw(antd.Input.Password, { key: 'Password' }),
    draw(antd.Input.OTP, { key: 'OTP' }),
    draw(antd.Input.TextArea, { key: 'TextArea' }),
    draw(antd.InputNumber, { key: 'InputNumber' }),
    draw(antd.Select, { key: 'Select' }),
    draw(antd.AutoComplete, { key: 'AutoComplete' }),
    draw(antd.DatePicker, { key: 'DatePicker' }),
    draw(antd.Form, { key: 'Form' }, draw(antd.Form.Item, { label: 'a', name: 'a' }, draw(antd.Input))),
    draw(antd.Space, { key: 'Space' }, draw(antd.Space.Compact, null, draw(antd.Space.Addon, null, 'a'))),
    draw(antd.Empty, { key: 'Empty' }),
    draw(antd.Skeleton, { key: 'Skeleton' }),
    draw(antd.Menu, { key: 'Menu', items: [] }),
    draw(antd.Dropdown, { key: 'Dropdown', menu: { items: [] } }, inner),
    draw(antd.Tooltip, { key: 'Tooltip', title: 'a' }, inner),
    draw(antd.Popover, { key: 'Popover', title: 'a' }, inner),
    draw(antd.Popconfirm, { key: 'Popconfirm', title: 'a' }, inner),
    draw(antd.Modal, { key: 'Modal' }),
    draw(antd.Modal._InternalPanelDoNotUseOrYouWillBeFired, { key: 'confirm', type: 'confirm' }),
  ];
}
