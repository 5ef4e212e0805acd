export * from './domain/lookup.js';
export { PgPostcodeDirectory } from './persistence/postcode-directory.repository.js';
