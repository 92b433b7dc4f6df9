import { describe, expect, it } from 'vitest';
import { readArtifact } from '../../functions/audit/artifact.ts';
import { newModel } from '../../functions/audit/model.ts';
import { writePublished } from '../../functions/audit/published.ts';
import { newScene } from '../../functions/audit/scene.ts';
import { solveIntervals } from '../../functions/audit/solve.ts';
import { writeStructure } from '../../functions/audit/structure.ts';
import { elternKita, musterbogen } from '../../questionnaires/all.ts';
import { aQuestionnaire } from '../builders.ts';
import { countedOf, open, policy, protectBy, someResponses } from './world.ts';

const sink = aQuestionnaire();

describe('what the questionnaire says about all responses', () => {
  it.each([
    ['the kitchen sink', sink, 1],
    ['the kitchen sink', sink, 2],
    ['the parents’ questionnaire', elternKita.questionnaire, 3],
    ['the sample', musterbogen.questionnaire, 4],
  ])('is true of made-up waves: %s', async (_, questionnaire, seed) => {
    for (const size of [3, 40, 200]) {
      const counted = countedOf(questionnaire, someResponses(questionnaire, size, seed * 1000 + size));
      const read = readArtifact(protectBy(open, 'apart')(questionnaire, counted, policy));
      if (!read.ok) throw new Error(read.why);
      const model = newModel();
      const scene = newScene(model, questionnaire);
      writeStructure(scene);
      writePublished(model, [scene], read.artifact);
      const { intervals } = await solveIntervals(model, []);
      expect(intervals).toEqual([]);
    }
  });
});
