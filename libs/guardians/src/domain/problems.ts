import { Problem } from '#kernel';

/** The contact may not be used or changed without the safeguarding lead; why is for the safeguarding lead alone to say. */
export class AskSafeguardingLead extends Problem {
  readonly code = 'ASK_SAFEGUARDING_LEAD';

  constructor() {
    super('Please ask your safeguarding lead about this contact.');
  }
}
