import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { accidentKinds, accidentStates, type AccidentKind, type AccidentState } from '../domain/accident.js';
import { dutyActs, type DutyAct } from '../domain/duties.js';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** The kinds of accidents as the schema names them. */
export const AccidentKindEnum = enumOf(accidentKinds);
registerEnumType(AccidentKindEnum, {
  name: 'AccidentKind',
  description: 'What came of an accident, as far as it is known.',
  valuesMap: {
    NEAR_MISS: { description: 'Nobody was hurt, and somebody could have been.' },
    MINOR: { description: 'Somebody was hurt, and can go on within three days.' },
    OVER_THREE_DAYS: { description: 'More than three days away, without the day itself.' },
    TAKEN_TO_HOSPITAL: { description: 'Taken from there to a hospital to be treated.' },
    OVER_SEVEN_DAYS: { description: 'More than seven days away, without the day itself.' },
    SPECIFIED_INJURY: { description: 'One that the regulations list, as a broken arm; see hse.gov.uk/riddor.' },
    DEATH: { description: 'The student has died.' },
  } satisfies Described<AccidentKind>,
});

/** The states of accidents as the schema names them. */
export const AccidentStateEnum = enumOf(accidentStates);
registerEnumType(AccidentStateEnum, {
  name: 'AccidentState',
  description: 'How far an accident is dealt with.',
  valuesMap: {
    OPEN: { description: 'The employer has not said what it did.' },
    REPORTED_TO_AUTHORITY: { description: 'The employer says that it has reported it.' },
    NO_REPORT_NEEDED: { description: 'The employer has written it down for itself; nothing has to be reported.' },
    CLOSED: { description: 'The school has dealt with it.' },
  } satisfies Described<AccidentState>,
});

/** What an employer has to do, as the schema names it. */
export const AccidentDutyActEnum = enumOf(dutyActs);
registerEnumType(AccidentDutyActEnum, {
  name: 'AccidentDutyAct',
  description: 'What the employer has to do after an accident.',
  valuesMap: {
    NONE: { description: 'Nothing.' },
    RECORD: { description: 'Keep a record in its own accident book.' },
    REPORT: { description: 'Report it to the Health and Safety Executive itself.' },
  } satisfies Described<DutyAct>,
});
