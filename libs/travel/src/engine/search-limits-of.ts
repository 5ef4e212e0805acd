import { routeModesOf, type TravelLimits } from '../limits/travel-limits.js';
import type { SearchLimits } from './travel-engine.js';

/** What a search has to know of a student's limits. O(modes). */
export function searchLimitsOf(limits: TravelLimits): SearchLimits {
  return {
    maxMinutes: limits.maxMinutesEachWay,
    maxWalkMinutes: limits.maxWalkMinutes,
    maxChanges: limits.maxChanges,
    modes: routeModesOf(limits.modes),
    stepFree: limits.stepFree,
    routes: limits.escort.kind === 'TRAINED_ROUTES' ? limits.escort.routes : null,
  };
}
