/** The colours on paper; each one's contrast there is at least 3.9, and 4.5 for those that carry text. */
export const LIGHT = {
  paper: '#FBF8F2',
  ink: '#17211C',
  spruce: '#1C5A45',
  lake: '#1B4F8A',
  cloudberry: '#A8480A',
  lingon: '#A3132F',
  stone: '#5B655F',
  line: '#757F78',
} as const;

/** The same colours on a dark ground. */
export const DARK = {
  paper: '#111A16',
  ink: '#EDEFEA',
  spruce: '#7FD1AE',
  lake: '#9CC4F5',
  cloudberry: '#F2B06B',
  lingon: '#FF9DA8',
  stone: '#AEB8B1',
  line: '#757F78',
} as const;

/** Red, green and blue, each 0 ... 1; null where the text is not #rgb or #rrggbb. */
export function rgbOf(colour: string): readonly [number, number, number] | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/iu.exec(colour.trim());
  const hex = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : colour.trim();
  if (!/^#[0-9a-f]{6}$/iu.test(hex)) return null;
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}

/** The contrast ratio of two colours, 1 ... 21 (WCAG 2.2, "contrast ratio"); 1 where either is not a colour. */
export function contrast(one: string, other: string): number {
  const a = luminance(one);
  const b = luminance(other);
  if (a === null || b === null) return 1;
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/**
 * An organisation's own colour made fit for the ring: as it is where its contrast on paper is at least 4.5,
 * else darkened in small steps until it passes. Spruce where the text is no colour.
 */
export function passingColour(colour: string | undefined): string {
  const wished = rgbOf(colour ?? LIGHT.spruce);
  if (!wished) return LIGHT.spruce;
  for (let share = 100; share > 0; share -= 2) {
    const darker = hexOf(wished.map((channel) => (channel * share) / 100));
    if (contrast(darker, LIGHT.paper) >= 4.5) return darker;
  }
  return LIGHT.ink;
}

function luminance(colour: string): number | null {
  const rgb = rgbOf(colour);
  if (!rgb) return null;
  const [r, g, b] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function hexOf(channels: readonly number[]): string {
  const digits = channels.map((channel) =>
    Math.round(channel * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`.toUpperCase();
}
