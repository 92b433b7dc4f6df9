/** A colour in the light and in the dark scheme, each as `#rrggbb`. */
export type Colour = { readonly light: string; readonly dark: string };

/** Who publishes these pages, and how they look: what another county changes first. */
export type House = {
  readonly publisher: { readonly unit: string; readonly county: string };
  readonly address: readonly string[];
  readonly email: string;
  readonly phone: string;
  /** How the data protection officer is reached. */
  readonly officer: string;
  /** The company that runs the data centre for the publisher. */
  readonly processor: string;
  /** A mark of one path, in the accent colour. */
  readonly logo?: { readonly box: string; readonly path: string };
  readonly colours: { readonly accent: Colour; readonly onAccent: Colour };
  /** Day (`YYYY-MM-DD`) of the accessibility statement. */
  readonly statement: string;
  /** Whether stewards may get coded responses for research; not where it is absent. */
  readonly research?: boolean;
};

/** The publisher in one line. */
export const publisherOf = ({ publisher: { unit, county } }: Pick<House, 'publisher'>): string => `${unit}, ${county}`;

const both = ({ light, dark }: Colour): string => `light-dark(${light},${dark})`;

/** The house's colours as style: it stands after the style sheet, whose own it replaces. */
export const coloursOf = ({ colours: { accent, onAccent } }: Pick<House, 'colours'>): string =>
  `:root{--accent:${both(accent)};--on-accent:${both(onAccent)}}`;
