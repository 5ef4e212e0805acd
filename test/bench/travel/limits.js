// What is asked of every search: any bus, at most 3 changes, walks of at most 1 km in a straight line (x 1.5, at 80 m a minute).
export const limits = {
  maxMinutes: 75,
  maxWalkMinutes: 18.74,
  maxChanges: 3,
  modes: ['BUS', 'COACH', 'TRAM', 'METRO', 'RAIL', 'FERRY'],
  stepFree: false,
  routes: null,
};

/** In seconds after midnight. */
export const clock = { leaving: 8 * 3_600, starting: 9 * 3_600, finishing: 15.5 * 3_600 };
