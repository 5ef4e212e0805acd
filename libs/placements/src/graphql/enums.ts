import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { allocationStates, noReasons, type AllocationState, type NoReason } from '../domain/allocation.js';
import { attendanceMarks, sessions, type AttendanceMark, type Session } from '../domain/attendance.js';
import { permissionStatuses, type PermissionStatus } from '../domain/permission.js';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** The states of an allocation as the schema names them. */
export const AllocationStateEnum = enumOf(allocationStates);
registerEnumType(AllocationStateEnum, {
  name: 'AllocationState',
  description: 'What has become of a place that a round gave to a student.',
  valuesMap: {
    OFFERED: { description: 'The student has not answered.' },
    ACCEPTED: { description: 'The student said yes; the host has not answered.' },
    HOST_AGREED: { description: 'Student and host said yes; the school has the last word.' },
    CONFIRMED: { description: 'It takes place: host and student know each other from now on.' },
    ATTENDED: { description: 'Every session was marked, and the student was there for one at least.' },
    DID_NOT_ATTEND: { description: 'Every session was marked, and the student was there for none.' },
    DECLINED: { description: 'The student said no; the place is free again.' },
    DECLINED_BY_HOST: { description: 'The host said no; the place is free again.' },
    WITHDRAWN: { description: 'The school took it back; the place is free again.' },
    CANCELLED_BY_HOST: { description: 'The host cancelled the whole slot.' },
    EXPIRED: { description: 'The student did not answer in time; the place went on to the next.' },
  } satisfies Described<AllocationState>,
});

/** Why a place is given back, as the schema names it. */
export const NoReasonEnum = enumOf(noReasons);
registerEnumType(NoReasonEnum, {
  name: 'NoReason',
  description: 'Why a place is given back.',
  valuesMap: {
    DATES_DO_NOT_SUIT: { description: 'The days or hours do not suit after all.' },
    TOO_FAR: { description: 'The way is too long, or costs too much.' },
    NOT_WHAT_WAS_WANTED: { description: 'It is not what was wished for.' },
    FOUND_ANOTHER: { description: 'There is another placement.' },
    HEALTH_OR_FAMILY: { description: 'Something at home, or about health.' },
    NO_CAPACITY: { description: 'The host has nobody, or no room, after all.' },
    OTHER: { description: 'Something else.' },
  } satisfies Described<NoReason>,
});

/** Where permission stands, as the schema names it. */
export const PermissionStatusEnum = enumOf(permissionStatuses);
registerEnumType(PermissionStatusEnum, {
  name: 'PermissionStatus',
  description: 'Where permission for a placement stands.',
  valuesMap: {
    NOT_NEEDED: { description: "The student is over school age: the student's own yes is enough." },
    MISSING: { description: 'No parent or carer has answered, by link or on paper.' },
    OUTDATED: {
      description: 'Something has changed since the answer that touches parents and carers; a new one is needed.',
    },
    TO_COUNTERSIGN: { description: 'A form was recorded and waits for its second signature.' },
    REFUSED: { description: 'A parent or carer has said no; one no outweighs a yes.' },
    COMPLETE: { description: 'A parent or carer has said yes, by link or on a form that was countersigned.' },
  } satisfies Described<PermissionStatus>,
});

/** The sessions of a day as the schema names them. */
export const SessionEnum = enumOf(sessions);
registerEnumType(SessionEnum, {
  name: 'Session',
  description: 'Half of a day for which attendance is marked.',
  valuesMap: {
    AM: { description: 'The morning, up to noon.' },
    PM: { description: 'The afternoon.' },
  } satisfies Described<Session>,
});

/** The marks as the schema names them. */
export const AttendanceMarkEnum = enumOf(attendanceMarks);
registerEnumType(AttendanceMarkEnum, {
  name: 'AttendanceMark',
  description: 'What is known of a session. One that nobody marked is unknown, never present.',
  valuesMap: {
    PRESENT: { description: 'The student was there.' },
    ABSENT: { description: 'The student was not there.' },
  } satisfies Described<AttendanceMark>,
});
