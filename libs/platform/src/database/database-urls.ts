import { createHmac } from 'node:crypto';

/** Where the service finds its database. Three logins, because each may do something else. */
export interface DatabaseUrls {
  /** Owns the tables and runs migrations. Never given to the running service. */
  readonly owner: string;
  /** The service's login: neither owner nor superuser, bound by row-level security. */
  readonly service: string;
  /** Anonymous reads of published adverts: sees nothing else. */
  readonly catalogue: string;
}

/** The login roles that derived URLs use. */
const logins = { service: 'foothold_api', catalogue: 'foothold_catalogue' } as const;

/**
 * All three URLs from the owner's: for the demo, the tests and a single machine. The passwords of the two service logins are derived
 * from the owner's URL, so whoever can run migrations can start the service, and nothing needs to be written down.
 */
export function deriveDatabaseUrls(ownerUrl: string): DatabaseUrls {
  const { protocol, username, password, hostname, port } = new URL(ownerUrl);
  const cluster = `${protocol}//${username}:${password}@${hostname}:${port}`;
  const withLogin = (login: string): string => {
    const url = new URL(ownerUrl);
    url.username = login;
    url.password = createHmac('sha256', cluster).update(login).digest('hex');
    return url.href;
  };
  return { owner: ownerUrl, service: withLogin(logins.service), catalogue: withLogin(logins.catalogue) };
}

/** The same logins on another database of the same server. */
export function onDatabase(urls: DatabaseUrls, database: string): DatabaseUrls {
  const move = (href: string): string => {
    const url = new URL(href);
    url.pathname = `/${database}`;
    return url.href;
  };
  return { owner: move(urls.owner), service: move(urls.service), catalogue: move(urls.catalogue) };
}
