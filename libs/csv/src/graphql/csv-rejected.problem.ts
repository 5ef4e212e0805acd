import { Field, Int, ObjectType } from '@nestjs/graphql';
import { ProblemInterface } from '#platform';

@ObjectType('CsvFault', { description: 'One fault in a file.' })
export class CsvFaultType {
  @Field(() => Int, { description: 'The row, as a spreadsheet counts: the header is 1.' })
  row: number;

  @Field(() => String, { nullable: true, description: 'The column; null when the fault is in the row as a whole.' })
  column: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What stands there, at most 100 characters; null when nothing does.',
  })
  value: string | null;

  @Field({ description: 'What is wrong with it.' })
  reason: string;
}

@ObjectType('CsvRejected', {
  implements: () => [ProblemInterface],
  description: 'The file cannot be imported; nothing of it was.',
})
export class CsvRejectedProblem extends ProblemInterface {
  @Field(() => Int, { description: 'How many faults there are.' })
  faultCount: number;

  @Field(() => [CsvFaultType], {
    description: 'Every fault at once, row by row; of more than 10,000 the first 10,000.',
  })
  rows: CsvFaultType[];
}
