/** The towns of the Ennepe-Ruhr-Kreis, as questionnaires code them, in German alphabetical order. */
const towns = [
  { code: 'breckerfeld', name: 'Breckerfeld' },
  { code: 'ennepetal', name: 'Ennepetal' },
  { code: 'gevelsberg', name: 'Gevelsberg' },
  { code: 'hattingen', name: 'Hattingen' },
  { code: 'herdecke', name: 'Herdecke' },
  { code: 'schwelm', name: 'Schwelm' },
  { code: 'sprockhoevel', name: 'Sprockhövel' },
  { code: 'wetter', name: 'Wetter (Ruhr)' },
  { code: 'witten', name: 'Witten' },
] as const;

const bare = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll('ö', 'oe')
    .replace(/[^a-z].*$/, '');

/** The code of a town by its name or its code, however it is written; undefined for one outside of the county. */
export const townOf = (text: string): string | undefined => towns.find(({ code }) => code === bare(text))?.code;

/** A town's name by its code; the code itself where it is none of the county's. */
export const townName = (code: string): string => towns.find((town) => town.code === code)?.name ?? code;

type Placed = { readonly name: string; readonly in?: string | undefined };

/** A place as staff write it: its town before it, where it lies in one. */
export const writtenPlace = ({ name, in: town }: Placed): string =>
  town === undefined ? name : `${townName(town)}: ${name}`;

/** What staff wrote of a place: the name of a town and a colon before its own name say where it lies. */
export function readPlace(written: string): { readonly name: string; readonly in?: string } {
  const [before = '', ...after] = written.split(':');
  const [town, name] = [townOf(before), after.join(':').trim()];
  const isTown = (code: string): boolean =>
    [code, townName(code)].some((one) => one.toLowerCase().startsWith(before.trim().toLowerCase()));
  return town !== undefined && name !== '' && isTown(town) ? { name, in: town } : { name: written };
}
