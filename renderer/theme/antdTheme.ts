import { theme, type ThemeConfig } from 'antd';
import { PALETTES, type Palette, type Tone } from './palette.ts';

/** System Chinese fonts: nothing is downloaded. */
const FONTS = '"Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Source Han Sans SC", sans-serif';

function tokens(p: Palette): NonNullable<ThemeConfig['token']> {
  return {
    fontFamily: FONTS,
    fontSize: 14,
    controlHeight: 32,
    borderRadius: 6,
    borderRadiusLG: 8,
    wireframe: false,
    // Nothing flies in: a clerk waits for no animation, and a loading mark that is fading out is still read aloud.
    motion: false,
    colorPrimary: p.blue,
    colorLink: p['blue-ink'],
    colorLinkHover: p['blue-hover'],
    colorSuccess: p.ok,
    colorWarning: p.late,
    colorError: p.over,
    colorInfo: p.due,
    colorText: p.ink,
    colorTextSecondary: p.ink2,
    colorTextTertiary: p.ink3,
    colorTextQuaternary: p.ink3,
    colorTextPlaceholder: p.ink3,
    colorTextDescription: p.ink2,
    colorBgLayout: p.bg,
    colorBgContainer: p.surface,
    colorBgElevated: p.raised,
    colorBgMask: p.mask,
    colorBorder: p.line,
    colorBorderSecondary: p.line2,
    colorSplit: p.line2,
    colorPrimaryHover: p['blue-hover'],
    colorPrimaryBg: p['blue-soft'],
    colorPrimaryBgHover: p['blue-soft'],
    colorPrimaryText: p['blue-ink'],
    controlItemBgActive: p['blue-soft'],
    controlItemBgActiveHover: p['blue-soft'],
    controlItemBgHover: p.sunken,
    boxShadow: `0 6px 20px ${p.shadow}`,
    boxShadowSecondary: `0 6px 20px ${p.shadow}`,
    controlOutlineWidth: 2,
  };
}

function components(p: Palette): NonNullable<ThemeConfig['components']> {
  return {
    Button: {
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      fontWeight: 400,
      paddingInline: 12,
      defaultHoverColor: p['blue-ink'],
      defaultHoverBorderColor: p['blue-line'],
      defaultActiveColor: p['blue-ink'],
      linkHoverBg: 'transparent',
      textTextColor: p.ink2,
    },
    Table: {
      headerBg: p.sunken,
      headerColor: p.ink2,
      headerSplitColor: 'transparent',
      rowHoverBg: p.sunken,
      borderColor: p.line2,
      cellPaddingBlockSM: 5,
      cellPaddingInlineSM: 12,
      cellFontSizeSM: 14,
    },
    Select: {
      optionSelectedBg: p['blue-soft'],
      optionSelectedColor: p['blue-ink'],
      optionSelectedFontWeight: 600,
      multipleItemBg: p.line2,
    },
    Segmented: {
      itemSelectedBg: p['blue-soft'],
      itemSelectedColor: p['blue-ink'],
      itemColor: p.ink2,
      trackBg: p.surface,
      trackPadding: 2,
    },
    Tabs: { horizontalItemGutter: 24, horizontalMargin: '0', itemSelectedColor: p['blue-ink'], inkBarColor: p.blue },
    Drawer: { paddingLG: 16 },
    Modal: { titleFontSize: 16 },
    Tooltip: { colorBgSpotlight: '#27303f' },
    Form: { itemMarginBottom: 14, labelColor: p.ink2, verticalLabelPadding: '0 0 4px' },
    Tag: { defaultBg: 'transparent', defaultColor: p.ink2 },
  };
}

/** antd's theme for an appearance; colours come from our palette, never from antd's defaults. */
export function antdTheme(tone: Tone): ThemeConfig {
  const palette = PALETTES[tone];
  return {
    // Styles are a sheet that the build makes (build/antdStyles.ts): none is reckoned, or written into the page, as components are shown.
    zeroRuntime: true,
    hashed: false,
    algorithm: tone === 'dark' ? [theme.darkAlgorithm] : [theme.defaultAlgorithm],
    token: tokens(palette),
    components: components(palette),
  };
}
