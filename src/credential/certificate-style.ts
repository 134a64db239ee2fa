import { LIGHT } from '../drawing/colour.ts';
import { A4 } from '../drawing/tagged-pdf.ts';
import type { TextStyle } from '../drawing/text-block.ts';

/** The certificate's page in points, from its upper left corner. */
export const FRAME = {
  left: 62,
  right: A4.width - 62,
  top: 60,
  /** Where the text of a following page begins, under the line that repeats whose certificate this is. */
  nextTop: 78,
  bottom: A4.height - 62,
  width: A4.width - 124,
  /** The baselines of what repeats on each page. */
  headBaseline: 52,
  numberBaseline: A4.height - 36,
} as const;

export const RING_DIAMETER = 122;

/** Two columns of requirements and the space between them. */
export const COLUMN = { count: 2, between: 30, width: (FRAME.width - 30) / 2, indent: 14 } as const;

/** 25 mm. */
export const QR_SIDE = (25 / 25.4) * 72;

/** A hairline that divides and means nothing. */
export const HAIRLINE = '#C6CCC7';

const style = (weight: TextStyle['weight'], size: number, leading: number, colour: string): TextStyle => ({
  weight,
  size,
  leading,
  colour,
});

export const STYLE = {
  kind: style('bold', 12.5, 17, LIGHT.spruce),
  issuedBy: style('regular', 9.5, 14, LIGHT.stone),
  names: [
    style('bold', 29, 35, LIGHT.ink),
    style('bold', 25, 30, LIGHT.ink),
    style('bold', 21, 26, LIGHT.ink),
    style('bold', 17, 22, LIGHT.ink),
  ],
  born: style('regular', 9.5, 14, LIGHT.stone),
  units: [style('bold', 15, 20, LIGHT.ink), style('bold', 13, 17.5, LIGHT.ink)],
  under: style('regular', 9.5, 14, LIGHT.stone),
  factLabel: style('regular', 8, 11.5, LIGHT.stone),
  factValue: style('bold', 10, 14, LIGHT.ink),
  section: style('bold', 12, 16, LIGHT.ink),
  group: style('bold', 9, 12.5, LIGHT.spruce),
  item: style('regular', 9, 12.6, LIGHT.ink),
  note: style('regular', 8, 11.2, LIGHT.stone),
  issuer: style('bold', 10, 14, LIGHT.ink),
  foot: style('regular', 8.5, 12, LIGHT.ink),
  footHead: style('bold', 8.5, 12, LIGHT.ink),
  link: style('regular', 8.5, 12, LIGHT.lake),
  small: style('regular', 7.5, 10.5, LIGHT.stone),
} as const;
