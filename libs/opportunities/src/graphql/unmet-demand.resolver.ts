import { Args, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { parseLocalDate, type Actor, type LocalDate } from '#kernel';
import { Allow, CurrentActor, DateScalar } from '#platform';
import { mondayOf } from '../application/count-unmet-search.use-case.js';
import { UnmetDemandQueries } from '../persistence/unmet-search.js';
import type { AccessFeature } from '../domain/opportunity.js';
import { AccessFeatureEnum } from './advert.enums.js';
import { JobCategoryEnum, OpportunityKindEnum } from './enums.js';

@ObjectType('UnmetDemand', {
  description: 'How often something was looked for in a week and an area, and nothing was found: five times or more.',
})
export class UnmetDemandType {
  @Field(() => DateScalar, { description: 'The Monday of the week.' })
  week: string;

  @Field({ description: "The first half of the postcode of the searchers' school, as in B36." })
  area: string;

  @Field(() => String, { nullable: true, description: 'Section letter of SIC 2007; null when none was asked for.' })
  sector: string | null;

  @Field(() => JobCategoryEnum, { nullable: true, description: 'The kind of work; null when none was asked for.' })
  category: string | null;

  @Field(() => OpportunityKindEnum, {
    nullable: true,
    description: 'The kind of experience; null when none was asked for.',
  })
  kind: string | null;

  @Field({ description: 'True when there was something, and all of it was too far away.' })
  tooFar: boolean;

  @Field(() => Int, { nullable: true, description: 'The year group; null when none was asked for.' })
  yearGroup: number | null;

  @Field(() => [AccessFeatureEnum], { description: 'The help with access that was asked for together, by name.' })
  access: AccessFeature[];

  @Field(() => String, {
    nullable: true,
    description: 'The month of the first day that would have done, as in 2026-10; null when none was asked for.',
  })
  fromMonth: string | null;

  @Field(() => String, { nullable: true, description: 'The same of the last day.' })
  toMonth: string | null;

  @Field(() => Int, { description: 'How many searches, 5 or more.' })
  searches: number;
}

@Resolver()
export class UnmetDemandResolver {
  constructor(private readonly queries: UnmetDemandQueries) {}

  @Query(() => [UnmetDemandType], {
    description:
      'What students and careers leads of your programme looked for in vain, by week, area, sector, kind of work, kind of experience, year group, help with access and months: the latest week first, at most 1,000 rows. Fewer than five searches are not shown.',
  })
  @Allow('COORDINATOR')
  unmetDemand(
    @CurrentActor() actor: Actor,
    @Args('from', { type: () => DateScalar, description: 'A day of the first week.' }) from: string,
    @Args('to', { type: () => DateScalar, description: 'A day of the last week.' }) to: string,
  ): Promise<UnmetDemandType[]> {
    return this.queries.of(actor, weekOf('from', from), weekOf('to', to));
  }
}

function weekOf(argument: string, text: string): LocalDate {
  const day = parseLocalDate(text);
  if (day === undefined) throw new GraphQLError(`${argument} must be a day of the form YYYY-MM-DD`);
  return mondayOf(day);
}
