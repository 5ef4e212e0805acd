import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '#platform';
import type { SlotCard } from '../application/ports.js';

@ObjectType({ isAbstract: true })
export abstract class SlotFields {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;

  @Field(() => ID, { description: 'Its advert.' })
  opportunityId: string;

  @Field({ description: 'What the placement is called.' })
  title: string;

  @Field({ description: 'Who offers it.' })
  employerName: string;

  @Field({ description: 'The first half of its postcode: B36.' })
  area: string;

  @Field(() => DateScalar, { description: 'Its first day.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'Its last day.' })
  endsOn: string;
}

/** A slot as it stands in lists. */
export function toSlotFields({ id, opportunityId, title, employerName, area, startsOn, endsOn }: SlotCard): SlotFields {
  return { slotId: id, opportunityId, title, employerName, area, startsOn, endsOn };
}
