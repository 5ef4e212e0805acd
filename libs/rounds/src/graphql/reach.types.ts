import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { suppressed, suppressedGroups } from '#evaluation';
import { TimeScalar } from '#platform';
import type { ReachCount, SlotReach } from '../application/count-reach.use-case.js';
import { SlotFields, toSlotFields } from './slot-fields.js';

const hidden = 'null where it is under five, or would let a number under five be worked out';

@ObjectType('SchoolReach', { description: 'How many students of a school can get to a slot.' })
export class SchoolReachType {
  @Field(() => Int, {
    nullable: true,
    description: `Students whom it welcomes and who can get there and back; ${hidden}.`,
  })
  within: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Students whom it welcomes and who cannot, within their limits; ${hidden}.`,
  })
  beyond: number | null;

  @Field(() => ID, { description: 'The school.' })
  schoolId: string;
}

@ObjectType('SlotReach', { description: 'Who can get to a slot of a round, by their own limits of travel.' })
export class SlotReachType extends SlotFields {
  @Field(() => TimeScalar, { description: 'When its days start.' })
  startsAt: string;

  @Field(() => Int, {
    nullable: true,
    description: `Students whom it welcomes and who can get there and back; ${hidden}.`,
  })
  within: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Students whom it welcomes and who cannot, within their limits; ${hidden}.`,
  })
  beyond: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of those who cannot: how many could if it started later; null under five.',
  })
  gainedByLaterStart: number | null;

  @Field(() => [SchoolReachType], { description: 'By school.' })
  bySchool: SchoolReachType[];
}

/** A slot's reach with small numbers suppressed: what is shown of the schools gives away no number of the whole that is hidden. */
export function toSlotReach(reach: SlotReach): SlotReachType {
  const schools = suppressedGroups(reach.bySchool.map(({ within, beyond }) => [within, beyond]));
  const whole = shown(reach);
  return {
    ...toSlotFields(reach.slot),
    startsAt: reach.slot.startsAt,
    ...whole,
    gainedByLaterStart: whole.beyond === null ? null : suppressed(reach.gained),
    bySchool: reach.bySchool.map(({ schoolId }, index) => {
      const [within = null, beyond = null] = schools[index] ?? [];
      return { schoolId, within, beyond };
    }),
  };
}

/** The numbers of those whom the slot welcomes are no secret, so one that is hidden hides the other. */
function shown({ within, beyond }: ReachCount): { within: number | null; beyond: number | null } {
  const isSafe = suppressed(within) !== null && suppressed(beyond) !== null;
  return isSafe ? { within, beyond } : { within: null, beyond: null };
}
