import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { instantOf, occurrences, type Occurrence } from '#calendar';
import { isIdOf, parseLocalDate, parseLocalTime, type InputFault, type LocalDate, type LocalTime } from '#kernel';
import { DateScalar, enumOf, IsLocalDate, IsLocalTime, TimeScalar, type ChecksItself } from '#platform';
import { openTerms, type SlotHours, type SlotTerms } from '../domain/slot.js';
import { faultsOfClock, faultsOfHours, faultsOfTerms } from '../domain/slot-faults.js';

/** Which of two equal times is meant, as the schema names it. */
export const OccurrenceEnum = enumOf(occurrences);
registerEnumType(OccurrenceEnum, {
  name: 'Occurrence',
  description: 'Which of two equal times is meant in the night in which the clocks go back.',
  valuesMap: {
    FIRST: { description: 'The first, by summer time.' },
    SECOND: { description: 'The second, by Greenwich time.' },
  },
});

@InputType({ description: 'A time on the wall clock of a day.' })
export class LocalInstantInput {
  @Field(() => DateScalar, { description: 'The day.' })
  @IsLocalDate()
  on: LocalDate;

  @Field(() => TimeScalar, { description: 'The time.' })
  @IsLocalTime()
  at: LocalTime;

  @Field(() => OccurrenceEnum, { nullable: true, description: 'Needed only where the day has that time twice.' })
  atOccurrence?: Occurrence | null;
}

@InputType({ description: 'Hours and terms of slots.' })
export abstract class SlotTermsInput implements ChecksItself {
  @Field(() => ID, { description: 'An advert of yours that is not withdrawn.' })
  opportunityId: string;

  @Field(() => TimeScalar, { description: 'When each day starts.' })
  @IsLocalTime()
  startsAt: LocalTime;

  @Field(() => OccurrenceEnum, {
    nullable: true,
    description: 'Which of two is meant; needed only where the first day has the start twice, when the clocks go back.',
  })
  startsAtOccurrence?: Occurrence | null;

  @Field(() => TimeScalar, { description: 'When each day finishes, after it starts.' })
  @IsLocalTime()
  finishesAt: LocalTime;

  @Field(() => Int, { description: 'Minutes of break in each day, 0 to 240; they do not count as work.' })
  @IsInt()
  @Min(0)
  @Max(240)
  breakMinutes: number;

  @Field(() => Int, { description: 'Places, 1 to 1000.' })
  @IsInt()
  @Min(1)
  @Max(1000)
  capacity: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Fewest that may come together, 1 unless you say otherwise: in one request of a school, or of all students in a placement, which does not run with fewer.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  minimumGroup?: number | null;

  @Field(() => Int, { nullable: true, description: 'Most places that one school may hold; absent for all of them.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  mostPerSchool?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The one school of your programme that may have it; absent for all.',
    deprecationReason: 'Use reservedSchoolIds. Goes after 2027-04-01.',
  })
  reservedSchoolId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'The schools of your programme that it is kept for, up to 50; absent for all.',
  })
  @IsOptional()
  @ArrayMaxSize(50, { message: 'must name at most 50 schools' })
  reservedSchoolIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True keeps it for schools with little on offer near them, besides those that you name.',
  })
  isForLowSupply?: boolean | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'From that day on what is kept is open to all; absent keeps it.',
  })
  @IsOptional()
  @IsLocalDate()
  releasedOn?: LocalDate | null;

  @Field(() => LocalInstantInput, { nullable: true, description: 'From when on schools can ask; absent is at once.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalInstantInput)
  bookingOpens?: LocalInstantInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Schools can ask until so many hours before it begins, 0 to 2,160; 0 unless you say otherwise.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2160)
  bookingClosesHoursBefore?: number | null;

  @Field(() => Int, { description: 'How soon you promise to answer a request, 1 to 30 days.' })
  @IsInt()
  @Min(1)
  @Max(30)
  answerWithinDays: number;

  faults(): InputFault[] {
    const areTimes = parseLocalTime(this.startsAt) !== undefined && parseLocalTime(this.finishesAt) !== undefined;
    return [
      ...(areTimes ? faultsOfHours(this.hours()) : []),
      ...faultsOfTerms(this.terms()),
      ...this.faultsOfSchools(),
      ...this.faultsOfOpening(),
    ];
  }

  /** The hours of each day. */
  hours(): SlotHours {
    const { startsAt, startsAtOccurrence = null, finishesAt, breakMinutes } = this;
    return { startsAt, startsAtOccurrence, finishesAt, breakMinutes };
  }

  /** The terms, with what was left out as it is for everybody. */
  terms(): SlotTerms {
    const { capacity, answerWithinDays, bookingOpens } = this;
    const opensAt = bookingOpens && instantOf(bookingOpens.on, bookingOpens.at, bookingOpens.atOccurrence ?? null);
    return {
      capacity,
      answerWithinDays,
      minimumGroup: this.minimumGroup ?? openTerms.minimumGroup,
      mostPerSchool: this.mostPerSchool ?? null,
      reservedSchoolIds: [...this.named()].filter((id) => isIdOf('School', id)),
      isForLowSupply: this.isForLowSupply ?? false,
      releasedOn: this.releasedOn ?? null,
      bookingOpensAt: opensAt ?? null,
      bookingClosesHoursBefore: this.bookingClosesHoursBefore ?? 0,
    };
  }

  private named(): readonly string[] {
    const old = this.reservedSchoolId ?? null;
    return this.reservedSchoolIds ?? (old === null ? [] : [old]);
  }

  private faultsOfSchools(): InputFault[] {
    const unreadable = this.named().flatMap((value, index) =>
      isIdOf('School', value)
        ? []
        : [{ path: `reservedSchoolIds.${index}`, value, message: 'is not the id of a school' }],
    );
    if ((this.reservedSchoolId ?? null) === null || (this.reservedSchoolIds ?? null) === null) return unreadable;
    const message = 'is said by reservedSchoolIds already';
    return [...unreadable, { path: 'reservedSchoolId', value: this.reservedSchoolId ?? null, message }];
  }

  private faultsOfOpening(): InputFault[] {
    const opens = this.bookingOpens ?? null;
    const [on, at] = [parseLocalDate(opens?.on ?? ''), parseLocalTime(opens?.at ?? '')];
    if (on === undefined || at === undefined) return [];
    return faultsOfClock('bookingOpens.at', on, at, opens?.atOccurrence ?? null);
  }
}
