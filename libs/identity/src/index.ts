export * from './application/grant-school-role.use-case.js';
export * from './application/ports.js';
export * from './application/revoke-role.use-case.js';
export * from './application/sign-in.js';
export * from './application/token-verifier.js';
export * from './identity.module.js';
export { PgGrants } from './persistence/grant.repository.js';
export { RoleEnum } from './graphql/identity.types.js';
export { IdentityResolver } from './graphql/identity.resolver.js';
