import type { FastifyInstance } from 'fastify';

/**
 * GraphQL is asked for by POST with JSON and in no other way: what a form on somebody else's page could send on a user's behalf, or a link
 * could carry into logs and histories, is turned away before it is read.
 */
export function takeOnlyJson(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    if (!/^\/graphql\/?(\?|$)/.test(request.url)) return;
    const type = request.headers['content-type'] ?? '';
    if (request.method !== 'POST') await reply.code(405).header('allow', 'POST').send(refusal('Ask by POST.'));
    else if (!/^application\/json\s*(;|$)/i.test(type))
      await reply.code(415).send(refusal('Ask with a body of the type application/json.'));
  });
}

function refusal(message: string): object {
  return { data: null, errors: [{ message, extensions: { code: 'BAD_DOCUMENT' } }] };
}
