import type { TrustedIssuer } from '#identity';

/** What the API process is told by its surroundings. */
export interface ApiConfig {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly catalogueUrl: string;
  readonly issuers: readonly TrustedIssuer[];
  /** Shows GraphiQL and answers introspection: for development, off otherwise. */
  readonly isExplorable: boolean;
  readonly requestsPerMinute: number;
}

/** Something that has to be set is not, or makes no sense: all of it at once. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
}

/**
 * Reads the configuration from environment variables. OIDC_ISSUERS is a comma list of `issuer=audience`.
 * Throws `ConfigFault` naming every variable that is missing or malformed.
 */
export function readConfig(env: NodeJS.ProcessEnv): ApiConfig {
  const faults: string[] = [];
  const need = (name: string): string => {
    const value = env[name];
    if (value === undefined || value === '') faults.push(`${name} is not set`);
    return value ?? '';
  };
  const whole = (name: string, otherwise: number): number => {
    const value = Number(env[name] ?? otherwise);
    if (!Number.isInteger(value) || value < 0) faults.push(`${name} is not a whole number`);
    return value;
  };
  const config: ApiConfig = {
    host: env['HOST'] ?? '127.0.0.1',
    port: whole('PORT', 3000),
    databaseUrl: need('DATABASE_URL'),
    catalogueUrl: need('CATALOGUE_DATABASE_URL'),
    issuers: readIssuers(need('OIDC_ISSUERS'), faults),
    isExplorable: env['FOOTHOLD_EXPLORABLE'] === 'true' && env['NODE_ENV'] !== 'production',
    requestsPerMinute: whole('REQUESTS_PER_MINUTE', 1200),
  };
  if (faults.length > 0) throw new ConfigFault(`The API cannot start: ${faults.join('; ')}.`);
  return config;
}

function readIssuers(list: string, faults: string[]): TrustedIssuer[] {
  return list
    .split(',')
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [issuer = '', audience = ''] = entry.split('=').map((part) => part.trim());
      if (!URL.canParse(issuer) || audience === '')
        faults.push(`OIDC_ISSUERS holds "${entry}", which is not issuer=audience`);
      return { issuer, audience };
    });
}
