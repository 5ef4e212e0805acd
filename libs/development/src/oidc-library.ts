import type { JsonWebKey } from 'node:crypto';
import type { RequestListener } from 'node:http';

/** The parts of oidc-provider that the development issuer uses; the library comes without types of its own. */
export interface OidcLibrary {
  readonly Provider: new (issuer: string, configuration: OidcConfiguration) => OidcProvider;
  readonly errors: Readonly<Record<'InvalidRequest' | 'InvalidTarget', new (description: string) => Error>>;
}

interface OidcProvider {
  readonly AccessToken: new (token: { accountId: string; client: object; gty: string }) => AccessToken;
  readonly ResourceServer: new (indicator: string, description: ResourceServerDescription) => object;
  callback(): RequestListener;
  registerGrantType(name: string, handler: (ctx: TokenRequest) => Promise<void>, parameters: readonly string[]): void;
}

interface TokenRequest {
  oidc: { client: object; params: Record<string, string | undefined> };
  body: unknown;
}

interface AccessToken {
  resourceServer: object;
  readonly expiration: number;
  readonly tokenType: string;
  save(): Promise<string>;
}

/** An API that access tokens are made for. `accessTokenTTL` in seconds. */
export interface ResourceServerDescription {
  readonly scope: string;
  readonly audience: string;
  readonly accessTokenFormat: 'jwt' | 'opaque';
  readonly accessTokenTTL: number;
  readonly jwt: { readonly sign: { readonly alg: string } };
}

/** What the library is told at its start; `ttl` in seconds. */
export interface OidcConfiguration {
  readonly clients: readonly object[];
  readonly jwks: { readonly keys: readonly JsonWebKey[] };
  readonly cookies: { readonly keys: readonly string[] };
  readonly features: {
    readonly devInteractions: { readonly enabled: boolean };
    readonly resourceIndicators: {
      readonly enabled: boolean;
      defaultResource(): string;
      getResourceServerInfo(ctx: unknown, indicator: string): ResourceServerDescription;
      useGrantedResource(): boolean;
    };
  };
  readonly pkce: { required(): boolean };
  readonly ttl: Readonly<Record<string, number>>;
  clientBasedCORS(): boolean;
  findAccount(ctx: unknown, sub: string): { accountId: string; claims(): { sub: string } };
}

/** Loads the library: only here and only when asked for, because it is a devDependency. */
export async function loadOidcLibrary(): Promise<OidcLibrary> {
  const name: string = 'oidc-provider';
  return (await import(name)) as OidcLibrary;
}
