/** The functions that answer requests, and those that work behind them. */
export type FunctionName = 'collect' | 'reports' | 'desk' | 'texts' | 'research' | 'mail' | 'tally' | 'release';

/** A route of the HTTP API in API Gateway's own notation; the local front matches the same list. */
export type Route = {
  readonly key: `${'GET' | 'POST' | 'PUT' | 'DELETE' | 'ANY'} /${string}`;
  readonly function: 'collect' | 'reports' | 'desk' | 'texts' | 'research';
  /** Staff only: API Gateway's JWT authorizer lets nobody else through. */
  readonly staff?: true;
};

export const routes: readonly Route[] = [
  { key: 'GET /', function: 'collect' },
  { key: 'GET /s/{wave}', function: 'collect' },
  { key: 'GET /s/{wave}/{language}', function: 'collect' },
  { key: 'POST /s/{wave}/{language}', function: 'collect' },
  { key: 'GET /s/{wave}/{language}/poster', function: 'collect' },
  { key: 'GET /s/{wave}/{language}/letter', function: 'collect' },
  { key: 'GET /s/{wave}/{language}/message', function: 'collect' },
  { key: 'GET /s/{wave}/{language}/paper', function: 'collect' },
  { key: 'GET /s/{wave}/{language}/withdraw', function: 'collect' },
  { key: 'POST /s/{wave}/{language}/withdraw', function: 'collect' },
  { key: 'GET /s/{wave}/{language}/done/{id}', function: 'collect' },
  { key: 'GET /m/{questionnaire}/{version}/{name}', function: 'collect' },
  { key: 'GET /f/{file}', function: 'collect' },
  { key: 'GET /sw.js', function: 'collect' },
  { key: 'GET /i/{language}/privacy', function: 'collect' },
  { key: 'GET /i/{language}/accessibility', function: 'collect' },
  { key: 'GET /i/{language}/contact', function: 'collect' },
  { key: 'POST /i/{language}/contact', function: 'collect' },
  { key: 'GET /i/{language}/imprint', function: 'collect' },
  { key: 'GET /i/{language}/simple', function: 'collect' },
  { key: 'GET /api/waves/{wave}', function: 'collect' },
  { key: 'PUT /api/waves/{wave}/responses/{id}', function: 'collect' },
  { key: 'DELETE /api/waves/{wave}/responses/{id}', function: 'collect' },
  { key: 'GET /api/openapi.json', function: 'collect' },
  { key: 'GET /api/health', function: 'collect' },
  { key: 'GET /r/{secret}', function: 'reports' },
  { key: 'GET /r/{secret}/{language}', function: 'reports' },
  { key: 'POST /r/{secret}/{language}', function: 'reports' },
  { key: 'POST /r/{secret}/{language}/cells', function: 'reports' },
  { key: 'GET /r/{secret}/{language}/sent', function: 'reports' },
  { key: 'GET /r/{secret}/{language}/history', function: 'reports' },
  { key: 'GET /r/{secret}/{language}/upload', function: 'reports' },
  { key: 'POST /r/{secret}/{language}/upload', function: 'reports' },
  { key: 'GET /api/release.schema.json', function: 'desk' },
  { key: 'GET /desk', function: 'desk' },
  { key: 'GET /desk/{proxy+}', function: 'desk' },
  { key: 'ANY /api/desk/{proxy+}', function: 'desk', staff: true },
  { key: 'ANY /api/texts/{proxy+}', function: 'texts', staff: true },
  { key: 'ANY /api/research/{proxy+}', function: 'research', staff: true },
];
