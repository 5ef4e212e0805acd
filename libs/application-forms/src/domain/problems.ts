import { Problem } from '#kernel';

/** The sheet was saved again since it was read, by somebody who helps or on another screen. */
export class SheetChanged extends Problem {
  readonly code = 'SHEET_CHANGED';

  constructor(
    /** How often it has been saved by now. */
    readonly version: number,
  ) {
    super('It has changed since you read it. Please read it again.');
  }
}

/** The employer has answered this application before. */
export class ApplicationAnswered extends Problem {
  readonly code = 'APPLICATION_ANSWERED';

  constructor(readonly applicationId: string) {
    super('This application was answered already; it is answered once.');
  }
}
