import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { OpportunityListingType } from '#opportunities';
import { connectionOf, DateScalar } from '#platform';

@InputType({ description: 'Selects an advert to keep, or to keep no longer.' })
export class FavouriteInput {
  @Field(() => ID, { description: 'An advert of your programme.' })
  opportunityId: string;
}

@ObjectType({ description: 'The advert is kept as a favourite.' })
export class AddFavouritePayload {
  @Field(() => ID, { description: 'The advert.' })
  opportunityId: string;
}

@ObjectType({ description: 'The advert is no favourite any more, or never was.' })
export class RemoveFavouritePayload {
  @Field(() => ID, { description: 'The advert.' })
  opportunityId: string;
}

@InputType({ description: 'Turns the weekly digest on or off.' })
export class SetWeeklyDigestInput {
  @Field({ description: 'True to be told each week of what is new, false for silence.' })
  isWanted: boolean;
}

@ObjectType({ description: 'The weekly digest is on or off.' })
export class SetWeeklyDigestPayload {
  @Field({ description: 'What you wanted.' })
  isWanted: boolean;
}

@ObjectType('WeeklyDigestWay', { description: 'How far an advert is, as it was when you were told of it.' })
export class WeeklyDigestWayType {
  @Field(() => ID, { description: 'The advert.' })
  opportunityId: string;

  @Field(() => Int, { description: 'The longer way there or back, door to door, in minutes; within your limits.' })
  minutes: number;
}

@ObjectType('WeeklyDigest', { description: 'What was new for you in a week.' })
export class WeeklyDigestType {
  @Field(() => ID, { description: 'Opaque; the subject of the notification opportunities.weekly-digest.' })
  id: string;

  @Field(() => DateScalar, { description: 'The Monday of the week.' })
  week: string;

  @Field(() => [OpportunityListingType], {
    description: 'The adverts, the newest first, as far as they are still open to you.',
  })
  opportunities: OpportunityListingType[];

  @Field(() => [WeeklyDigestWayType], {
    description: 'The way to each of them that one has to go to.',
  })
  ways: WeeklyDigestWayType[];
}

@ObjectType('WeeklyDigestConnection', { description: 'A page of digests, the latest week first.' })
export class WeeklyDigestConnection extends connectionOf(WeeklyDigestType) {
  @Field({ description: 'Whether you have one each week; see setWeeklyDigest.' })
  isWanted: boolean;
}
