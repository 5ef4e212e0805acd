import { haversineMetres } from '#geo';
import { addDays, daysBetween, invariant, localDate, type LocalDate } from '#kernel';
import { intakes } from './intakes.js';
import { nameGroups, type NameGroupName } from './names.js';
import type { SchoolLine } from './sample-files.js';
import type { SamplePostcode, SampleStudent } from './sample.js';
import { seeded, type Seeded } from './seeded.js';
import { fictionalUpn } from './upn.js';

/** Homes lie in this ring around the school. */
const homeRingMetres = { from: 300, to: 2_500 } as const;

type WholeName = Pick<SampleStudent, 'givenName' | 'familyName'>;

/** Who a student is, before any wish or need. */
export type Enrolled = WholeName & Pick<SampleStudent, 'upn' | 'bornOn' | 'yearGroup' | 'homePostcode'>;

/** What students are drawn from. */
export interface Enrolment {
  readonly seed: number;
  readonly schoolYear: number;
  readonly schools: readonly SchoolLine[];
  readonly postcodes: readonly SamplePostcode[];
}

/** The students of each school in turn, youngest year group first; over all schools no two share a whole name. */
export function enrol({ seed, schoolYear, schools, postcodes }: Enrolment): { urn: string; student: Enrolled }[] {
  const names = seeded(seed, 'names');
  const taken = new Set<string>();
  return schools.flatMap((school) => {
    const { urn } = school;
    const { students, names: shares } = intakeOf(urn);
    const homes = homesAround(school, postcodes);
    const chance = seeded(seed, `students of ${urn}`);
    return ([9, 10, 11] as const).flatMap((yearGroup) =>
      Array.from({ length: students[yearGroup] }, (_, before) => ({
        urn,
        student: {
          upn: fictionalUpn(urn, schoolYear - (yearGroup - 7), before + 1),
          ...drawName(names, school, shares, taken),
          bornOn: drawBirthday(chance, schoolYear - yearGroup - 5),
          yearGroup,
          homePostcode: chance.pick(homes).postcode,
        },
      })),
    );
  });
}

function intakeOf(urn: string): (typeof intakes)[string] {
  const intake = intakes[urn];
  invariant(intake !== undefined, `school ${urn} has an intake`);
  return intake;
}

function homesAround(school: SchoolLine, postcodes: readonly SamplePostcode[]): SamplePostcode[] {
  const at = postcodes.find(({ postcode }) => postcode === school.postcode)?.point;
  invariant(at !== undefined, `postcodes.csv has school ${school.urn}`);
  return postcodes.filter(({ kind, point }) => {
    const metres = haversineMetres(at, point);
    return kind === 'home' && metres >= homeRingMetres.from && metres <= homeRingMetres.to;
  });
}

function drawName(
  chance: Seeded,
  { intake }: SchoolLine,
  shares: Readonly<Record<NameGroupName, number>>,
  taken: Set<string>,
): WholeName {
  for (;;) {
    const { girls, boys, families } = nameGroups[chance.pickWeighted(groupNames, (group) => shares[group])];
    const girl = intake === 'GIRLS' || (intake === 'MIXED' && chance.draw() < 0.5);
    const givenName = chance.pick(girl ? girls : boys);
    const familyName = chance.pick(families);
    const wholeName = `${givenName} ${familyName}`;
    if (taken.has(wholeName)) continue;
    taken.add(wholeName);
    return { givenName, familyName };
  }
}

/** Born in the twelve months from 1 September of that year. */
function drawBirthday(chance: Seeded, year: number): LocalDate {
  const eldest = localDate(`${year}-09-01`);
  return addDays(eldest, chance.below(daysBetween(eldest, localDate(`${year + 1}-09-01`))));
}

const groupNames: readonly NameGroupName[] = [
  'kashmirAndSylhet',
  'britishAndIrish',
  'caribbeanAndWestAfrican',
  'punjabAndGujarat',
  'hornOfAfricaAndYemen',
  'polishAndRomanian',
];
