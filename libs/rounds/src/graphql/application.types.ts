import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { fitWords, type FitWording } from '#interests';
import { connectionOf } from '#platform';
import { toTravel, TravelType, type Traveller, type TravelSite } from '#travel';
import type { ListedApplication } from '../application/list-applications.js';
import type { ReachableSlot } from '../application/reachable-slots.js';
import { minutesEachWay, travelSite } from '../application/way.js';
import { InterestFitEnum } from './enums.js';
import { SlotFields, toSlotFields } from './slot-fields.js';

/** Both ends of the way, for the field that plans it; no field of the schema. */
export interface JourneyEnds {
  readonly traveller: Traveller;
  readonly site: TravelSite;
}

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

  @Field(() => TravelType, { description: 'The way there and back in short.' })
  travel: TravelType;

  ends: JourneyEnds;

  @Field({ description: 'True while the round is open, so that it can be ranked and withdrawn.' })
  viewerCanWithdraw: boolean;
}

/** A live application as the schema shows it. */
export function toApplication({ line, slot, way }: ListedApplication): ApplicationType {
  const { id, rank, statement, isOnBehalf, roundState } = line;
  const { outMinutes, backMinutes, basis } = way;
  return {
    ...toSlotFields(slot),
    id,
    rank,
    statement,
    isOnBehalf,
    outMinutes,
    backMinutes,
    isTravelRough: basis.rough,
    travel: toTravel(way, slot),
    ends: { traveller: line.traveller, site: travelSite(slot) },
    viewerCanWithdraw: roundState === 'OPEN',
  };
}

@ObjectType('PlacementOption', { description: 'A slot that you may apply for.' })
export class PlacementOptionType extends SlotFields {
  ends: JourneyEnds;

  @Field(() => Int, { description: 'Minutes each way, door to door: the longer of the two.' })
  minutesEachWay: number;

  @Field({ description: 'True when the minutes come from the distance alone: say "about".' })
  isTravelRough: boolean;

  @Field(() => TravelType, { description: 'The way there and back in short.' })
  travel: TravelType;

  @Field(() => Float, {
    nullable: true,
    description:
      'How well the work fits what you chose and answered, from -1 to 1: by its tasks where the advert names them, else by its kind; null where nothing can be said.',
  })
  interestFit: number | null;

  @Field(() => InterestFitEnum, { description: 'The same in words.' })
  fit: FitWording;
}

/** An option as the schema shows it. */
export function toPlacementOption({ slot, way, traveller, interestFit }: ReachableSlot): PlacementOptionType {
  return {
    ...toSlotFields(slot),
    minutesEachWay: minutesEachWay(way),
    isTravelRough: way.basis.rough,
    travel: toTravel(way, slot),
    ends: { traveller, site: travelSite(slot) },
    interestFit,
    fit: fitWords(interestFit),
  };
}

@ObjectType('PlacementOptionConnection', { description: 'A page of slots that you may apply for.' })
export class PlacementOptionConnection extends connectionOf(PlacementOptionType) {}
