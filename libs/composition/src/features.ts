import { EmployersModule, employerEntities } from '#employers';

/** Every feature that the service is made of, for the API, the worker and the command line alike. */
export const featureModules = [EmployersModule];

/** Every entity of every feature. */
export const entities = [...employerEntities];
