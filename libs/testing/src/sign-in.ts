import { requestDevelopmentToken as ask } from '#development';
import { testIssuer } from './surroundings.js';

/** A real token for that subject, from the development issuer over HTTP. */
export function requestDevelopmentToken(subject: string): Promise<string> {
  return ask(testIssuer(), subject);
}
