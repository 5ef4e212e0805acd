import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { routeModes, type RouteMode } from '#timetable';
import { travelEngines, type TravelEngineName } from '../engine/travel-engine.js';
import { escortKinds, wheeledModes, type EscortKind, type WheeledMode } from '../limits/travel-limits.js';
import { travelModes, type TravelMode } from '../travel-time-provider.js';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** Ways of getting about, as the schema names them. */
export const WheeledModeEnum = enumOf(wheeledModes);
registerEnumType(WheeledModeEnum, {
  name: 'WheeledMode',
  description: 'A way of getting about other than on foot.',
  valuesMap: {
    BUS: { description: 'A bus.' },
    COACH: { description: 'A coach.' },
    TRAM: { description: 'A tram.' },
    METRO: { description: 'An underground or light rail line.' },
    RAIL: { description: 'A train.' },
    FERRY: { description: 'A ferry.' },
    CYCLE: { description: "The student's own bicycle." },
    FAMILY_CAR: { description: 'Driven by the family. Never assumed: only where the school knows of it.' },
  } satisfies Described<WheeledMode>,
});

/** Kinds of escort, as the schema names them. */
export const EscortKindEnum = enumOf(escortKinds);
registerEnumType(EscortKindEnum, {
  name: 'EscortKind',
  description: 'Who goes with a student.',
  valuesMap: {
    NONE: { description: 'Nobody, and nobody need.' },
    TO_STOP: {
      description: 'Somebody goes along to the stop in the morning and meets the student there in the afternoon.',
    },
    WHOLE_WAY: { description: 'Somebody goes along all the way, and makes the journey alone in between.' },
    TRAINED_ROUTES: { description: 'Nobody, but only on routes that the student was trained to travel on.' },
  } satisfies Described<EscortKind>,
});

/** Ways of making a whole journey, as the schema names them. */
export const TravelModeEnum = enumOf(travelModes);
registerEnumType(TravelModeEnum, {
  name: 'TravelMode',
  description: 'How a journey is made.',
  valuesMap: {
    WALK: { description: 'On foot both ways.' },
    PUBLIC_TRANSPORT: { description: 'By bus, tram or train, with the walks at either end.' },
    CYCLE: { description: "On the student's own bicycle." },
    FAMILY_CAR: { description: 'Driven by the family.' },
  } satisfies Described<TravelMode>,
});

/** Who worked a journey out, as the schema names it. */
export const TravelEngineEnum = enumOf(travelEngines);
registerEnumType(TravelEngineEnum, {
  name: 'TravelEngine',
  description: 'Who worked a journey out.',
  valuesMap: {
    TIMETABLE: { description: 'Our own search of the public timetable.' },
    MOTIS: { description: 'A MOTIS server.' },
    TRAVELTIME: { description: 'The TravelTime service.' },
    ESTIMATE: { description: 'The distance alone: say "about".' },
  } satisfies Described<TravelEngineName>,
});

/** Kinds of vehicle of a timetable, as the schema names them. */
export const RouteModeEnum = enumOf(routeModes);
registerEnumType(RouteModeEnum, {
  name: 'RouteMode',
  description: 'Which kind of vehicle runs.',
  valuesMap: {
    BUS: { description: 'A bus.' },
    COACH: { description: 'A coach.' },
    TRAM: { description: 'A tram.' },
    METRO: { description: 'An underground or light rail line.' },
    RAIL: { description: 'A train.' },
    FERRY: { description: 'A ferry.' },
  } satisfies Described<RouteMode>,
});

const legKinds = ['WALK', 'RIDE'] as const;

/** A walk or a ride. */
export type LegKind = (typeof legKinds)[number];

/** Kinds of leg, as the schema names them. */
export const LegKindEnum = enumOf(legKinds);
registerEnumType(LegKindEnum, {
  name: 'LegKind',
  description: 'How a leg of a journey is made.',
  valuesMap: {
    WALK: { description: 'On foot.' },
    RIDE: { description: 'In one vehicle, without getting off.' },
  } satisfies Described<LegKind>,
});
