import { termsSchema } from '../survey/content.ts';
import type { Terms } from '../survey/terms.ts';
import file from './terms.json' with { type: 'json' };

/** What the translations of all ready questionnaires call the same things. */
export const terms: Terms = termsSchema.parse(file);
