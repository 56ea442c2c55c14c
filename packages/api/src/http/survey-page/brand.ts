import tokens from "@heard/ui/tokens" with { type: "json" };

type Theme = "light" | "dark";
/** What the brand colours: a ground, and what is written on it. */
export type BrandColours = Record<Theme, { fill: string; on: string }>;

const leastForText = 4.5;
const leastForShapes = 3;

/** The colours of the button in both themes: the organisation's own as far as it can be seen and read there, else the ink of the page. */
export function brandColours(colour: string | null): BrandColours {
  const own = (theme: Theme) => {
    const fill = colour === null ? tokens.ink[theme] : seenOn(colour, tokens.page[theme]);
    return { fill, on: colour === null ? tokens.page[theme] : readOn(fill) };
  };
  return { light: own("light"), dark: own("dark") };
}

/** The colour itself, or the nearest lighter or darker one that stands out from the page. */
function seenOn(colour: string, page: string): string {
  const target = luminance(page) > 0.5 ? "#000000" : "#ffffff";
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, target, share);
    if (contrast(mixed, page) >= leastForShapes && contrast(mixed, readOn(mixed)) >= leastForText) return mixed;
  }
  return target;
}

/** Whichever of white and black is read better. One of the two always reaches 4.5. */
function readOn(fill: string): string {
  return contrast(fill, "#ffffff") >= leastForText ? "#ffffff" : "#000000";
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red, green, blue] = channelsOf(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/**
 * WCAG 2.2, contrast ratio.
 * @example
 * contrast("#ffffff", "#000000"); // => 21
 */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function channelsOf(hex: string): number[] {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex)?.[1];
  if (digits === undefined) throw new RangeError(`${hex} is not a colour of six hexadecimal digits`);
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
}

function mix(a: string, b: string, share: number): string {
  const [from, to] = [channelsOf(a), channelsOf(b)];
  const mixed = from.map((value, at) => Math.round(value + ((to[at] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
