import { Inject, Injectable } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor, EmployerId, Role, Surroundings } from '#kernel';
import { OpportunityListingType, OpportunityType } from '#opportunities';
import { Batched, CurrentActor, SURROUNDINGS } from '#platform';
import type { AnswerRecord } from '../domain/answer-record.js';
import { AnswerQueries } from '../persistence/answer.queries.js';
import { AnswerRecordType, toAnswerRecord } from './answer.types.js';

/** Who is told how an employer answers schools: whoever asks it for places, it itself, and its coordinator. */
const told: readonly Actor['role'][] = [
  'CAREERS_LEAD',
  'SAFEGUARDING_LEAD',
  'EMPLOYER',
  'COORDINATOR',
] satisfies Role[];

/** Records for adverts, read for all adverts of an answer together and only where somebody selects them. */
@Injectable()
export class AnswerRecords {
  private readonly records: Batched<Actor, EmployerId, AnswerRecord>;

  constructor(queries: AnswerQueries, @Inject(SURROUNDINGS) { clock }: Surroundings) {
    this.records = new Batched((actor, employerIds) => queries.records(actor, employerIds, clock.now()));
  }

  async of(actor: Actor, employerId: string): Promise<AnswerRecordType | null> {
    if (!told.includes(actor.role)) return null;
    const record = await this.records.of(actor, employerId as EmployerId);
    return record === undefined ? null : toAnswerRecord(record);
  }
}

const field = {
  nullable: true,
  description: 'How its employer has answered schools in the last twelve months; null for students and mentors.',
};

@Resolver(() => OpportunityListingType)
export class ListingAnswerResolver {
  constructor(private readonly records: AnswerRecords) {}

  @ResolveField(() => AnswerRecordType, field)
  answerRecord(
    @CurrentActor() actor: Actor,
    @Parent() { employer }: OpportunityListingType,
  ): Promise<AnswerRecordType | null> {
    return this.records.of(actor, employer.id);
  }
}

@Resolver(() => OpportunityType)
export class AdvertAnswerResolver {
  constructor(private readonly records: AnswerRecords) {}

  @ResolveField(() => AnswerRecordType, field)
  answerRecord(
    @CurrentActor() actor: Actor,
    @Parent() { employer }: OpportunityType,
  ): Promise<AnswerRecordType | null> {
    return this.records.of(actor, employer.id);
  }
}
