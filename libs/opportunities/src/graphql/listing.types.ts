import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { JobCategory } from '#interests';
import { connectionOf, DateScalar, DateTimeScalar, PageArgs, TimeScalar } from '#platform';
import type { OpportunityKind } from '#safeguarding';
import { toTravel, TravelType } from '#travel';
import type { Found, ListingOrder } from '../application/find-adverts.js';
import type { FacetName } from '../application/finding-ports.js';
import type { AccessFeature } from '../domain/opportunity.js';
import { AccessFeatureEnum } from './advert.enums.js';
import { FacetNameEnum, JobCategoryEnum, ListingOrderEnum, OpportunityKindEnum } from './enums.js';

/** What a list is narrowed to, in all the places that narrow one. */
@ArgsType()
export class FacetArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Words in title, summary, plan, employer or kind of work, 200 characters at most: all of the first ten, the last as the beginning of one. A word that no advert has counts as those most like it. Signs mean nothing.',
  })
  text?: string | null;

  @Field(() => OpportunityKindEnum, { nullable: true, description: 'Only this kind.' })
  kind?: OpportunityKind | null;

  @Field(() => JobCategoryEnum, { nullable: true, description: 'Only this kind of work.' })
  category?: JobCategory | null;

  @Field(() => String, { nullable: true, description: 'Only employers of this section of SIC 2007, A to U.' })
  sector?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only adverts that welcome this year group, 7 to 13.' })
  yearGroup?: number | null;

  @Field(() => [AccessFeatureEnum], {
    nullable: true,
    description: 'Only adverts whose workplace has, or does, all of these.',
  })
  access?: AccessFeature[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only adverts with an open slot that starts on that day or later.',
  })
  startsFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only adverts with an open slot that starts on that day or earlier.',
  })
  startsTo?: string | null;
}

@ArgsType()
export class OwnFacetArgs extends FacetArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'Only adverts within so many minutes each way, door to door, from home as a student, from the school as its staff; those of which no way is known stay.',
  })
  maxMinutes?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only your favourites, as far as they are still open to you and have a slot to come.',
  })
  favourites?: boolean | null;
}

@ArgsType()
export class ListingArgs extends OwnFacetArgs implements PageArgs {
  @Field(() => Int, { description: 'How many rows, 1 to 100; more than 100 is read as 100.' })
  first: number;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the row before the first wanted one; from pageInfo.endCursor.',
  })
  after?: string | null;

  @Field(() => ListingOrderEnum, {
    defaultValue: 'NEWEST',
    description: 'In which order; start again from the first page to change it.',
  })
  sort: ListingOrder;
}

@ArgsType()
export class CatalogueArgs extends FacetArgs implements PageArgs {
  @Field(() => Int, { description: 'How many rows, 1 to 100; more than 100 is read as 100.' })
  first: number;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the row before the first wanted one; from pageInfo.endCursor.',
  })
  after?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'With words: those that match best first, and not the newest.',
  })
  bestMatchFirst: boolean;
}

@ObjectType('OpportunityFacet', {
  description:
    'How many adverts have a value, as if nothing were asked for of that facet itself; of ACCESS, how many have that value as well.',
})
export class FacetType {
  @Field(() => FacetNameEnum, { description: 'What they are told apart by.' })
  facet: FacetName;

  @Field({ description: 'The value, as the filter takes it.' })
  value: string;

  @Field(() => Int, { description: 'How many adverts.' })
  count: number;
}

@ObjectType('OpportunityEmployer', { description: 'Whose advert it is.' })
export class OpportunityEmployerType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'Its name.' })
  name: string;

  @Field({ description: 'Section letter of SIC 2007, A to U.' })
  sector: string;
}

