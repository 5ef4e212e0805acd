import type { INestApplicationContext } from '@nestjs/common';
import { SignInService } from '#identity';
import { invariant, type Actor } from '#kernel';

/** The people of the story by the name that they sign in with. */
export const coordinatorSubject = 'coordinator';
export const secondCoordinatorSubject = 'second-coordinator';
export const careersLeadSubject = (urn: string): string => `careers-lead-${urn}`;
export const safeguardingLeadSubject = (urn: string): string => `safeguarding-lead-${urn}`;
export const employerSubject = (key: string): string => `employer-${key}`;

/** Gives the actor that a person would be if they signed in now, asked of the database as for any request. */
export class Cast {
  constructor(
    private readonly service: INestApplicationContext,
    readonly issuer: string,
    /** How many programmes an interrupted start has left behind: each telling has people of its own. */
    private readonly earlierTellings: number,
  ) {}

  /** What tells this telling's people from those of earlier ones, at the end of their names. */
  get suffix(): string {
    return this.earlierTellings === 0 ? '' : `-${this.earlierTellings + 1}`;
  }

  /** The name under which somebody signs in. */
  subjectOf(name: string): string {
    return `${name}${this.suffix}`;
  }

  /** Somebody, as any request of theirs would find them now. */
  async as(name: string): Promise<Actor> {
    const subject = this.subjectOf(name);
    const signIn = await this.service.get(SignInService).actorOf({ issuer: this.issuer, subject }, undefined, 'demo');
    invariant(signIn.outcome === 'SIGNED_IN', `${subject} acts as one thing only`);
    return signIn.actor;
  }
}
