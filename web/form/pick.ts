import { type Item, type ItemType, itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import type { Assets } from './view.ts';

/** Types that only the larger script knows, as it alone knows constraints: `infra/build.ts` leaves their files out of the lean one. */
const rare: ReadonlySet<ItemType> = new Set(['rank', 'decimal', 'table', 'repeat']);

/** The smallest script that knows all of a questionnaire's item types. */
export const scriptFor = (questionnaire: Questionnaire, { lean, full }: Assets): string =>
  itemsOf(questionnaire).some((item) => rare.has(item.type) || 'constraints' in item) ? full : lean;

/** Whether an item needs what the everyday style sheet leaves out. */
const isRare = (item: Item): boolean => rare.has(item.type) || (item.type === 'scale' && item.appearance !== undefined);

/** The style sheets of a form: the rare one only where its items, its recordings or the shared-phone mode need it. */
export function stylesFor(questionnaire: Questionnaire, { style, rare: more }: Assets, kiosk: boolean): string[] {
  const isNeeded = kiosk || questionnaire.media !== undefined || itemsOf(questionnaire).some(isRare);
  return isNeeded ? [style, more] : [style];
}
