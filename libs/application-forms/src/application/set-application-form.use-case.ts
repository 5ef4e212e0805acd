import { InvalidInput, invariant, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { contactFaultsOf } from '#safeguarding';
import type { ApplicationForm } from '../domain/application-form.js';
import type { ApplicationFormsTx } from './ports.js';

/** A coordinator sets what everybody who applies in the programme is asked. From then on nobody applies past the form. */
export class SetApplicationForm {
  constructor(
    private readonly unitOfWork: UnitOfWork<ApplicationFormsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, form: ApplicationForm): Promise<ApplicationForm> {
    const { programmeId, accountId } = actor;
    invariant(programmeId !== null && accountId !== null, 'a coordinator acts for a programme');
    const texts = Object.fromEntries(form.examples.map((text, index) => [`examples.${index}`, text]));
    const faults = contactFaultsOf({ guidance: form.guidance, ...texts });
    if (faults.length > 0) throw new InvalidInput(faults);
    return this.unitOfWork.run(actor, async ({ forms, outbox }) => {
      await forms.set(programmeId, form, accountId, this.surroundings.clock.now());
      await outbox.add({ kind: 'application-form.set', subjectId: programmeId });
      return form;
    });
  }
}
