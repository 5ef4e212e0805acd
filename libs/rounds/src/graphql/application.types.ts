import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '#platform';
import type { ListedApplication } from '../application/list-applications.js';
import type { ReachableSlot } from '../application/reachable-slots.js';
import { minutesEachWay } from '../application/way.js';
import { SlotFields, toSlotFields } from './slot-fields.js';

@ObjectType('Application', {
  description: "A student's live application, for the student and the staff of the school.",
})
export class ApplicationType extends SlotFields {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => Int, { description: '1 is the dearest.' })
  rank: number;

  @Field({ description: 'Why the student wants to go there.' })
  statement: string;

  @Field({ description: 'True when a careers lead submitted it for the student.' })
  isOnBehalf: boolean;

  @Field(() => Int, { description: 'Minutes to get there, door to door.' })
  outMinutes: number;

  @Field(() => Int, { description: 'Minutes to get back.' })
  backMinutes: number;

  @Field({ description: 'True when the minutes come from the distance alone: say "about".' })
  isTravelRough: boolean;

  @Field({ description: 'True while the round is open, so that it can be ranked and withdrawn.' })
  viewerCanWithdraw: boolean;
}

/** A live application as the schema shows it. */
export function toApplication({ line, slot, way }: ListedApplication): ApplicationType {
  const { id, rank, statement, isOnBehalf, roundState } = line;
  const { outMinutes, backMinutes, rough } = way;
  return {
    ...toSlotFields(slot),
    id,
    rank,
    statement,
    isOnBehalf,
    outMinutes,
    backMinutes,
    isTravelRough: rough,
    viewerCanWithdraw: roundState === 'OPEN',
  };
}

@ObjectType('PlacementOption', { description: 'A slot that you may apply for.' })
export class PlacementOptionType extends SlotFields {
  @Field(() => Int, { description: 'Minutes each way, door to door: the longer of the two.' })
  minutesEachWay: number;

  @Field({ description: 'True when the minutes come from the distance alone: say "about".' })
  isTravelRough: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'How well the kind of work fits what you ticked, from -1 to 1; null where nothing can be said.',
  })
  interestFit: number | null;
}

/** An option as the schema shows it. */
export function toPlacementOption({ slot, way, interestFit }: ReachableSlot): PlacementOptionType {
  return { ...toSlotFields(slot), minutesEachWay: minutesEachWay(way), isTravelRough: way.rough, interestFit };
}

@ObjectType('PlacementOptionConnection', { description: 'A page of slots that you may apply for.' })
export class PlacementOptionConnection extends connectionOf(PlacementOptionType) {}
