import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ProblemInterface } from '#platform';

@ObjectType('NotEnoughPlaces', {
  implements: () => [ProblemInterface],
  description: 'Fewer places are left than were wanted; none was taken.',
})
export class NotEnoughPlacesProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;

  @Field(() => Int, { description: 'How many places were wanted.' })
  wanted: number;

  @Field(() => Int, { description: 'How many are left.' })
  remaining: number;
}

@ObjectType('SlotBusy', {
  implements: () => [ProblemInterface],
  description: 'Others are taking places in the slot at this moment; nothing was taken, and you may try again.',
})
export class SlotBusyProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;
}

@ObjectType('PlacesTaken', {
  implements: () => [ProblemInterface],
  description: 'Places in the slot are held, so that it cannot be cancelled.',
})
export class PlacesTakenProblem extends ProblemInterface {
  @Field(() => Int, { description: 'How many places are held.' })
  taken: number;
}

@ObjectType('EmployerNotVerified', {
  implements: () => [ProblemInterface],
  description: 'Only a verified employer publishes adverts.',
})
export class EmployerNotVerifiedProblem extends ProblemInterface {
  @Field({ description: "How far the employer's verification has come; see EmployerState." })
  state: string;
}

@ObjectType('SafetyReportOpen', {
  implements: () => [ProblemInterface],
  description: 'A report about the safety of the advert is open; it is not shown until the coordinator has answered.',
})
export class SafetyReportOpenProblem extends ProblemInterface {}
