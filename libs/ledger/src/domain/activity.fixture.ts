import { localDate, localTime } from '#kernel';
import type { Activity } from './activity.js';

/** Five days in the autumn half-term of 2026, 09:30 to 15:30 with half an hour's break, of which Monday was attended. */
export function anActivity(overrides: Partial<Activity> = {}): Activity {
  return {
    id: 'alc_1',
    kind: 'PLACEMENT',
    title: 'A week in the print studio',
    employerId: 'emp_1',
    employerName: 'Larkrise Press',
    staffCount: 12,
    startsOn: localDate('2026-10-26'),
    endsOn: localDate('2026-10-30'),
    startsAt: localTime('09:30'),
    finishesAt: localTime('15:30'),
    breakMinutes: 30,
    attended: [
      { onDay: localDate('2026-10-26'), session: 'AM' },
      { onDay: localDate('2026-10-26'), session: 'PM' },
    ],
    dayPlan: [
      { day: 1, half: 'AM', task: 'Set a line of type', with: 'the studio lead' },
      { day: 1, half: 'PM', task: 'Hang prints', with: 'the curator' },
      { day: 2, half: 'AM', task: 'Cut paper', with: 'the binder' },
    ],
    hasFeedback: false,
    hasReflection: false,
    ...overrides,
  };
}
