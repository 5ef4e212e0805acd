import { entitledHours, inHours } from '#evaluation';
import { benchmarksOf, doneIn, minutesOf, type Activity } from '../domain/activity.js';
import { attended, ledgerOf, tierRows, type StudentFacts } from '../domain/ledger.js';
import type { ListedStudent } from '../persistence/ledger.queries.js';
import type { LedgerEntryType, MyLedgerType, StudentLedgerType } from './ledger.types.js';

/** A student's own ledger. */
export function myLedger(facts: StudentFacts): MyLedgerType {
  return { ...hoursOf(facts), entries: attended(facts.activities).map(entry) };
}

/** A student's ledger as the school sees it: of another school's activities the sum alone. */
export function studentLedger({ id, givenName, familyName }: ListedStudent, facts: StudentFacts): StudentLedgerType {
  const own = facts.activities.filter(({ isOwnSchool }) => isOwnSchool);
  return {
    ...hoursOf(facts),
    // Whom a child met elsewhere is no sum, so that only what the school itself has arranged is told of.
    quality: hoursOf({ ...facts, activities: own }).quality,
    studentId: id,
    givenName,
    familyName,
    yearGroup: facts.yearGroup,
    hoursElsewhere: inHours(ledgerOf(facts).minutesElsewhere),
    entries: attended(own).map(entry),
  };
}

function hoursOf(facts: StudentFacts): Omit<MyLedgerType, 'entries'> {
  const ledger = ledgerOf(facts);
  return {
    hours: inHours(ledger.minutes),
    hoursLeft: inHours(Math.max(0, entitledHours * 60 - ledger.minutes)),
    byTier: tierRows(ledger).map(({ tier, minutes }) => ({ tier, hours: inHours(minutes) })),
    quality: { ...ledger.quality, encounterYears: [...ledger.quality.encounterYears] },
  };
}

function entry(activity: Activity): LedgerEntryType {
  const { kind, title, employerName, startsOn, endsOn, hasFeedback, hasReflection } = activity;
  const hours = inHours(minutesOf(activity));
  const benchmarks = [...benchmarksOf[kind]];
  return {
    kind,
    title,
    employerName,
    startsOn,
    endsOn,
    hours,
    benchmarks,
    ...doneIn(activity),
    hasFeedback,
    hasReflection,
  };
}
