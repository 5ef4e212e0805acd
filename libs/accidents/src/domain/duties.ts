import { addDays, localDate, localDateIn, type LocalDate } from '#kernel';
import { daysRecorded, daysReported, type AccidentKind, type Harm } from './accident.js';

/** What the employer has to do: report to the Health and Safety Executive, keep a record of its own, or nothing. */
export const dutyActs = ['NONE', 'RECORD', 'REPORT'] as const;

export type DutyAct = (typeof dutyActs)[number];

/** What an accident of a kind asks of the employer. */
interface DutyRow {
  readonly act: DutyAct;
  /** A report is due within so many days of the accident, 0 for the same day; null where none is. */
  readonly within: number | null;
}

const nothing: DutyRow = { act: 'NONE', within: null };
const record: DutyRow = { act: 'RECORD', within: null };
const atOnce: DutyRow = { act: 'REPORT', within: 0 };
const within15Days: DutyRow = { act: 'REPORT', within: 15 };

/**
 * What the law asks for by kind. Nobody has compared the days with the text in force yet, for trainees above all, so they are shown as to be
 * confirmed wherever they are shown; whoever has read it changes this table and no code.
 */
export const accidentDuties = {
  /** Since when these hold. */
  validFrom: localDate('2013-10-01'),
  source:
    'Reporting of Injuries, Diseases and Dangerous Occurrences Regulations 2013 (RIDDOR), regs 4 to 6 and 12; hse.gov.uk/riddor',
  toConfirm: true,
  /** Of a student at a placement, who counts as at work. */
  atWork: {
    NEAR_MISS: nothing,
    MINOR: record,
    OVER_THREE_DAYS: record,
    // A stay in hospital is not reported by itself of somebody at work: the injury is, or the days.
    TAKEN_TO_HOSPITAL: record,
    OVER_SEVEN_DAYS: within15Days,
    SPECIFIED_INJURY: atOnce,
    DEATH: atOnce,
  },
  /** Of a student who is only shown round. */
  onVisit: {
    NEAR_MISS: nothing,
    MINOR: record,
    OVER_THREE_DAYS: record,
    TAKEN_TO_HOSPITAL: atOnce,
    OVER_SEVEN_DAYS: within15Days,
    SPECIFIED_INJURY: atOnce,
    DEATH: atOnce,
  },
} as const satisfies Record<'atWork' | 'onVisit', Record<AccidentKind, DutyRow>> & {
  readonly validFrom: LocalDate;
  readonly source: string;
  readonly toConfirm: boolean;
};

/** What the employer has to do after one accident. */
export interface AccidentDuty {
  readonly act: DutyAct;
  /** The last day on which a report is in time; null where none is due. */
  readonly dueOn: LocalDate | null;
  /** Higher for what is asked more urgently; says what is more than before. */
  readonly weight: number;
}

/** The day on the wall calendar in England on which an accident happened. O(1). */
export function dayOf(instant: Date): LocalDate {
  return localDateIn('Europe/London', instant);
}

/** What is known of an accident, as far as the law asks. */
export interface JudgedAccident extends Harm {
  readonly isAtWork: boolean;
  readonly occurredAt: Date;
}

/**
 * What an accident asks of the employer: by its kind or by the days away, whichever asks for more. Days count from the accident; what has to be
 * reported at once is due on the day on which it became known that it has, which is that of the accident unless `learntOn` is later. O(1).
 */
export function dutyOf(accident: JudgedAccident, learntOn: LocalDate | null = null): AccidentDuty {
  const { kind, daysUnable, isAtWork, occurredAt } = accident;
  const rows: Readonly<Record<AccidentKind, DutyRow>> = accidentDuties[isAtWork ? 'atWork' : 'onVisit'];
  const byDays = kindByDays(daysUnable);
  const row = [rows[kind], ...(byDays === null ? [] : [rows[byDays]])].reduce((most, each) =>
    weightOf(each) > weightOf(most) ? each : most,
  );
  const { act, within } = row;
  if (within === null) return { act, dueOn: null, weight: weightOf(row) };
  const occurredOn = dayOf(occurredAt);
  const from = within === 0 && learntOn !== null && learntOn > occurredOn ? learntOn : occurredOn;
  return { act, dueOn: addDays(from, within), weight: weightOf(row) };
}

function kindByDays(daysUnable: number | null): AccidentKind | null {
  if (daysUnable === null || daysUnable <= daysRecorded) return null;
  return daysUnable > daysReported ? 'OVER_SEVEN_DAYS' : 'OVER_THREE_DAYS';
}

/** Nothing 0, a record 1, a report 2 and more, the sooner it is due the more. */
function weightOf({ act, within }: DutyRow): number {
  return within === null ? dutyActs.indexOf(act) : 2 + 1 / (1 + within);
}

const words = {
  NONE: 'Nothing has to be reported or recorded for this. Think about what would keep it from happening again.',
  RECORD:
    'Write this down in your own accident book. Nothing has to be reported as far as is known now; say so here if more days are lost.',
  REPORT:
    'Report this to the Health and Safety Executive yourself, at hse.gov.uk/riddor: Foothold does not. Then say here that you have. A death or a listed injury is also told by telephone, without delay.',
} as const satisfies Record<DutyAct, string>;

/** What the employer has to do, in words. O(1). */
export function dutyWords(act: DutyAct): string {
  return words[act];
}
