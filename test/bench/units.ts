import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openResponses } from '../../functions/store/responses.ts';
import { openTallyWriter, stepsPerFold } from '../../functions/store/tallies.ts';
import type { madeUpResponses } from '../../infra/local/made-up.ts';
import type { TableNames } from '../../infra/local/schema.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { acceptResponse } from '../../survey/response.ts';
import { contributionOf, mergeTallies, planOf } from '../../survey/tally.ts';

const { questionnaire } = elternKita;

const unitsIn = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + unitsIn(one), 0);
  if (typeof value !== 'object' || value === null || !('CapacityUnits' in value)) return 0;
  return typeof value.CapacityUnits === 'number' ? value.CapacityUnits : 0;
};

/** Write units a response costs, put and fold, as the engine reports them; `reported` is false where it does not. */
export async function unitsPerResponse(
  dynamo: DynamoDBClient,
  tables: TableNames,
  made: ReturnType<typeof madeUpResponses>,
) {
  let units = 0;
  dynamo.middlewareStack.add(
    (next) => async (args) => {
      const result = await next({ ...args, input: Object.assign({}, args.input, { ReturnConsumedCapacity: 'TOTAL' }) });
      if ('ConsumedCapacity' in result.output) units += unitsIn(result.output.ConsumedCapacity);
      return result;
    },
    { step: 'initialize' },
  );
  const plan = planOf(questionnaire);
  const responses = made.slice(0, Math.min(80, stepsPerFold(plan))).map(({ id, body }) => {
    const accepted = acceptResponse(questionnaire, body.answers, { strict: true });
    if (!accepted.ok) throw new Error('a made-up response was refused');
    return { id, language: body.language, place: body.place, answers: accepted.answers };
  });
  const store = openResponses(dynamo, tables.Responses, tables.Catalogue);
  for (const response of responses)
    await store.put({ ...response, wave: 'units', version: 1, day: '2027-03-01', ttl: 4_000_000_000 });
  const puts = units;
  const steps = responses.map(({ id }) => ({ id, from: 0, to: 1, ttl: 4_000_000_000 }));
  const delta = mergeTallies(responses.map((response) => contributionOf(plan, response)));
  await openTallyWriter(dynamo, tables.Tallies).fold('units', plan, steps, delta);
  const count = responses.length;
  const bytes = responses.reduce((sum, { answers }) => sum + JSON.stringify(answers).length, 0) / count;
  return { count, put: puts / count, fold: (units - puts) / count, reported: units > 0, bytes };
}
