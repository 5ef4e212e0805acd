import { Field, ID, InterfaceType, ObjectType } from '@nestjs/graphql';

/** What all problems have in common. Each problem of the domain has a type of the same name here, with the same fields. */
@InterfaceType('Problem', {
  description:
    'The world said no. Ask for `... on Problem { code message }` in every result, and for the fields of those you handle.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class ProblemInterface {
  @Field({ description: 'Stable and upper snake case; switch on it.' })
  code: string;

  @Field({ description: 'What happened, in a sentence. Holds no personal data.' })
  message: string;
}

@ObjectType('InputFault', { description: 'One fault in the input.' })
export class InputFaultType {
  @Field({ description: 'The field as you wrote it, dotted: slots.2.startsOn.' })
  path: string;

  @Field(() => String, {
    nullable: true,
    description: 'What stood there, as text, at most 200 characters; null when it was absent.',
  })
  value: string | null;

  @Field({ description: 'What is wrong with it.' })
  message: string;
}

@ObjectType('InvalidInput', {
  implements: () => [ProblemInterface],
  description: 'The input is malformed; nothing was saved.',
})
export class InvalidInputProblem extends ProblemInterface {
  @Field(() => [InputFaultType], { description: 'Every fault at once, in the order of the fields.' })
  faults: InputFaultType[];
}

@ObjectType('NotFound', {
  implements: () => [ProblemInterface],
  description: 'There is no such thing, or it is not yours to see.',
})
export class NotFoundProblem extends ProblemInterface {
  @Field({ description: 'What was looked for: Slot, School …' })
  kind: string;

  @Field(() => ID, { description: 'The id as you sent it.' })
  id: string;
}

@ObjectType('WrongState', {
  implements: () => [ProblemInterface],
  description: 'The step is not allowed from the present state.',
})
export class WrongStateProblem extends ProblemInterface {
  @Field({ description: 'What would have been moved.' })
  kind: string;

  @Field({ description: 'The state it is in.' })
  currentState: string;

  @Field({ description: 'The state that was asked for.' })
  wantedState: string;

  @Field(() => [String], { description: 'The states from which that is allowed.' })
  allowedFrom: string[];
}
