import * as z from 'zod/mini';
import { issueCodes } from '../../survey/issue.ts';
import { responseSchema } from './body.ts';

const parameter = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });
const waveAndId = [parameter('wave'), parameter('id')];
const answer = (description: string) => ({ description });
const problem = { description: 'problem (RFC 9457)', content: { 'application/problem+json': {} } };

/** The public API as OpenAPI 3.1, its bodies from the schemas that check them. */
export const openapi = () => ({
  openapi: '3.1.0',
  info: { title: 'Vielstimmig', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
  paths: {
    '/api/health': { get: { responses: { 200: answer('the function answers') } } },
    '/api/waves/{wave}': {
      get: { parameters: [parameter('wave')], responses: { 200: answer('the definition'), 404: problem } },
    },
    '/api/waves/{wave}/responses/{id}': {
      put: {
        description: `Stores one response. Issue codes: ${issueCodes.join(', ')}.`,
        parameters: waveAndId,
        requestBody: { required: true, content: { 'application/json': { schema: z.toJSONSchema(responseSchema) } } },
        responses: {
          200: answer('the same response again'),
          201: answer('stored'),
          400: problem,
          403: problem,
          404: problem,
          409: problem,
          410: problem,
          413: problem,
          415: problem,
          422: problem,
          428: { ...problem, description: 'problem with a `challenge` to be solved (ALTCHA)' },
        },
      },
      delete: { parameters: waveAndId, responses: { 204: answer('withdrawn'), 400: problem, 404: problem } },
    },
  },
});
