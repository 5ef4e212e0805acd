import { parsePoint, parsePostcode, type Postcode } from '#geo';
import { jobCategories, type JobCategory } from '#interests';
import { invariant, parseLocalTime, type LocalTime } from '#kernel';
import { accessFeatures, type AccessFeature } from '#opportunities';
import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  sicSections,
  type SampleLearning,
  type SampleOpportunity,
  type SamplePostcode,
  type SicSection,
} from './sample.js';
import type { SampleWeek } from './school-weeks.js';

/** A line of schools.csv. */
export interface SchoolLine {
  readonly urn: string;
  readonly name: string;
  readonly postcode: Postcode;
  readonly town: string;
  readonly intake: 'GIRLS' | 'BOYS' | 'MIXED';
}

/** A line of employers.csv. */
export interface EmployerLine {
  readonly name: string;
  readonly sector: SicSection;
  /** Names of `Trade`s in adverts.json: one or two adverts. */
  readonly trades: readonly string[];
  readonly postcode: Postcode;
  readonly staffCount: number;
  readonly hosts: readonly [HostLine, HostLine];
  readonly emailDomain: string;
  /** `null`: none. */
  readonly employersLiabilityMillions: number | null;
  readonly publicLiabilityMillions: number;
  readonly access: string;
  readonly accessFeatures: readonly AccessFeature[];
  readonly whatWeDo: string;
}

/** A named adult in employers.csv. */
export interface HostLine {
  readonly name: string;
  readonly jobTitle: string;
}

/** What a placement in one line of work is like: an entry of adverts.json. */
export interface Trade {
  readonly jobCategory: JobCategory;
  readonly titles: readonly string[];
  readonly summaries: readonly string[];
  readonly welcomeDepartment: string;
  /** Eight half-days; the last two follow from the others and keep their place. */
  readonly tasks: readonly { readonly department: string; readonly task: string }[];
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  readonly breakMinutes: number;
  readonly lessFun: readonly string[];
  readonly wear: string;
  /** Empty where nothing about lunch belongs to the trade. */
  readonly lunch: readonly string[];
  readonly learning: Omit<SampleLearning, 'feedback' | 'reflection'>;
}

/** A visit, written out: an entry of visits.json. */
export interface Visit extends Pick<
  SampleOpportunity,
  | 'jobCategory'
  | 'title'
  | 'summary'
  | 'startsAt'
  | 'finishesAt'
  | 'breakMinutes'
  | 'lunchPlan'
  | 'lunchCompany'
  | 'lessFun'
  | 'wear'
  | 'learning'
> {
  /** Name in employers.csv. */
  readonly employer: string;
  readonly kind: 'WORKPLACE_VISIT' | 'SCHOOL_VISIT' | 'VIRTUAL';
  readonly dayPlan: readonly { half: 'MORNING' | 'AFTERNOON'; department: string; task: string }[];
  readonly slots: readonly {
    readonly week: SampleWeek;
    /** 1 is Monday. */
    readonly weekday: 1 | 2 | 3 | 4 | 5;
    readonly capacity: number;
    readonly minimumGroup: number;
  }[];
}

/** Everything in data/sample that the sample is made of. */
export interface SampleFiles {
  readonly schools: readonly SchoolLine[];
  readonly employers: readonly EmployerLine[];
  readonly postcodes: readonly SamplePostcode[];
  readonly trades: ReadonlyMap<string, Trade>;
  readonly visits: readonly Visit[];
}

/**
 * Reads data/sample (five files, some 100 kB). A value that its column cannot hold is our own mistake and throws, naming the file and
 * the value. Without an argument, the folder is looked for upwards from this file, so that it is found from source and from a build.
 */
export function readSampleFiles(folder: string = sampleFolder(import.meta.dirname)): SampleFiles {
  const table = (file: string): Record<string, string>[] =>
    parse(readFileSync(join(folder, file)), { columns: true, bom: true });
  const json = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return {
    schools: table('schools.csv').map(schoolLine),
    employers: table('employers.csv').map(employerLine),
    postcodes: table('postcodes.csv').map(postcodeLine),
    trades: new Map(
      Object.entries(json('adverts.json') as Record<string, Trade>).map(([name, trade]) => [name, checked(trade)]),
    ),
    visits: (json('visits.json') as Visit[]).map(checked),
  };
}

function sampleFolder(from: string): string {
  const folder = join(from, 'data', 'sample');
  if (existsSync(join(folder, 'schools.csv'))) return folder;
  invariant(dirname(from) !== from, 'data/sample lies beside the program or above it');
  return sampleFolder(dirname(from));
}

function schoolLine(line: Record<string, string>): SchoolLine {
  const { urn = '', name = '', town = '', gender = '' } = line;
  const intake = (['GIRLS', 'BOYS', 'MIXED'] as const).find((each) => each === gender.toUpperCase());
  invariant(intake !== undefined, `schools.csv: ${gender} is who a school takes`);
  return { urn, name, postcode: postcodeIn('schools.csv', line), town, intake };
}

function employerLine(line: Record<string, string>): EmployerLine {
  const text = (column: string): string => {
    const value = line[column];
    invariant(value !== undefined && value !== '', `employers.csv: ${line['name']} has ${column}`);
    return value;
  };
  const sector = sicSections.find((section) => section === line['sector']);
  invariant(sector !== undefined, `employers.csv: ${line['sector']} is a section`);
  const employersLiability = line['employers_liability_millions'] ?? '';
  return {
    name: text('name'),
    sector,
    trades: [text('trade'), line['second_trade'] ?? ''].filter((trade) => trade !== ''),
    postcode: postcodeIn('employers.csv', line),
    staffCount: Number(text('staff_count')),
    hosts: [
      { name: text('host_1_name'), jobTitle: text('host_1_job_title') },
      { name: text('host_2_name'), jobTitle: text('host_2_job_title') },
    ],
    emailDomain: text('email_domain'),
    employersLiabilityMillions: employersLiability === '' ? null : Number(employersLiability),
    publicLiabilityMillions: Number(text('public_liability_millions')),
    access: text('access'),
    accessFeatures: (line['access_features'] ?? '').split(' ').filter(isAccessFeature),
    whatWeDo: text('what_we_do'),
  };
}

function isAccessFeature(word: string): word is AccessFeature {
  const known: readonly string[] = accessFeatures;
  invariant(word === '' || known.includes(word), `employers.csv: ${word} is a feature of access`);
  return word !== '';
}

function postcodeLine(line: Record<string, string>): SamplePostcode {
  const point = parsePoint(line['lat'] ?? '', line['lon'] ?? '');
  const kind = (['school', 'work', 'home'] as const).find((each) => each === line['kind']);
  invariant(point !== undefined && kind !== undefined, `postcodes.csv: ${line['postcode']} has a point and a kind`);
  return { postcode: postcodeIn('postcodes.csv', line), point, kind };
}

function postcodeIn(file: string, line: Record<string, string>): Postcode {
  const postcode = parsePostcode(line['postcode'] ?? '');
  invariant(postcode !== undefined, `${file}: ${line['postcode']} is a postcode`);
  return postcode;
}

function checked<Advert extends Pick<Trade, 'jobCategory' | 'startsAt' | 'finishesAt'>>(advert: Advert): Advert {
  invariant(jobCategories.includes(advert.jobCategory), `${advert.jobCategory} is a job category`);
  invariant(parseLocalTime(advert.startsAt) && parseLocalTime(advert.finishesAt), 'an advert has hours');
  return advert;
}
