export * from './adjustments.module.js';
export type { Releases } from './application/ports.js';
export * from './domain/adjustments-release.js';
export { PgAdjustmentsReleases } from './persistence/adjustments-release.repository.js';
