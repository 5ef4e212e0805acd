import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { jobCategories, jobCategoryTable, taskKinds, taskKindTable } from '#interests';
import { hazards, opportunityKinds, type Hazard, type OpportunityKind } from '#safeguarding';
import { dayHalves, opportunityStates, type DayHalf, type OpportunityState } from '../domain/opportunity.js';
import { listingOrders } from '../application/find-adverts.js';
import { facetNames } from '../application/finding-ports.js';
import { slotStates, type SlotState } from '../domain/slot.js';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** The four kinds of experience as the schema names them. */
export const OpportunityKindEnum = enumOf(opportunityKinds);
registerEnumType(OpportunityKindEnum, {
  name: 'OpportunityKind',
  description: 'Which experience of the world of work it is.',
  valuesMap: {
    PLACEMENT: { description: 'Days at work.' },
    WORKPLACE_VISIT: { description: 'A group goes to a workplace.' },
    SCHOOL_VISIT: { description: 'The employer comes to the school: talk, workshop, mock interview, fair.' },
    VIRTUAL: { description: 'On a screen.' },
  } satisfies Described<OpportunityKind>,
});

/** The states of an advert as the schema names them. */
export const OpportunityStateEnum = enumOf(opportunityStates);
registerEnumType(OpportunityStateEnum, {
  name: 'OpportunityState',
  description: 'Where an advert stands.',
  valuesMap: {
    DRAFT: { description: 'Being written.' },
    IN_MODERATION: { description: 'Waits for a coordinator to read it.' },
    PUBLISHED: { description: 'Shown to the programme and in the public catalogue.' },
    PAUSED: { description: 'Taken down for a while; may be edited and published again.' },
    HIDDEN: { description: 'Out of sight while a report about its safety is open.' },
    PAST: { description: 'All its slots are over; may be renewed for another year.' },
    WITHDRAWN: { description: 'Taken down for good.' },
  } satisfies Described<OpportunityState>,
});

/** The states of a slot as the schema names them. */
export const SlotStateEnum = enumOf(slotStates);
registerEnumType(SlotStateEnum, {
  name: 'SlotState',
  description: 'Whether places may be taken in a slot.',
  valuesMap: {
    OPEN: { description: 'Places may be taken while there are any.' },
    CANCELLED: { description: 'Closed for good.' },
  } satisfies Described<SlotState>,
});

/** The kinds of work as the schema names them. */
export const JobCategoryEnum = enumOf(jobCategories);
registerEnumType(JobCategoryEnum, {
  name: 'JobCategory',
  description: 'A kind of work, as the National Careers Service divides it.',
  valuesMap: Object.fromEntries(
    jobCategories.map((category) => [category, { description: `${jobCategoryTable[category].name}.` }]),
  ),
});

/** The kinds of task as the schema names them. */
export const TaskKindEnum = enumOf(taskKinds);
registerEnumType(TaskKindEnum, {
  name: 'TaskKind',
  description: 'A kind of task that students do.',
  valuesMap: Object.fromEntries(taskKinds.map((kind) => [kind, { description: `${taskKindTable[kind].words}.` }])),
});

/** The dangers as the schema names them. */
export const HazardEnum = enumOf(hazards);
registerEnumType(HazardEnum, {
  name: 'Hazard',
  description: 'What is left of a danger after every control, as the law on young people at work lists it.',
  valuesMap: {
    BEYOND_CAPACITY: { description: 'Work beyond what somebody of that age can do, in body or mind.' },
    TOXIC_OR_CARCINOGENIC: { description: 'Contact with what poisons or causes cancer.' },
    RADIATION: { description: 'Harmful radiation.' },
    UNRECOGNISED_ACCIDENT_RISK: { description: 'A risk of accidents that the young do not recognise.' },
    EXTREME_HEAT_OR_COLD: { description: 'Extreme heat or cold.' },
    NOISE: { description: 'Noise.' },
    VIBRATION: { description: 'Vibration.' },
  } satisfies Described<Hazard>,
});

/** The halves of a day as the schema names them. */
export const DayHalfEnum = enumOf(dayHalves);
registerEnumType(DayHalfEnum, {
  name: 'DayHalf',
  description: 'Half of a day.',
  valuesMap: {
    AM: { description: 'The morning.' },
    PM: { description: 'The afternoon.' },
  } satisfies Described<DayHalf>,
});

/** The orders as the schema names them. */
export const ListingOrderEnum = enumOf(listingOrders);
registerEnumType(ListingOrderEnum, {
  name: 'OpportunityOrder',
  description: 'In which order published adverts come.',
  valuesMap: {
    NEWEST: { description: 'The newest first.' },
    RELEVANCE: { description: 'Those that match the words best first; without words it is NEWEST.' },
    BEST_FIT: {
      description:
        'Those that fit your interests best first, of those with an open slot: for students. For others it is NEWEST. Nothing is left out for its fit.',
    },
    NEAREST: {
      description:
        'Those that take the fewest minutes first, of those with an open slot and within the limits of travel: for students and the staff of schools. For others it is NEWEST.',
    },
  },
});

/** The facets as the schema names them. */
export const FacetNameEnum = enumOf(facetNames);
registerEnumType(FacetNameEnum, {
  name: 'OpportunityFacetName',
  description: 'What adverts are told apart by.',
  valuesMap: {
    TOTAL: { description: 'All that were asked for; its value is empty.' },
    KIND: { description: 'The kind of experience, as in OpportunityKind.' },
    CATEGORY: { description: 'The kind of work, as in JobCategory.' },
    SECTOR: { description: 'Section letter of SIC 2007 of the employer, A to U.' },
    YEAR_GROUP: { description: 'A year group that is welcome.' },
    ACCESS: { description: 'What the workplace has, or does, as in AccessFeature; beside those that were asked for.' },
  },
});
