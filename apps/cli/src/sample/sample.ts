import type { Term } from '#calendar';
import type { Point, Postcode } from '#geo';
import type { JobCategory } from '#interests';
import type { LocalDate, LocalTime } from '#kernel';
import type { AccessFeature, LunchCompany } from '#opportunities';

/** East Birmingham for one school year: six real schools, fictional employers and fictional students. Plain data. */
export interface Sample {
  readonly seed: number;
  /** The calendar year in which the school year starts: 2026 for 2026/27. */
  readonly schoolYear: number;
  readonly schools: readonly SampleSchool[];
  readonly employers: readonly SampleEmployer[];
  /** Every postcode that the sample uses, and some free ones of workplaces. */
  readonly postcodes: readonly SamplePostcode[];
}

/** A real postcode with the point that stands for it. */
export interface SamplePostcode {
  readonly postcode: Postcode;
  readonly point: Point;
  readonly kind: 'school' | 'work' | 'home';
}

/** A real school with invented students. */
export interface SampleSchool {
  readonly urn: string;
  readonly name: string;
  readonly postcode: Postcode;
  readonly town: string;
  readonly intake: 'GIRLS' | 'BOYS' | 'MIXED';
  /** Autumn, spring, summer. */
  readonly terms: readonly Term[];
  readonly students: readonly SampleStudent[];
}

/** An invented student. */
export interface SampleStudent {
  /** A check letter and twelve digits, as in a real number, but of a local authority that does not exist. Unique. */
  readonly upn: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: LocalDate;
  readonly yearGroup: 9 | 10 | 11;
  readonly homePostcode: Postcode;
  readonly freeSchoolMeals: boolean;
  readonly sendSupport: boolean;
  readonly careExperienced: boolean;
  /** At risk of being in no education, employment or training after school. */
  readonly neetRisk: boolean;
  /** Up to three, the dearest first; empty for a student with no preference yet. */
  readonly interests: readonly JobCategory[];
  readonly maxMinutesEachWay: 45 | 60 | 75;
  /** What a host has to do, never why; only with SEND support. */
  readonly adjustments: string | null;
}

/** The sections of the UK Standard Industrial Classification 2007, from agriculture (A) to international bodies (U). */
export const sicSections = [
  ...(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'] as const),
  ...(['L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U'] as const),
] as const;

/** A section's letter. */
export type SicSection = (typeof sicSections)[number];

/** An invented employer with one workplace. */
export interface SampleEmployer {
  /** Lower case with hyphens, from the name. Unique. */
  readonly key: string;
  readonly name: string;
  readonly sector: SicSection;
  /** Of its main line of work. */
  readonly jobCategory: JobCategory;
  readonly whatWeDo: string;
  readonly postcode: Postcode;
  /** How one gets in and about. */
  readonly access: string;
  readonly staffCount: number;
  readonly hosts: readonly [supervisor: SampleHost, deputy: SampleHost];
  readonly insurance: {
    /** `null` where the firm has no employees in law: it may offer visits only. */
    readonly employersLiability: SamplePolicy | null;
    readonly publicLiability: SamplePolicy;
  };
  readonly opportunities: readonly SampleOpportunity[];
}

/** An invented adult at a workplace. */
export interface SampleHost {
  readonly name: string;
  readonly jobTitle: string;
  /** At a domain that can never exist. */
  readonly email: string;
}

/** What is known of an insurance policy; insurer and number are invented. */
export interface SamplePolicy {
  readonly insurer: string;
  readonly policyNumber: string;
  readonly coverPounds: number;
  readonly validUntil: LocalDate;
}

/** An advert. */
export interface SampleOpportunity {
  /** The employer's key and a running word. Unique. */
  readonly key: string;
  readonly kind: 'PLACEMENT' | 'WORKPLACE_VISIT' | 'SCHOOL_VISIT' | 'VIRTUAL';
  readonly jobCategory: JobCategory;
  readonly title: string;
  readonly summary: string;
  /** Ten lines for a placement, one or two for a visit, in the order of time. */
  readonly dayPlan: readonly SampleDayPlanLine[];
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  readonly breakMinutes: number;
  readonly lunchPlan: string;
  readonly lunchCompany: LunchCompany;
  readonly lessFun: string;
  readonly wear: string;
  readonly access: string;
  readonly accessFeatures: readonly AccessFeature[];
  readonly learning: SampleLearning;
  readonly slots: readonly SampleSlot[];
}

/** What a student takes away, and how: all that benchmark 6 asks for. */
export interface SampleLearning {
  readonly willLearn: string;
  /** Each goes on from "Afterwards you will be able to". */
  readonly outcomes: readonly string[];
  readonly ownTask: string;
  /** By their work. */
  readonly peopleMet: readonly string[];
  readonly feedback: string;
  readonly reflection: string;
}

/** What half a day holds. */
export interface SampleDayPlanLine {
  /** 1 is the first day of the slot. */
  readonly day: 1 | 2 | 3 | 4 | 5;
  readonly half: 'MORNING' | 'AFTERNOON';
  readonly department: string;
  readonly task: string;
}

/** An advert at dates: a Monday to Friday for a placement, one day for a visit. */
export interface SampleSlot {
  /** The opportunity's key and the first day. Unique. */
  readonly key: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** Places. */
  readonly capacity: number;
  /** Fewest students for whom it runs; 1 for a placement. */
  readonly minimumGroup: number;
}
