import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsInt, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { OpportunityKindEnum } from '#opportunities';
import { connectionOf, DateTimeScalar, enumOf, PageArgs } from '#platform';
import type { OpportunityKind } from '#safeguarding';
import { mostPledged, pledgeMeasures, type PledgeMeasure } from '../domain/pledge.js';

/** The measures as the schema names them. */
export const PledgeMeasureEnum = enumOf(pledgeMeasures);
registerEnumType(PledgeMeasureEnum, {
  name: 'PledgeMeasure',
  description: 'What a pledge counts.',
  valuesMap: {
    PLACES: { description: 'Students: placements that were attended, or students who came on visits.' },
    VISITS: { description: 'Groups of which somebody came. Not for placements.' },
    HOURS: { description: 'Hours of students, breaks taken off.' },
  },
});

@ObjectType({ isAbstract: true })
abstract class PledgeLineType {
  @Field({ description: 'The quarter of the calendar year, as in 2026-Q4.' })
  quarter: string;

  @Field(() => OpportunityKindEnum, { description: 'Which experience.' })
  kind: OpportunityKind;

  @Field(() => PledgeMeasureEnum, { description: 'What is counted.' })
  measure: PledgeMeasure;
}

@ObjectType({ isAbstract: true })
abstract class PledgeLineInAreaType extends PledgeLineType {
  @Field({
    description:
      'The first half of a postcode, as in B36: of the site; of the school for visits to schools and online.',
  })
  area: string;
}

@ObjectType('PledgeChange', { description: 'How a pledge was changed.' })
export class PledgeChangeType {
  @Field(() => Int, { description: 'What was pledged before.' })
  before: number;

  @Field(() => Int, { description: 'What was pledged then.' })
  after: number;

  @Field(() => String, { nullable: true, description: 'Why; null where the quarter had not begun.' })
  reason: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  changedAt: string;
}

@ObjectType('Pledge', { description: 'What an employer pledges for a quarter and an area.' })
export class PledgeType extends PledgeLineInAreaType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'Whose it is.' })
  employerName: string;

  @Field(() => Int, { description: 'How much; 0 when it was taken back.' })
  amount: number;

  @Field(() => [PledgeChangeType], { description: 'How it came to that, the first first.' })
  changes: PledgeChangeType[];
}

@ObjectType('PledgeConnection', { description: 'A page of pledges.' })
export class PledgeConnection extends connectionOf(PledgeType) {}

@ObjectType('PledgeDelivery', { description: 'What your employer pledged, and what it really did.' })
export class PledgeDeliveryType extends PledgeLineInAreaType {
  @Field(() => Int, { description: 'What was pledged.' })
  pledged: number;

  @Field(() => Float, { description: 'What happened: attended and marked so.' })
  delivered: number;
}

@ObjectType('ProgrammePledges', { description: 'What employers pledged for an area, and what they really did.' })
export class ProgrammePledgesType extends PledgeLineInAreaType {
  @Field(() => [String], { description: 'The employers that pledged something.' })
  employers: string[];

  @Field(() => Int, { description: 'What they pledged together.' })
  pledged: number;

  @Field(() => Float, {
    nullable: true,
    description: 'What all employers did there; null where fewer than five students would show.',
  })
  delivered: number | null;
}

@ObjectType('ProgrammePledgesTotal', { description: 'The same for all areas together.' })
export class ProgrammePledgesTotalType extends PledgeLineType {
  @Field(() => Int, { description: 'What was pledged.' })
  pledged: number;

  @Field(() => Float, { nullable: true, description: 'What was done; null where it was fewer than five students.' })
  delivered: number | null;
}

@ObjectType('ProgrammePledgesTable', { description: 'Pledges against delivery, by quarter, kind and area.' })
export class ProgrammePledgesTableType {
  @Field(() => [ProgrammePledgesType], { description: 'The latest quarter first.' })
  cells: ProgrammePledgesType[];

  @Field(() => [ProgrammePledgesTotalType], { description: 'All areas of a quarter together.' })
  totals: ProgrammePledgesTotalType[];
}

@ArgsType()
export class PledgesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only of that quarter, as in 2026-Q4.' })
  quarter?: string | null;
}

@ArgsType()
export class QuartersArgs {
  @Field({ description: 'The first quarter, as in 2026-Q4.' })
  from: string;

  @Field({ description: 'The last quarter, at most twelve in all.' })
  to: string;
}

@InputType({ description: 'Says how much your employer pledges.' })
export class SetPledgeInput {
  @Field({ description: 'The quarter of the calendar year, as in 2026-Q4; one that is not over.' })
  @Matches(/^2[01]\d\d-Q[1-4]$/, { message: 'must be a quarter as in 2026-Q4' })
  quarter: string;

  @Field({
    description: 'The first half of a postcode, as in B36, with a school of your programme or a site of yours.',
  })
  @Matches(/^[A-Z]{1,2}\d[A-Z\d]?$/, { message: 'must be the first half of a postcode, as in B36' })
  area: string;

  @Field(() => OpportunityKindEnum, { description: 'Which experience.' })
  kind: OpportunityKind;

  @Field(() => PledgeMeasureEnum, { description: 'What is counted.' })
  measure: PledgeMeasure;

  @Field(() => Int, { description: 'How much, 0 to 100,000; 0 takes the pledge back.' })
  @IsInt()
  @Min(0)
  @Max(mostPledged)
  amount: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why, up to 500 characters: asked for once the quarter has begun. The coordinator reads it.',
  })
  @IsOptional()
  @MaxLength(500, { message: 'must be text of at most 500 characters' })
  reason?: string | null;
}

@ObjectType({ description: 'That is what your employer pledges.' })
export class SetPledgePayload {
  @Field(() => ID, { description: 'The pledge.' })
  pledgeId: string;

  @Field(() => Int, { description: 'How much.' })
  amount: number;
}
