import { populationSchema } from '../survey/content.ts';
import type { Population } from '../survey/population.ts';
import file from './population.json' with { type: 'json' };

/** Denominators of the Ennepe-Ruhr-Kreis and its nine towns. No source was found for immigrant history in a town. */
export const population: Population = populationSchema.parse(file);
