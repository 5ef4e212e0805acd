import { statement } from '#platform';
import type { KnownDomain } from '../domain/domain-doubts.js';

/** The domains of every verified employer of the actor's programme, and whose each is. */
export const knownDomains = statement<KnownDomain>(
  'known_domains',
  'select of_employer as of, domain from known_domains() order by domain, of_employer',
);
