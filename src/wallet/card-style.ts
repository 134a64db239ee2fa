import { LIGHT } from '../drawing/colour.ts';
import { A4 } from '../drawing/tagged-pdf.ts';
import type { TextStyle } from '../drawing/text-block.ts';

const style = (
  weight: TextStyle['weight'],
  size: number,
  leading: number,
  colour: string = LIGHT.ink,
): TextStyle => ({ weight, size, leading, colour });

/** Eight cards to an A4 sheet, which two straight lines and three across cut apart. */
export const SHEET = {
  columns: 2,
  rows: 4,
  width: A4.width / 2,
  height: A4.height / 4,
  /** Printers leave the paper's edge white, and scissors go astray. */
  side: 25,
  top: 19,
  bottom: 15,
} as const;

/** 26 mm. */
export const CARD_QR = (26 / 25.4) * 72;

/** The texts of one card, as large as they fit. */
export interface CardStyle {
  readonly title: TextStyle;
  /** All but the last in one line. */
  readonly names: readonly TextStyle[];
  readonly label: TextStyle;
  readonly code: TextStyle;
  readonly text: TextStyle;
  readonly foot: TextStyle;
}

const LARGE: CardStyle = {
  title: style('bold', 9.5, 12.5, LIGHT.spruce),
  names: [style('bold', 19, 25), style('bold', 16, 25), style('bold', 13.5, 25), style('bold', 12.5, 14.5)],
  label: style('regular', 7.5, 10, LIGHT.stone),
  code: style('bold', 15, 18),
  text: style('regular', 8.5, 11.6),
  foot: style('regular', 7.8, 10.6, LIGHT.stone),
};

export const CARD_STYLES: readonly CardStyle[] = [
  LARGE,
  { ...LARGE, text: style('regular', 8, 10.6), foot: style('regular', 7.5, 9.8, LIGHT.stone) },
  { ...LARGE, text: style('regular', 7.2, 9.2), foot: style('regular', 7, 8.8, LIGHT.stone) },
];

/** The page that a participant prints for themself. */
export const PAGE = { left: 72, right: A4.width - 72, top: 76, width: A4.width - 144 } as const;

/** 40 mm. */
export const PAGE_QR = (40 / 25.4) * 72;

export const PAGE_STYLE = {
  title: style('bold', 26, 32),
  lead: style('regular', 13, 19),
  label: style('regular', 10, 14, LIGHT.stone),
  code: style('bold', 24, 30),
  heading: style('bold', 13, 18, LIGHT.spruce),
  text: style('regular', 11, 16),
  foot: style('regular', 9.5, 14, LIGHT.stone),
} as const;
