import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Foothold: GraphiQL</title>
    <link rel="stylesheet" href="/graphiql/graphiql.css">
    <link rel="stylesheet" href="/graphiql/page.css">
  </head>
  <body>
    <div id="graphiql">GraphiQL is loading …</div>
    <script src="/graphiql/react.js"></script>
    <script src="/graphiql/react-dom.js"></script>
    <script src="/graphiql/graphiql.js"></script>
    <script src="/graphiql/page.js"></script>
  </body>
</html>
`;

/** A token may come in the address after #, which browsers keep to themselves: /graphiql#token=… */
const script = `
const token = new URLSearchParams(location.hash.slice(1)).get('token');
const headers = token === null ? '{ "Authorization": "Bearer " }' : JSON.stringify({ Authorization: 'Bearer ' + token }, null, 2);
const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultHeaders: headers, headers, defaultQuery: '{\\n  me {\\n    role\\n  }\\n}\\n', shouldPersistHeaders: false }),
);
`;

const files = {
  'react.js': ['react', 'umd/react.production.min.js', 'text/javascript'],
  'react-dom.js': ['react-dom', 'umd/react-dom.production.min.js', 'text/javascript'],
  'graphiql.js': ['graphiql', 'graphiql.min.js', 'text/javascript'],
  'graphiql.css': ['graphiql', 'graphiql.min.css', 'text/css'],
} as const;

/** Serves GraphiQL from this machine alone, so that it works without the internet. Development only: its packages are not deployed. */
export function serveGraphiql(server: FastifyInstance): void {
  const require = createRequire(import.meta.url);
  server.get('/graphiql', (_request, reply) => reply.type('text/html').send(page));
  server.get('/graphiql/page.js', (_request, reply) => reply.type('text/javascript').send(script));
  server.get('/graphiql/page.css', (_request, reply) =>
    reply.type('text/css').send('html, body, #graphiql { height: 100%; margin: 0 }'),
  );
  for (const [name, [library, path, type]] of Object.entries(files)) {
    server.get(`/graphiql/${name}`, async (_request, reply) =>
      reply.type(type).send(await readFile(join(dirname(require.resolve(`${library}/package.json`)), path), 'utf8')),
    );
  }
}
