import { Problem } from '#kernel';

/** The team would have no owner any more. */
export class LastOwner extends Problem {
  readonly code = 'LAST_OWNER';

  constructor() {
    super('A team keeps one owner at least: make somebody else an owner first.');
  }
}
