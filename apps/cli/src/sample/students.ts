import { drawAdjustments } from './adjustments.js';
import { enrol, type Enrolment } from './enrol.js';
import type { SampleStudent } from './sample.js';
import { seeded } from './seeded.js';
import { drawInterests, drawMaxMinutes } from './wishes.js';

/** Shares of all students, each met to the nearest student whatever the seed. */
const shares = { freeSchoolMeals: 0.45, sendSupport: 0.17, careExperienced: 0.014, neetRisk: 0.12 } as const;

type Trait = keyof typeof shares;

/** 215 invented students by their school's URN. */
export function makeStudents(enrolment: Enrolment): ReadonlyMap<string, readonly SampleStudent[]> {
  const { seed, schools } = enrolment;
  const enrolled = enrol(enrolment);
  const has = traitsOf(enrolled.length, seed);
  const students = enrolled.map(({ urn, student }, place) => {
    const chance = seeded(seed, student.upn);
    const whole: SampleStudent = {
      ...student,
      freeSchoolMeals: has('freeSchoolMeals', place),
      sendSupport: has('sendSupport', place),
      careExperienced: has('careExperienced', place),
      neetRisk: has('neetRisk', place),
      interests: drawInterests(chance),
      maxMinutesEachWay: drawMaxMinutes(chance),
      adjustments: has('sendSupport', place) ? drawAdjustments(chance) : null,
    };
    return { urn, student: whole };
  });
  return new Map(
    schools.map((school) => [
      school.urn,
      students.filter(({ urn }) => urn === school.urn).map(({ student }) => student),
    ]),
  );
}

/** Tells whether the student in that place of all has a trait; each trait is drawn apart. */
function traitsOf(count: number, seed: number): (trait: Trait, place: number) => boolean {
  const places = Array.from({ length: count }, (_, place) => place);
  const drawn = (trait: Trait): ReadonlySet<number> =>
    new Set(
      seeded(seed, trait)
        .shuffled(places)
        .slice(0, Math.round(count * shares[trait])),
    );
  const chosen: Record<Trait, ReadonlySet<number>> = {
    freeSchoolMeals: drawn('freeSchoolMeals'),
    sendSupport: drawn('sendSupport'),
    careExperienced: drawn('careExperienced'),
    neetRisk: drawn('neetRisk'),
  };
  return (trait, place) => chosen[trait].has(place);
}