@ObjectType({ isAbstract: true })
abstract class CatalogueFields {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => OpportunityKindEnum, { description: 'Which experience it is.' })
  kind: OpportunityKind;

  @Field({ description: 'What it is called.' })
  title: string;

  @Field({ description: 'What it is about.' })
  summary: string;

  @Field(() => JobCategoryEnum, { description: 'The kind of work.' })
  category: JobCategory;

  @Field(() => [Int], { description: 'Year groups that are welcome, 7 to 13.' })
  yearGroups: number[];

  @Field({ description: 'Whose advert it is.' })
  employer: OpportunityEmployerType;

  @Field({ description: "Roughly where it is: the first half of the site's postcode, as in B36." })
  area: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which the employer last said that all of it holds.',
  })
  confirmedOn: string | null;

  @Field(() => Int, { nullable: true, description: 'How many days ago that was.' })
  confirmedDaysAgo: number | null;

  @Field({ description: 'True when it has slots still to come and none of them has a place left.' })
  isFull: boolean;
}

@ObjectType('OpenSlot', { description: 'Dates with places, still to come.' })
export class OpenSlotType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => DateScalar, { description: 'Its first day.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'Its last day.' })
  endsOn: string;

  @Field(() => TimeScalar, { description: 'When each day starts.' })
  startsAt: string;

  @Field(() => TimeScalar, { description: 'When each day finishes.' })
  finishesAt: string;

  @Field(() => Int, { description: 'All its places.' })
  capacity: number;

  @Field(() => Int, { description: 'Places that nobody holds.' })
  placesLeft: number;
}

@ObjectType({ isAbstract: true })
export abstract class ListingFields extends CatalogueFields {
  @Field(() => [OpenSlotType], { description: 'Slots still to come that your school may have, by date.' })
  slots: OpenSlotType[];
}

@ObjectType('OpportunityListing', { description: 'A published advert in the list of its programme.' })
export class OpportunityListingType extends ListingFields {
  @Field(() => DateTimeScalar, { description: 'When it was first published.' })
  publishedAt: string;

  @Field(() => TravelType, {
    nullable: true,
    description:
      'The way to its next open slot and back; null unless you asked for the nearest, for a best fit or for minutes, where no way is known, and where nobody has to go anywhere.',
  })
  travel?: TravelType | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How well it fits your interests, -1 to 1; null unless you asked for the best fit, and where nothing can be said.',
  })
  interestFit?: number | null;
}

/** A found advert as the schema shows it. O(1); field by field, because to spread a row this wide costs some thirty times as much. */
export function toListing({ advert, near, fit: interestFit }: Found): OpportunityListingType {
  return {
    id: advert.id,
    kind: advert.kind,
    title: advert.title,
    summary: advert.summary,
    category: advert.category,
    yearGroups: advert.yearGroups,
    publishedAt: advert.publishedAt,
    confirmedOn: advert.confirmedOn,
    confirmedDaysAgo: advert.confirmedDaysAgo,
    isFull: advert.isFull,
    employer: advert.employer,
    area: advert.area,
    slots: advert.slots,
    travel: near === null || near.way === null ? null : toTravel(near.way, near),
    interestFit,
  };
}

@ObjectType('OpportunityListingConnection', { description: 'A page of published adverts, newest first.' })
export class OpportunityListingConnection extends connectionOf(OpportunityListingType) {}

@ObjectType('CatalogueSlot', { description: 'Dates with places, open to every school.' })
export class CatalogueSlotType {
  @Field(() => DateScalar, { description: 'Its first day.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'Its last day.' })
  endsOn: string;

  @Field(() => Int, { description: 'Places that nobody holds.' })
  placesLeft: number;
}

@ObjectType('PublishedOpportunity', { description: 'A published advert as anybody may read it.' })
export class PublishedOpportunityType extends CatalogueFields {
  @Field(() => DateTimeScalar, { description: 'When it was first published.' })
  publishedAt: string;

  @Field(() => [CatalogueSlotType], { description: 'Slots still to come that are open to every school, by date.' })
  slots: CatalogueSlotType[];
}

@ObjectType('PublishedOpportunityConnection', { description: 'A page of published adverts, newest first.' })
export class PublishedOpportunityConnection extends connectionOf(PublishedOpportunityType) {}
