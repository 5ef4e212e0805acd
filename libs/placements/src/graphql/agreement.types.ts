import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { parties, type Party } from '#clearances';
import { DateTimeScalar, enumOf } from '#platform';
import { agreementGivers, agreementStates, type AgreementGiver, type AgreementState } from '../domain/agreement.js';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** The parties as the schema names them. */
export const PartyEnum = enumOf(parties);
registerEnumType(PartyEnum, {
  name: 'AgreementParty',
  description: 'Who has to agree to a placement.',
  valuesMap: {
    EMPLOYER: { description: 'The employer whose placement it is.' },
    SCHOOL: { description: "The student's school." },
    GUARDIAN: { description: 'A parent or carer; only for a student of school age.' },
    STUDENT: { description: 'The student.' },
  } satisfies Described<Party>,
});

/** Where an agreement stands, as the schema names it. */
export const AgreementStateEnum = enumOf(agreementStates);
registerEnumType(AgreementStateEnum, {
  name: 'AgreementState',
  description: "Where one party's agreement stands.",
  valuesMap: {
    MISSING: { description: 'Not given; or only on a form that waits for its second signature.' },
    GIVEN: { description: 'Given, and nothing has changed since that touches this party.' },
    OUTDATED: { description: 'Given to a placement that has changed since; it has to be given anew.' },
    REFUSED: { description: 'A parent or carer has said no. Only the school is told.' },
  } satisfies Described<AgreementState>,
});

/** Who gave an agreement, as the schema names it. */
export const AgreementGiverEnum = enumOf(agreementGivers);
registerEnumType(AgreementGiverEnum, {
  name: 'AgreementGiver',
  description: 'Who gave an agreement, by role.',
  valuesMap: {
    STUDENT: { description: 'The student.' },
    EMPLOYER: { description: 'Somebody who acts for the employer.' },
    CAREERS_LEAD: { description: 'A careers lead of the school.' },
    GUARDIAN_BY_LINK: { description: 'A parent or carer, by a link that was sent to them.' },
    GUARDIAN_ON_PAPER: { description: 'A parent or carer on paper, seen by two members of staff.' },
  } satisfies Described<AgreementGiver>,
});

@ObjectType('Agreement', { description: "One party's agreement to a placement." })
export class AgreementType {
  @Field(() => PartyEnum, { description: 'Whose it is.' })
  party: Party;

  @Field(() => AgreementStateEnum, { description: 'Where it stands.' })
  state: AgreementState;

  @Field(() => AgreementGiverEnum, {
    nullable: true,
    description: 'As what somebody gave it; null when it is missing.',
  })
  givenBy: AgreementGiver | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When; null when it is missing.' })
  givenAt: string | null;

  @Field(() => Int, { nullable: true, description: 'The version of the advert that it was given to.' })
  placementVersion: number | null;

  @Field({ description: 'True when it is yours to give anew; see renewAgreement.' })
  viewerCanRenew: boolean;
}

@ObjectType({ description: 'Your agreement is to the placement as it stands now.' })
export class RenewAgreementPayload {
  @Field(() => ID, { description: 'The allocation.' })
  allocationId: string;

  @Field(() => PartyEnum, { description: 'For whom you agreed.' })
  party: Party;
}
