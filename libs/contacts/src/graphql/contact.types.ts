import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import { DateScalar, enumOf, IsLocalDate, IsProse, ProblemInterface } from '#platform';
import { ledgerStatuses, type LedgerStatus } from '../domain/ledger.js';

/** Where an adult stands in the ledger, as the schema names it. */
export const LedgerStatusEnum = enumOf(ledgerStatuses);
registerEnumType(LedgerStatusEnum, {
  name: 'ContactLedgerStatus',
  description: 'How near an adult is to the days with children under 16 that need a decision.',
  valuesMap: {
    FREE: { description: 'Two days or fewer in any 30.' },
    NEAR: { description: 'Three days in some 30: one more needs a decision, or a second adult.' },
    REACHED: { description: 'Four days or more in some 30.' },
  },
});

@ObjectType('ContactLedgerLine', {
  description:
    'The days of a host adult with children under 16, over all schools and the months around today: sums alone.',
})
export class ContactLedgerLineType {
  @Field(() => ID, { description: 'The adult.' })
  hostAdultId: string;

  @Field({ description: 'Name.' })
  name: string;

  @Field(() => Int, {
    description: 'The most distinct days in any 30, of places from the offer on and of visits with a register.',
  })
  mostDaysInThirty: number;

  @Field(() => LedgerStatusEnum, { description: 'How near that is to what needs a decision.' })
  status: LedgerStatus;
}

@ObjectType('RotaAdult', { description: 'An adult on a rota.' })
export class RotaAdultType {
  @Field(() => ID, { description: 'The adult.' })
  hostAdultId: string;

  @Field({ description: 'Name.' })
  name: string;
}

@ObjectType('RotaDay', { description: 'Who is with the students on one day.' })
export class RotaDayType {
  @Field(() => DateScalar, { description: 'The day.' })
  onDay: string;

  @Field(() => [RotaAdultType], { description: 'Who is with them; empty where nobody is named.' })
  adults: RotaAdultType[];
}

@ObjectType('Rota', { description: 'Who is with the students on each day of a slot.' })
export class RotaType {
  @Field({
    description:
      'False while it is only our offer: supervisor and deputy turn by turn, so that neither has more than three days of a week.',
  })
  isSet: boolean;

  @Field(() => [RotaDayType], { description: 'Each day of the slot, in order.' })
  days: RotaDayType[];
}

@InputType({ description: 'Who is with the students on one day.' })
export class RotaDayInput {
  @Field(() => DateScalar, { description: 'A day of the slot.' })
  @IsLocalDate()
  onDay: string;

  @Field(() => [ID], { description: 'The supervisor of the placement, the deputy, or both.' })
  @ArrayMaxSize(2, { message: 'must name at most two adults' })
  hostAdultIds: string[];
}

@InputType({ description: 'Puts a rota in place of the one that a slot had.' })
export class SetRotaInput {
  @Field(() => ID, { description: 'A slot of yours.' })
  slotId: string;

  @Field(() => [RotaDayInput], { description: 'Every day of the slot, each once.' })
  @ArrayMinSize(1, { message: 'must hold every day of the slot' })
  @ArrayMaxSize(60, { message: 'must hold at most 60 days' })
  @ValidateNested()
  @Type(() => RotaDayInput)
  days: RotaDayInput[];
}

@ObjectType({ description: 'The rota holds from now on; confirmed places are judged again.' })
export class SetRotaPayload {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;
}

@InputType({
  description: 'Gives your word that the barred list was looked at for an adult. Send nothing of the check itself.',
})
export class AttestBarredListCheckInput {
  @Field(() => ID, { description: 'A host adult of yours who is with students under 16.' })
  hostAdultId: string;

  @Field(() => DateScalar, { description: 'When it was looked at.' })
  @IsLocalDate()
  barredListSeenOn: string;
}

@InputType({
  description:
    'Records that an adult may be with children under 16 of your school on more than three days in 30; other schools decide for themselves.',
})
export class DecideOnContactInput {
  @Field(() => ID, { description: 'A host adult whose employer has given its word.' })
  hostAdultId: string;

  @Field({ description: 'Why, up to 500 characters, without naming a child.' })
  @IsProse(500)
  reason: string;

  @Field(() => DateScalar, { description: 'Until when it holds: within a year.' })
  @IsLocalDate()
  validUntil: string;
}

@ObjectType({ description: 'It is noted; confirmed places with that adult are judged again.' })
export class HostAdultContactPayload {
  @Field(() => ID, { description: 'The adult.' })
  hostAdultId: string;
}

@ObjectType('CheckNotAllowed', {
  implements: () => [ProblemInterface],
  description: 'The adult is with no student under 16, so no check may be asked for, or kept.',
})
export class CheckNotAllowedProblem extends ProblemInterface {}

@ObjectType('AttestationMissing', {
  implements: () => [ProblemInterface],
  description: 'The employer has not given its word yet that the barred list was looked at.',
})
export class AttestationMissingProblem extends ProblemInterface {}
