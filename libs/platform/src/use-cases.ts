import type { FactoryProvider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Surroundings, UnitOfWork } from '#kernel';
import { TypeOrmUnitOfWork, type Transaction } from './database/unit-of-work.js';

/** The token of the clock and the id maker. */
export const SURROUNDINGS = Symbol('Surroundings');

/** A use case: its unit of work first, then what it needs of the world. */
export type UseCaseClass<Repositories> = new (
  unitOfWork: UnitOfWork<Repositories>,
  surroundings: Surroundings,
) => object;

/** A unit of work over a feature's repositories. */
export function unitOfWork<Repositories>(
  dataSource: DataSource,
  surroundings: Surroundings,
  repositoriesOf: (tx: Transaction) => Repositories,
): UnitOfWork<Repositories> {
  return new TypeOrmUnitOfWork(dataSource, surroundings, repositoriesOf);
}

/** Providers for a feature's use cases, which know nothing of Nest: each is built over the feature's repositories. */
export function useCases<Repositories>(
  repositoriesOf: (tx: Transaction) => Repositories,
  classes: readonly UseCaseClass<Repositories>[],
): FactoryProvider[] {
  return classes.map((UseCase) => ({
    provide: UseCase,
    inject: [DataSource, SURROUNDINGS],
    useFactory: (dataSource: DataSource, surroundings: Surroundings) =>
      new UseCase(unitOfWork(dataSource, surroundings, repositoriesOf), surroundings),
  }));
}
