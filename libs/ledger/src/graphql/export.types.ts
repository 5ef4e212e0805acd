import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { InputFault, LocalDate } from '#kernel';
import { DateScalar, IsLocalDate, type ChecksItself } from '#platform';

@InputType({ description: "Takes your students' activities out as a file." })
export class ExportLedgerInput implements ChecksItself {
  @Field(() => DateScalar, { description: 'The first day on which they may begin.' })
  @IsLocalDate()
  from: LocalDate;

  @Field(() => DateScalar, { description: 'The last.' })
  @IsLocalDate()
  to: LocalDate;

  faults(): InputFault[] {
    return this.from > this.to ? [{ path: 'to', value: this.to, message: 'lies before from' }] : [];
  }
}

@ObjectType({ description: 'The file. That you took it, and how many lines it has, is kept.' })
export class ExportLedgerPayload {
  @Field({ description: 'Comma-separated text, as spreadsheets and Compass+ read it; save it as .csv.' })
  csv: string;

  @Field(() => Int, { description: 'Lines below the head.' })
  rows: number;
}
