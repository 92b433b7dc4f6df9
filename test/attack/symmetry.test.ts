import { describe, expect, it } from 'vitest';
import { readArtifact } from '../../functions/audit/artifact.ts';
import { filledUp } from '../../functions/audit/checks.ts';
import { newModel } from '../../functions/audit/model.ts';
import { writePublished } from '../../functions/audit/published.ts';
import { questionsOf } from '../../functions/audit/question.ts';
import { newScene } from '../../functions/audit/scene.ts';
import { solveIntervals } from '../../functions/audit/solve.ts';
import { writeStructure } from '../../functions/audit/structure.ts';
import { symmetryOf } from '../../functions/audit/symmetry.ts';
import { engine } from './engine.ts';
import { linked, someQuestionnaire } from './waves.ts';
import { countedOf, naive, policy, protectBy, someResponses } from './world.ts';

describe('levels and columns that can change places', () => {
  it.each([
    ['the product', linked, engine('a'), 25],
    ['what hides small cells alone', linked, protectBy(naive), 25],
    ['the product', someQuestionnaire(3), engine('a'), 90],
    ['what hides small cells alone', someQuestionnaire(8), protectBy(naive), 40],
  ])('leave every interval as it is: %s', async (_, questionnaire, protect, size) => {
    const text = protect(questionnaire, countedOf(questionnaire, someResponses(questionnaire, size, 9)), policy);
    const read = readArtifact(text);
    if (!read.ok) throw new Error(read.why);
    const artifact = filledUp(read.artifact, questionnaire);
    const model = newModel();
    const scene = newScene(model, questionnaire);
    writeStructure(scene);
    writePublished(model, [scene], artifact);
    const targets = questionsOf(artifact, scene).map(({ terms }) => ({ terms: terms(scene) }));
    const symmetry = symmetryOf(model, scene);
    expect(symmetry.equal.length).toBeGreaterThan(0);
    const folded = await solveIntervals(model, targets, symmetry);
    const unfolded = await solveIntervals(model, targets);
    expect(folded.intervals).toEqual(unfolded.intervals);
    expect(folded.programs).toBeLessThan(unfolded.programs);
  });
});
