import { type ItemType, itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import type { Assets } from './view.ts';

/** Types that only the larger script knows: `infra/build.ts` leaves their files out of the lean one. */
const rare: ReadonlySet<ItemType> = new Set(['rank', 'decimal', 'table', 'repeat']);

/** The smallest script that knows all of a questionnaire's item types. */
export const scriptFor = (questionnaire: Questionnaire, { lean, full }: Assets): string =>
  itemsOf(questionnaire).some(({ type }) => rare.has(type)) ? full : lean;
