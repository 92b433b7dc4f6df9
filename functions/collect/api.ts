import { Hono } from 'hono/tiny';
import { formatCode, isResponseId } from '../../survey/id.ts';
import { expiryOf } from '../../survey/wave.ts';
import { Problem } from '../problem.ts';
import { type AcceptDeps, checkAnswers, codeOf, placeOf, storeResponse } from './accept.ts';
import { fieldsOfAnswers, readJson } from './body.ts';

const idIn = (id: string): string => {
  if (!isResponseId(id)) throw new Problem('bad_id', 'a response id is 20 characters of Crockford base 32, lower case');
  return id;
};

/** `/api`: responses as JSON. The id is made by the client, so a repeat is harmless. */
export function apiRoutes(deps: AcceptDeps & { readonly openapi: string }): Hono {
  const { loader, responses, gate } = deps;
  const app = new Hono();
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/openapi.json', (c) => c.body(deps.openapi, 200, { 'content-type': 'application/json' }));
  app.get('/waves/:wave', async (c) => {
    const wave = await loader.wave(c.req.param('wave'));
    const { id, languages, opens, closes, places, access, proof } = wave;
    return c.json({
      id,
      languages,
      opens,
      closes,
      places,
      access,
      proof,
      questionnaire: await loader.questionnaire(wave),
    });
  });
  app.put('/waves/:wave/responses/:id', async (c) => {
    const id = idIn(c.req.param('id'));
    const wave = await loader.openWave(c.req.param('wave'));
    const { language, place, code, answers: sent, proof, trap = false, seconds, interview } = await readJson(c.req.raw);
    if (!wave.languages.includes(language))
      throw new Problem('unknown_language', `the wave is not offered in "${language.slice(0, 20)}"`);
    const sender = { id, language, ...placeOf(wave, place), ...codeOf(wave, code) };
    const answers = await checkAnswers(wave, fieldsOfAnswers(sent), true, deps);
    const unproved = gate.isWanted(wave) && !(await gate.isShown(wave, id, proof));
    const came = { script: true, trap, seconds, unproved, interview };
    const outcome = await storeResponse(wave, { ...sender, came }, answers, deps);
    if (outcome === 'conflict') throw new Problem('id_conflict', 'other answers have arrived under this id');
    return c.json({ id, code: formatCode(id) }, outcome === 'created' ? 201 : 200);
  });
  app.delete('/waves/:wave/responses/:id', async (c) => {
    const id = idIn(c.req.param('id'));
    const wave = await loader.wave(c.req.param('wave'));
    if (!(await responses.withdraw(wave.id, id, expiryOf(wave))))
      throw new Problem('unknown_response', 'there is no response with this id');
    return c.body(null, 204);
  });
  return app;
}
