import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { requestDevelopmentToken, startDevelopmentIssuer, startMailCatcher, type MailCatcher } from '#development';
import { ScopedReads, type DatabaseUrls } from '#platform';
import type { Command } from '../commands/command.js';
import { importPostcodes } from '../commands/import-postcodes.js';
import { importTimetable } from '../import-timetable/import-timetable.js';
import { openService } from '../open-service.js';
import { makeSample, signInOf, type Sample } from '../sample/index.js';
import { issuerInUse, openDemoDatabase } from './database.js';
import { loadSample } from './load-sample.js';
import { followOneStudent } from './one-student.js';
import { bookOneVisit } from './one-visit.js';
import { earlierRound, programmeCount, readOutcomes } from './outcomes.queries.js';
import { careersLeadSubject, Cast, coordinatorSubject, employerSubject, safeguardingLeadSubject } from './people.js';
import { openPostBoxes } from './post-boxes.js';
import { Progress } from './progress.js';
import { readyQueries, type SampleRole } from './ready-queries.js';
import { reportOf } from './report.js';
import { runRound } from './round.js';
import { freePort, serve } from './serve.js';
import { StoryClock } from './story-clock.js';
import { tellFiveStudents } from './tell-five-students.js';

const seed = 1;
const audience = 'https://foothold.example/api';
const projectFolder = fileURLToPath(new URL('../../../../../', import.meta.url));

/** Everything at once, on this machine alone: a database, the East Birmingham sample, a round with its reasons, and the API. */
export const demoCommand: Command = {
  summary:
    'load the East Birmingham sample, run a round, print who goes where and why, and serve the API (add --no-serve to stop there)',
  async run(parameters) {
    const progress = new Progress();
    const urls = await progress.step('The database starts', () => openDemoDatabase(process.env));
    const known = await issuerInUse(urls.owner);
    const port = known === undefined ? await freePort(3900) : Number(new URL(known).port);
    const issuer = await startDevelopmentIssuer({
      port,
      audience,
      keysFile: join(projectFolder, '.foothold', 'issuer-keys.json'),
    });
    const catcher = await startMailCatcher(await freePort(3800));
    process.env['FOOTHOLD_SMTP_URL'] = catcher.smtpUrl;
    const clock = new StoryClock('2000-01-01T00:00:00Z');
    const service = await openService({ databaseUrl: urls.service, catalogueUrl: urls.catalogue, clock });
    try {
      const telling = await tell(service, urls, issuer.issuerUrl, clock, progress, catcher);
      process.stdout.write(
        `\nSeconds: ${progress.times.map(({ step, seconds }) => `${step} ${seconds.toFixed(1)}`).join('; ')}\n`,
      );
      if (!parameters.includes('--no-serve')) await serveUntilStopped(urls, telling, catcher);
    } finally {
      await service.close();
      await Promise.all([issuer.stop(), catcher.stop()]);
    }
  },
};

/** A sample that is loaded, and its people. */
interface Telling {
  readonly sample: Sample;
  readonly cast: Cast;
  readonly roundId: string;
}

/** Tells the story, or what is left of it from an earlier start; returns what is loaded and who is in it. */
async function tell(
  service: INestApplicationContext,
  urls: DatabaseUrls,
  issuerUrl: string,
  clock: StoryClock,
  progress: Progress,
  catcher: MailCatcher,
): Promise<Telling> {
  const reads = service.get(ScopedReads);
  const earlier = await earlierRound(reads);
  const cast = new Cast(service, issuerUrl, earlier?.earlierTellings ?? (await programmeCount(reads)));
  if (earlier !== undefined) {
    const sample = makeSample({ seed, schoolYear: earlier.schoolYear });
    process.stdout.write('The sample is loaded already; this is what its round gave.\n\n');
    await print(service, cast, sample, earlier.roundId);
    return { sample, cast, roundId: earlier.roundId };
  }
  const sample = makeSample({ seed, schoolYear: storyYear(new Date()) });
  clock.moveTo(`${sample.schoolYear}-09-07T09:00:00Z`);
  await progress.step('The postcode directory', () =>
    importPostcodes(urls.owner, join(projectFolder, 'data/sample/postcodes.csv')),
  );
  await progress.step('A made-up public timetable', () =>
    importTimetable(urls.owner, join(projectFolder, 'data/sample/timetable')),
  );
  const world = await loadSample(service, cast, sample, progress);
  const readers = peopleToTry(sample).map(([, name]) => name);
  await progress.step('Five people ask for letters', () => openPostBoxes(service, cast, readers, catcher));
  const roundId = await runRound(service, cast, world, sample, clock, progress);
  const visit = await progress.step('A school books a visit', () => bookOneVisit(service, cast, world));
  const student = await progress.step('One student goes, and says what it was like', () =>
    followOneStudent(service, cast, world, sample, roundId, clock, join(projectFolder, '.foothold')),
  );
  process.stdout.write('\n');
  await print(service, cast, sample, roundId);
  process.stdout.write(`\nA visit\n  ${visit}\n\nOne student's way\n${student.map((line) => `  ${line}\n`).join('')}`);
  return { sample, cast, roundId };
}

async function print(service: INestApplicationContext, cast: Cast, sample: Sample, roundId: string): Promise<void> {
  const outcomes = await readOutcomes(service.get(ScopedReads), roundId);
  process.stdout.write(`${reportOf(outcomes)}\n\n`);
  process.stdout.write(await tellFiveStudents(service, cast, sample, roundId, outcomes));
}

/** The school year whose autumn half-term is the last that is over. */
function storyYear(now: Date): number {
  return now.getUTCMonth() >= 10 ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
}

async function serveUntilStopped(
  urls: DatabaseUrls,
  { sample, cast, roundId }: Telling,
  catcher: MailCatcher,
): Promise<void> {
  const serving = await serve(urls, cast.issuer, audience, catcher.smtpUrl);
  process.stdout.write(
    `\nThe API is at ${serving.apiUrl}/graphql, GraphiQL at ${serving.apiUrl}/graphiql. Everybody in it is invented.\n` +
      `Letters arrive within a minute or two, at ${catcher.pageUrl} and nowhere else.\n`,
  );
  process.stdout.write('For each role, a token for the Authorization header and a query to start with:\n');
  const queries = readyQueries(roundId);
  for (const [role, name] of peopleToTry(sample)) {
    const subject = cast.subjectOf(name);
    const token = await requestDevelopmentToken(cast.issuer, subject);
    process.stdout.write(`\n${role} (${subject})\n  Bearer ${token}\n  ${queries[role]}\n`);
  }
  process.stdout.write('\nStop with Ctrl+C. The data stay; `npm run demo` goes on with them.\n');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => serving.stop());
  await serving.ended;
}

/** Somebody of each role. */
function peopleToTry(sample: Sample): [SampleRole, string][] {
  const school = sample.schools[1] ?? sample.schools[0];
  const student = school?.students.find(({ yearGroup }) => yearGroup === 10);
  const employer = sample.employers[0];
  if (school === undefined || student === undefined || employer === undefined) return [];
  return [
    ['STUDENT', signInOf(student)],
    ['CAREERS_LEAD', careersLeadSubject(school.urn)],
    ['SAFEGUARDING_LEAD', safeguardingLeadSubject(school.urn)],
    ['EMPLOYER', employerSubject(employer.key)],
    ['COORDINATOR', coordinatorSubject],
  ];
}
