import type { VNode } from 'preact';
import type { Item, ItemOf, ItemType } from '../../../survey/questionnaire.ts';
import type { Kit } from '../kit.ts';

/** A kit with the items of the questionnaire and the numbers they bear on paper; notes bear none. */
export type Paper = Kit & {
  readonly items: ReadonlyMap<string, Item>;
  readonly numbers: ReadonlyMap<string, number>;
};

/** An item on paper: its id is the field to type in, `of` the key of its texts; they differ within a repeat. */
export type Drawn<T extends ItemType> = { readonly item: ItemOf<T>; readonly of: string; readonly paper: Paper };

/** What stands under an item's label: what to tick, or where to write. */
export type Draw<T extends ItemType> = (drawn: Drawn<T>) => VNode | null;
