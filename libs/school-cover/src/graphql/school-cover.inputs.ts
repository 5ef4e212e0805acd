import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsInt } from 'class-validator';
import { DateScalar, enumOf, IsLocalDate, IsProse } from '#platform';
import { tLevelRoutes, unpaidGrounds, type TLevelRoute, type UnpaidGround } from '#safeguarding';

/** The grounds as the schema names them. */
export const UnpaidGroundEnum = enumOf(unpaidGrounds);
registerEnumType(UnpaidGroundEnum, {
  name: 'UnpaidGround',
  description: 'Why a placement over school age may be without pay.',
  valuesMap: {
    COURSE_UP_TO_A_YEAR: { description: 'The course asks for it, for a year at most.' },
    SHADOWING: { description: 'The student looks on and does no work.' },
    CHARITY_OR_STATUTORY_BODY: {
      description: 'The host is a charity or a statutory body, and the student a volunteer.',
    },
  },
});

/** The T Levels as the schema names them. */
export const TLevelRouteEnum = enumOf(tLevelRoutes);
registerEnumType(TLevelRouteEnum, {
  name: 'TLevelRoute',
  description: 'T Levels, as far as they ask for different hours of an industry placement.',
  valuesMap: {
    EARLY_YEARS_EDUCATOR: {
      description:
        'Early years educator, of Education and Early Years: 750 hours, of which 20 % at most are away from the workplace.',
    },
    DIGITAL: { description: 'Any of Digital: 315 hours, of which half at most are away from the workplace.' },
    OTHER: { description: 'Any other: 315 hours, of which 20 % at most are away from the workplace.' },
  },
});

@InputType({ description: 'Names who can be rung on a range of days on which your students are out.' })
export class CoverPlacementDaysInput {
  @Field(() => DateScalar, { description: 'The first day.' })
  @IsLocalDate()
  from: string;

  @Field(() => DateScalar, { description: 'The last day, less than 400 days after the first.' })
  @IsLocalDate()
  to: string;

  @Field({ description: 'Whom the host rings, up to 120 characters. Never shown to students.' })
  @IsProse(120)
  contactName: string;

  @Field({ description: 'The telephone number, up to 40 characters.' })
  @IsProse(40)
  contactPhone: string;

  @Field({ description: 'Who is safeguarding lead, or deputy, on these days, up to 120 characters.' })
  @IsProse(120)
  leadName: string;

  @Field({ description: 'The telephone number, up to 40 characters.' })
  @IsProse(40)
  leadPhone: string;

  @Field({ description: 'True when your insurer was told that students are out on these days.' })
  @IsBoolean()
  isInsurerTold: boolean;
}

@ObjectType({ description: 'The days are covered from now on.' })
export class CoverPlacementDaysPayload {
  @Field(() => Int, { description: 'How many days.' })
  dayCount: number;
}

@InputType({ description: 'Notes your school’s personal-accident cover.' })
export class NoteAccidentCoverInput {
  @Field(() => DateScalar, { description: 'Its last day.' })
  @IsLocalDate()
  validTo: string;
}

@ObjectType({ description: 'The cover is noted.' })
export class NoteAccidentCoverPayload {
  @Field(() => DateScalar, { description: 'Its last day.' })
  validTo: string;
}

@InputType({ description: 'Selects a place.' })
export class PlacementNoteInput {
  @Field(() => ID, { description: 'A place of a student of your school, or at your site.' })
  allocationId: string;
}

@InputType({ description: 'Signs off a place that asks for extra scrutiny.' })
export class SignOffScrutinyInput extends PlacementNoteInput {
  @Field({ description: 'Why the student may go, up to 500 characters. Safeguarding leads read it.' })
  @IsProse(500)
  reason: string;
}

@InputType({ description: 'Says why a place over school age may be without pay.' })
export class NoteUnpaidGroundInput extends PlacementNoteInput {
  @Field(() => UnpaidGroundEnum, { description: 'The ground.' })
  @IsEnum(UnpaidGroundEnum)
  ground: UnpaidGround;
}

@InputType({
  description:
    'Says that a place counts towards the industry placement of a T Level, and what else does, here or with other employers.',
})
export class NoteTLevelInput extends PlacementNoteInput {
  @Field(() => TLevelRouteEnum, { description: 'Which T Level.' })
  @IsEnum(TLevelRouteEnum)
  route: TLevelRoute;

  @Field(() => Int, {
    description:
      'Whole hours, up to 2000, that are done or arranged beside this place; its own are counted from its days.',
  })
  @IsInt()
  hoursElsewhere: number;

  @Field(() => Int, { description: 'How many of those are away from the workplace.' })
  @IsInt()
  remoteHoursElsewhere: number;
}

@ObjectType({ description: 'It is noted, for the place as it now stands.' })
export class PlacementNotePayload {
  @Field(() => ID, { description: 'The place.' })
  allocationId: string;
}
