import { Problem, type LocalDate } from '#kernel';

/** What is known of the accident asks for a report, so that nobody can say that none is needed. */
export class ReportIsDue extends Problem {
  readonly code = 'REPORT_IS_DUE';

  constructor(
    readonly accidentId: string,
    readonly dueOn: LocalDate,
  ) {
    super('An accident of this kind has to be reported; change what is said of it if that is wrong.');
  }
}
