import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { JobCategory } from '#interests';
import { connectionOf, DateScalar, DateTimeScalar, PageArgs, TimeScalar } from '#platform';
import type { OpportunityKind } from '#safeguarding';
import { TravelType } from '#travel';
import { JobCategoryEnum, ListingOrderEnum, OpportunityKindEnum, type ListingOrder } from './enums.js';

@ArgsType()
export class ListingArgs extends PageArgs {
  @Field(() => ListingOrderEnum, {
    defaultValue: 'NEWEST',
    description: 'In which order; start again from the first page to change it.',
  })
  sort: ListingOrder;

  @Field(() => Int, {
    nullable: true,
    description:
      'With the order NEAREST: only adverts within so many minutes each way, door to door, from home as a student, from the school as its staff.',
  })
  maxMinutes?: number | null;

  @Field(() => OpportunityKindEnum, { nullable: true, description: 'Only this kind.' })
  kind?: OpportunityKind | null;

  @Field(() => JobCategoryEnum, { nullable: true, description: 'Only this kind of work.' })
  category?: JobCategory | null;

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
    description: 'The way to its next open slot and back; null unless you asked for the nearest.',
  })
  travel?: TravelType | null;
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
