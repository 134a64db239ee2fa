import { LIGHT } from '../drawing/colour.ts';
import type { QrSymbol } from '../drawing/qr.ts';
import { ringShapes } from '../drawing/ring.ts';
import type { Element } from '../drawing/structure.ts';
import { A4, type TaggedPdf } from '../drawing/tagged-pdf.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The product's mark, a ring with a tick; it decorates. */
export function drawMark(pdf: TaggedPdf, at: Point, diameter: number): void {
  pdf.artifact(() => {
    for (const { path, fill, stroke, strokeWidth } of ringShapes(
      { groups: [], centre: { tick: true } },
      diameter,
    )) {
      pdf.path(path, at, {
        fill: fill && LIGHT.spruce,
        stroke: stroke && LIGHT.spruce,
        width: strokeWidth,
      });
    }
  });
}

/** A QR code as a figure with its words. */
export function drawCode(
  pdf: TaggedPdf,
  parent: Element | undefined,
  symbol: QrSymbol,
  at: Point,
  side: number,
  alternative: string,
): void {
  const bottom = A4.height - at.y - side;
  const box = { left: at.x, right: at.x + side, top: bottom + side, bottom };
  pdf.mark(pdf.open('Figure', parent, { alternative, box }), () => pdf.qr(symbol, at, side, LIGHT.ink));
}

/** A dashed line to cut along. */
export function drawCut(pdf: TaggedPdf, from: Point, length: number, direction: 'ACROSS' | 'DOWN'): void {
  const [dash, gap] = [3, 4];
  const steps = Array.from({ length: Math.ceil(length / (dash + gap)) }, (_, at) => at * (dash + gap));
  const path = steps
    .map((start) => {
      const end = Math.min(start + dash, length);
      return direction === 'ACROSS' ? `M ${start} 0 H ${end}` : `M 0 ${start} V ${end}`;
    })
    .join(' ');
  pdf.artifact(() => pdf.path(path, from, { stroke: LIGHT.line, width: 0.5 }));
}

/** A frame with round corners around what belongs together. */
export function drawFrame(pdf: TaggedPdf, at: Point, size: { width: number; height: number }): void {
  const { width, height } = size;
  const r = 8;
  const path =
    `M ${r} 0 H ${width - r} A ${r} ${r} 0 0 1 ${width} ${r} V ${height - r} A ${r} ${r} 0 0 1 ${width - r} ${height} ` +
    `H ${r} A ${r} ${r} 0 0 1 0 ${height - r} V ${r} A ${r} ${r} 0 0 1 ${r} 0 Z`;
  pdf.artifact(() => pdf.path(path, at, { stroke: LIGHT.line, width: 0.8 }));
}
