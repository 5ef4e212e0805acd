import type { Outbox, ProgrammeId, SchoolId } from '#kernel';
import type { PostcodeDirectory } from '#postcodes';
import type { BlackoutDay } from '../domain/blackout-day.js';
import type { Programme } from '../domain/programme.js';
import type { School } from '../domain/school.js';
import type { SchoolTerm } from '../domain/term.js';

/** Programmes. */
export interface Programmes {
  add(programme: Programme): Promise<void>;
  exists(id: ProgrammeId): Promise<boolean>;
}

/** Schools, their terms and the days that they keep free. */
export interface Schools {
  /** Throws `AlreadyRegistered` when the programme has a school of that URN. */
  add(school: School): Promise<void>;
  /** Notes whether the school has little on offer near it; false when there is no such school in the actor's programme. */
  markSupply(id: SchoolId, hasLowSupply: boolean): Promise<boolean>;
  /** Puts these terms in place of all that the school has; two at once wait for each other. */
  replaceTerms(schoolId: SchoolId, terms: readonly SchoolTerm[]): Promise<void>;
  /** Puts these days in place of all that the school keeps free; two at once wait for each other. */
  replaceBlackoutDays(schoolId: SchoolId, days: readonly BlackoutDay[]): Promise<void>;
}

/** Somebody as their issuer knows them: the `iss` and `sub` of their tokens. */
export interface Person {
  readonly issuer: string;
  readonly subject: string;
}

/** Lets somebody coordinate a programme. */
export interface ProgrammeGrants {
  grantCoordinator(person: Person, programmeId: ProgrammeId): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface SchoolsTx {
  readonly programmes: Programmes;
  readonly schools: Schools;
  readonly postcodes: PostcodeDirectory;
  readonly grants: ProgrammeGrants;
  readonly outbox: Outbox;
}
