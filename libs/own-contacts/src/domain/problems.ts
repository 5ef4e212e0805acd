import { Problem } from '#kernel';
import { mostAtOnce } from './own-contact.js';

/** The student has as many workplaces on the way as there may be. */
export class TooManyContacts extends Problem {
  readonly code = 'TOO_MANY_CONTACTS';

  constructor() {
    super(`There may be ${mostAtOnce} workplaces on the way at once; withdraw one first.`);
  }
}

/** The slot is of another employer than the one that was found. */
export class NotTheirSlot extends Problem {
  readonly code = 'NOT_THEIR_SLOT';

  constructor(readonly slotId: string) {
    super('That slot is of another employer than the one that the student found.');
  }
}
