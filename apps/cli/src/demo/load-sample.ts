import type { INestApplicationContext } from '@nestjs/common';
import { GrantSchoolRole } from '#identity';
import { localDate, systemActor, type Actor, type ProgrammeId, type SchoolId } from '#kernel';
import { CoverPlacementDays, NoteAccidentCover } from '#school-cover';
import { AddCoordinator, RegisterSchool, SetTerms, StartProgramme } from '#schools';
import { ImportStudents } from '#students';
import { studentsCsv, type Sample, type SampleSchool } from '../sample/index.js';
import { EmployerLoader, type LoadedSlot } from './load-employers.js';
import {
  careersLeadSubject,
  coordinatorSubject,
  safeguardingLeadSubject,
  secondCoordinatorSubject,
  type Cast,
} from './people.js';
import { eachAtOnce, type Progress } from './progress.js';

/** The programme as it stands once schools, students and employers are in. */
export interface World {
  readonly programmeId: ProgrammeId;
  readonly coordinator: Actor;
  readonly schools: readonly { readonly id: SchoolId; readonly sample: SampleSchool }[];
  readonly slots: readonly LoadedSlot[];
}

/** Made up; the numbers are of a range that is nobody's. */
const onCall = {
  contactName: 'Reception',
  contactPhone: '0121 496 0100',
  leadName: 'The safeguarding lead on call',
  leadPhone: '0121 496 0101',
};
const termNames = ['Autumn', 'Spring', 'Summer'];
/** More at once gains nothing on two cores, with the database on one of them. */
const atOnce = 6;

/** Loads the sample through the same use cases that the API calls, each as the person whose business it is. */
export async function loadSample(
  service: INestApplicationContext,
  cast: Cast,
  sample: Sample,
  progress: Progress,
): Promise<World> {
  const { schoolYear } = sample;
  const programmeId = await service.get(StartProgramme).run(systemActor('demo'), {
    name: 'East Birmingham work experience',
    area: 'East Birmingham',
    schoolYear,
    coordinator: { issuer: cast.issuer, subject: cast.subjectOf(coordinatorSubject) },
  });
  await service.get(AddCoordinator).run(systemActor('demo'), {
    programmeId,
    coordinator: { issuer: cast.issuer, subject: cast.subjectOf(secondCoordinatorSubject) },
  });
  const coordinator = await cast.as(coordinatorSubject);
  const secondCoordinator = await cast.as(secondCoordinatorSubject);

  const schools = await progress.step('Six schools and their 215 students', async (report) => {
    const loaded: World['schools'][number][] = [];
    for (const school of sample.schools) {
      loaded.push({ id: await loadSchool(service, cast, coordinator, school, schoolYear), sample: school });
      report(loaded.length, sample.schools.length);
    }
    return loaded;
  });

  const slots = await progress.step(
    `${sample.employers.length} employers, vetted, with their adverts and slots`,
    async (report) => {
      const loader = new EmployerLoader(service, cast, programmeId, coordinator, secondCoordinator);
      const loaded: LoadedSlot[] = [];
      let done = 0;
      await eachAtOnce(sample.employers, atOnce, async (employer) => {
        loaded.push(...(await loader.load(employer)));
        report(++done, sample.employers.length);
      });
      return loaded;
    },
  );
  return { programmeId, coordinator, schools, slots };
}

async function loadSchool(
  service: INestApplicationContext,
  cast: Cast,
  coordinator: Actor,
  school: SampleSchool,
  schoolYear: number,
): Promise<SchoolId> {
  const { urn, name, postcode } = school;
  const { id: schoolId } = await service.get(RegisterSchool).run(coordinator, { urn, name, postcode });
  const staff = [
    ['CAREERS_LEAD', careersLeadSubject(urn)],
    ['SAFEGUARDING_LEAD', safeguardingLeadSubject(urn)],
  ] as const;
  for (const [role, subject] of staff) {
    await service
      .get(GrantSchoolRole)
      .run(coordinator, { schoolId, role, issuer: cast.issuer, subject: cast.subjectOf(subject) });
  }
  const careersLead = await cast.as(careersLeadSubject(urn));
  const terms = school.terms.map((term, index) => ({ ...term, name: termNames[index] ?? 'Term' }));
  await service.get(SetTerms).run(careersLead, terms);
  const year = { from: localDate(`${schoolYear}-09-01`), to: localDate(`${schoolYear + 1}-08-31`) };
  await service.get(CoverPlacementDays).run(careersLead, { ...year, ...onCall, isInsurerTold: true });
  await service.get(NoteAccidentCover).run(careersLead, year.to);
  await service.get(ImportStudents).run(careersLead, studentsCsv(school, cast.suffix));
  return schoolId;
}
