import type { Colour, House } from '../web/house.ts';

/** Linear light of one channel (WCAG 2.2, relative luminance). */
const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function luminanceOf(colour: string): number {
  const digits = colour.length === 4 ? colour.replaceAll(/[\da-f]/gi, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(digits.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours (`#rrggbb` or `#rgb`), 1 to 21 (WCAG 2.2, 1.4.3). */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What normal text needs at AA. */
const least = 4.5;

/** Grounds of the form's style sheet that the accent is written on. */
const grounds = ['paper', 'card', 'wash'];

function groundIn(style: string, name: string): Colour {
  const [, light, dark] =
    new RegExp(`--${name}:\\s*light-dark\\((#[\\da-f]+),\\s*(#[\\da-f]+)\\)`, 'i').exec(style) ?? [];
  if (!light || !dark) throw new Error(`the style sheet has no colour --${name}`);
  return { light, dark };
}

/** Pairs of the house's colours and the style sheet's grounds that somebody could not read; empty where all is well. */
export function faintPairs({ accent, onAccent }: House['colours'], style: string): readonly string[] {
  const pairs: readonly (readonly [string, Colour])[] = [
    ['onAccent', onAccent],
    ...grounds.map((name) => [name, groundIn(style, name)] as const),
  ];
  return pairs.flatMap(([name, ground]) =>
    (['light', 'dark'] as const)
      .filter((scheme) => contrastOf(accent[scheme], ground[scheme]) < least)
      .map((scheme) => `colours.accent.${scheme} on ${name}: ${contrastOf(accent[scheme], ground[scheme]).toFixed(2)}`),
  );
}
