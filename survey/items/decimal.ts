import { issue, single } from './choice.ts';
import { type Kind, oneField } from './kind.ts';
import { checkRange, plainNumber } from './number.ts';

/**
 * `decimal`: a number with a fraction, written with a comma, a dot or the Arabic decimal sign. Never tallied. The
 * definition keeps it below 2^53 without its sign, so that equal numbers are equal answers (IEEE 754 binary64).
 */
export const decimal: Kind<'decimal'> = {
  ...oneField,
  check: (item, fields) =>
    single(item, fields, (sent) => {
      const text = plainNumber(sent).replace(/[,\u066B]/, '.');
      const [whole, places = ''] = /^[-+]?\d{1,15}(?:\.(\d+))?$/.exec(text) ?? [];
      if (places.length > item.places)
        return { answers: {}, issues: [issue('too_precise', item.id, item.id, { places: item.places })] };
      return checkRange(item, sent, whole === undefined ? whole : Number(text) || 0);
    }),
};
