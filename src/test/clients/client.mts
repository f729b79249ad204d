// Asks the server at CHARFINDER_URL for every address of its API with the types that openapi-typescript has made.
import createClient from 'openapi-fetch';
import type {components, paths} from './api.js';

declare const process: {env: Record<string, string>};
type Schemas = components['schemas'];

const client = createClient<paths>({baseUrl: process.env.CHARFINDER_URL});

/** Fails unless a condition holds. */
const check = (holds: unknown, what: string) => {
  if (!holds) {
    throw new Error(`not as described: ${what}`);
  }
};

type Reply = {data?: unknown; error?: unknown};

/** Fails unless the reply is a text with a part. */
const has = async (reply: Promise<Reply>, part: string) => {
  const {data, error} = await reply;
  check(typeof data === 'string' && data.includes(part), `${part} in ${data ?? JSON.stringify(error)}`);
};

const asText = {parseAs: 'text'} as const;

// The type has each path of the description, so that none can be forgotten.
const checks: {[path in keyof paths]: () => Promise<void>} = {
  '/search': async () => {
    const found = await client.GET('/search', {params: {query: {q: 'chess rook', limit: 2, fields: ['code', 'name']}}});
    const result = found.data as Schemas['Result']; // the other formats are strings
    check(result.total === 18 && result.items[0].name === 'WHITE CHESS ROOK' && result.next !== null, 'search');
    const wrong = await client.GET('/search', {params: {query: {q: 'block:arows'}}});
    const problem = wrong.error as Schemas['Problem'];
    check(problem.type === '/problems/invalid-query' && problem.suggestions[0] === 'block:arrows', 'problem');
    const rows = client.GET('/search', {...asText, params: {query: {query: 'chess rook', format: 'csv'}}});
    await has(rows, 'code,char,name\nU+2656,');
  },
  '/suggest': async () => {
    const {data} = await client.GET('/suggest', {params: {query: {q: 'chess ro'}}});
    check(data![0] === 'chess ro' && data![1].includes('BLACK CHESS ROOK'), 'suggest');
  },
  '/characters': async () => {
    const {data} = await client.GET('/characters', {params: {query: {text: '\u265C\u2656'}}});
    check(data!.items.map(card => card.code).join() === 'U+265C,U+2656', 'characters');
  },
  '/characters/{character}': async () => {
    const {data} = await client.GET('/characters/{character}', {params: {path: {character: 'U+00BD'}}});
    check(data!.char === '\u00BD' && data!.latex!.includes('\\textonehalf'), 'character');
  },
  '/{character}': async () => {
    const params = {path: {character: 'U+1F1EB U+1F1F7'}};
    const {data} = await client.GET('/{character}', {params, headers: {Accept: 'application/json'}});
    check((data as Schemas['Card']).name === 'flag: France', 'card');
    await has(client.GET('/{character}', {...asText, params}), '<!DOCTYPE html>');
  },
  '/text': async () => {
    const accept = {Accept: 'application/json'};
    const got = await client.GET('/text', {params: {query: {text: 'p\u0430y'}}, headers: accept});
    check((got.data as Schemas['Graphemes']).total === 3, 'text, GET');
    const headers = {'Content-Type': 'text/plain'};
    const posted = await client.POST('/text', {body: 'p\u0430y', bodySerializer: body => body, headers});
    check((posted.data as Schemas['Graphemes']).items[1].flags[0] === 'confusable', 'text, POST');
    const form = await client.POST('/text', {
      body: {text: 'p\u0430y'},
      bodySerializer: body => new URLSearchParams(body as {text: string}),
      headers: {...accept, 'Content-Type': 'application/x-www-form-urlencoded'},
    });
    check((form.data as Schemas['Graphemes']).items[1].looks_like === 'a', 'text, a form');
  },
  '/': () => has(client.GET('/', {...asText, params: {query: {query: 'chess rook'}}}), 'BLACK CHESS ROOK'),
  '/blocks': () => has(client.GET('/blocks', asText), '/blocks/arrows'),
  '/blocks/{block}': () =>
    has(client.GET('/blocks/{block}', {...asText, params: {path: {block: 'arrows'}}}), 'RIGHTWARDS ARROW'),
  '/scripts': () => has(client.GET('/scripts', asText), '/scripts/greek'),
  '/scripts/{script}': () =>
    has(client.GET('/scripts/{script}', {...asText, params: {path: {script: 'greek'}}}), 'GREEK SMALL LETTER ALPHA'),
  '/categories': () => has(client.GET('/categories', asText), '/categories/math-symbol'),
  '/categories/{category}': () =>
    has(client.GET('/categories/{category}', {...asText, params: {path: {category: 'math-symbol'}}}), 'PLUS SIGN'),
  '/charfinder': () =>
    has(client.GET('/charfinder', {...asText, params: {query: {char: ['sun', 'black']}}}), 'BLACK SUN WITH RAYS'),
  '/openapi.json': async () => {
    const {data} = await client.GET('/openapi.json');
    check(data!.openapi.startsWith('3.1'), 'openapi');
  },
  '/opensearch.xml': () => has(client.GET('/opensearch.xml', asText), '<OpenSearchDescription'),
  '/robots.txt': () => has(client.GET('/robots.txt', asText), 'Disallow'),
  '/favicon.ico': async () => {
    const {data} = await client.GET('/favicon.ico', {parseAs: 'arrayBuffer'});
    check(data!.byteLength > 0, 'favicon');
  },
  '/problems/{type}': () =>
    has(client.GET('/problems/{type}', {...asText, params: {path: {type: 'invalid-query'}}}), 'Invalid query'),
  '/healthz': () => has(client.GET('/healthz', asText), 'alive'),
  '/readyz': () => has(client.GET('/readyz', asText), 'ready'),
  '/metrics': () => has(client.GET('/metrics', asText), 'charfinder_http_clients'),
};
for (const run of Object.values(checks)) {
  await run();
}
