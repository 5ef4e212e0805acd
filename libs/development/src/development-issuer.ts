import { generateKeyPair, randomBytes, type JsonWebKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { promisify } from 'node:util';
import { keptText } from './kept-file.js';
import { loadOidcLibrary, type OidcConfiguration, type ResourceServerDescription } from './oidc-library.js';
import { withoutNotices } from './without-notices.js';

/** The grant by which scripts and tests sign in as anybody: a form to the token endpoint with that `sub`. */
export const developmentGrantType = 'urn:foothold:grant-type:development';

/** The public client that every development issuer knows: any redirect to /callback on loopback, whatever the port. */
export const developmentClientId = 'foothold-development';

const resource = 'urn:foothold:api';
const accessTokenSeconds = 8 * 60 * 60;

/** How to start the development issuer. */
export interface DevelopmentIssuerOptions {
  /** The port on 127.0.0.1; 0 for any free one. */
  readonly port: number;
  /** Where the signing keys are kept (0600), so that tokens outlive a restart; without it each start has new ones. */
  readonly keysFile?: string;
  /** The `aud` of the access tokens. */
  readonly audience: string;
  /** Further clients, in the words of OpenID Connect's client metadata (`client_id`, `redirect_uris`, …). */
  readonly clients?: readonly object[];
}

/** A development issuer that answers. */
export interface DevelopmentIssuer {
  /** The `iss` of the tokens: `http://127.0.0.1:4000`. */
  readonly issuerUrl: string;
  /** Answers when the port is free again. */
  stop(): Promise<void>;
}

/**
 * An OpenID Connect issuer which lets anybody in under any name, for development and tests: authorization code with PKCE, discovery, signed
 * JWT access tokens (RS256, eight hours) for one audience, and `developmentGrantType`. Loopback only; sessions are forgotten when it stops.
 * Refuses to start with NODE_ENV=production. Needs the devDependency oidc-provider.
 */
export async function startDevelopmentIssuer(options: DevelopmentIssuerOptions): Promise<DevelopmentIssuer> {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error(
      'The development issuer lets anybody sign in as anybody: it does not start with NODE_ENV=production.',
    );
  }
  const keys = await signingKeys(options.keysFile);
  const server = createServer();
  // A client on a busy machine may come back to an idle connection just as it is closed; here nobody needs them closed.
  server.keepAliveTimeout = 600_000;
  const issuerUrl = await listen(server, options.port);
  try {
    server.on('request', await withoutNotices(() => answers(issuerUrl, options, keys)));
  } catch (error) {
    await close(server);
    throw error;
  }
  return { issuerUrl, stop: () => close(server) };
}

/** A real access token for `sub` (1 to 255 characters), from the token endpoint of a development issuer. Throws with the issuer's answer. */
export async function requestDevelopmentToken(issuerUrl: string, sub: string): Promise<string> {
  const form = new URLSearchParams({ grant_type: developmentGrantType, client_id: developmentClientId, sub });
  const response = await fetch(`${issuerUrl}/token`, { method: 'POST', body: form });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (!answer.access_token)
    throw new Error(`${issuerUrl} gave no token: ${answer.error_description ?? response.status}`);
  return answer.access_token;
}

async function answers(
  issuerUrl: string,
  options: DevelopmentIssuerOptions,
  keys: JsonWebKey[],
): Promise<RequestListener> {
  const { Provider, errors } = await loadOidcLibrary();
  const api: ResourceServerDescription = {
    scope: 'openid',
    audience: options.audience,
    accessTokenFormat: 'jwt',
    accessTokenTTL: accessTokenSeconds,
    jwt: { sign: { alg: 'RS256' } },
  };
  const describeResource = (_ctx: unknown, indicator: string): ResourceServerDescription => {
    if (indicator !== resource && indicator !== options.audience) throw new errors.InvalidTarget('unknown resource');
    return api;
  };
  const provider = new Provider(issuerUrl, configuration(options, keys, describeResource));
  provider.registerGrantType(
    developmentGrantType,
    async (ctx) => {
      const { sub } = ctx.oidc.params;
      if (!sub || sub.length > 255) throw new errors.InvalidRequest('sub must have 1 to 255 characters');
      const token = new provider.AccessToken({ accountId: sub, client: ctx.oidc.client, gty: developmentGrantType });
      token.resourceServer = new provider.ResourceServer(resource, api);
      ctx.body = { access_token: await token.save(), expires_in: token.expiration, token_type: token.tokenType };
    },
    ['sub'],
  );
  return provider.callback();
}

function configuration(
  options: DevelopmentIssuerOptions,
  keys: JsonWebKey[],
  getResourceServerInfo: OidcConfiguration['features']['resourceIndicators']['getResourceServerInfo'],
): OidcConfiguration {
  return {
    clients: [developmentClient, ...(options.clients ?? [])],
    jwks: { keys },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        getResourceServerInfo,
        useGrantedResource: () => true,
      },
    },
    pkce: { required: () => true },
    ttl: { AccessToken: accessTokenSeconds, IdToken: 3600, Interaction: 3600, Session: 86_400, Grant: 86_400 },
    clientBasedCORS: () => true,
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  };
}

const developmentClient = {
  client_id: developmentClientId,
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', developmentGrantType],
  response_types: ['code'],
  redirect_uris: ['http://127.0.0.1/callback', 'http://localhost/callback'],
};

async function signingKeys(keysFile: string | undefined): Promise<JsonWebKey[]> {
  const text = keysFile === undefined ? await makeKeys() : await keptText(keysFile, makeKeys);
  return JSON.parse(text) as JsonWebKey[];
}

async function makeKeys(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return JSON.stringify([{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }]);
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
