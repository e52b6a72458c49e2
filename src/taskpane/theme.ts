/** Office's theme as Fluent tokens. High contrast is the browser's: Fluent yields to forced colours by itself. */
import {
  createDarkTheme,
  createLightTheme,
  type BrandVariants,
  type Theme,
} from "@fluentui/react-components";

/** The green of the add-in's icon. */
const brand: BrandVariants = {
  10: "#02100a",
  20: "#051f14",
  30: "#073420",
  40: "#09452b",
  50: "#0b5736",
  60: "#0d633f",
  70: "#106e48",
  80: "#177a53",
  90: "#2f8b66",
  100: "#479b79",
  110: "#5fab8c",
  120: "#77ba9f",
  130: "#90c9b2",
  140: "#a9d8c5",
  150: "#c4e6d8",
  160: "#e0f3eb",
};

const FONT = `"Segoe UI", "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif`;

const light: Theme = { ...createLightTheme(brand), fontFamilyBase: FONT };
const dark: Theme = {
  ...createDarkTheme(brand),
  fontFamilyBase: FONT,
  // One step lighter than Fluent's choice, which this green leaves just under the contrast that text needs.
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
  colorBrandForegroundLinkPressed: brand[110],
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorCompoundBrandForeground1: brand[120],
};

export function paneTheme(isDark: boolean): Theme {
  return isDark ? dark : light;
}
