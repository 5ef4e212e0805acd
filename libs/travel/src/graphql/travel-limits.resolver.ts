import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, Look, Looked } from '#platform';
import { SetProgrammeTravel, SetSchoolTravel, SetStudentTravel } from '../application/set-travel-limits.use-cases.js';
import { travelLimits } from '../limits/travel-limits.js';
import { SaidLimitsQueries, type StudentTravel } from '../persistence/said-limits.queries.js';
import {
  SetProgrammeTravelInput,
  SetSchoolTravelInput,
  SetStudentTravelInput,
  SetTravelPayload,
} from './travel-limits.inputs.js';
import { StudentTravelType, TravelDefaultsType } from './travel-limits.types.js';

@Resolver()
export class TravelLimitsResolver {
  constructor(
    private readonly queries: SaidLimitsQueries,
    private readonly programmes: SetProgrammeTravel,
    private readonly schools: SetSchoolTravel,
    private readonly students: SetStudentTravel,
  ) {}

  @Query(() => TravelDefaultsType, {
    description: 'How far and how students may travel where nothing was said of a student.',
  })
  @Allow('COORDINATOR', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async travelDefaults(@CurrentActor() actor: Actor): Promise<TravelDefaultsType> {
    const said = await this.queries.defaults(actor);
    return { ...said, usual: travelLimits(10, { ...said.ofProgramme, ...said.ofSchool }) };
  }

  @Query(() => StudentTravelType, {
    nullable: true,
    description: 'How far and how a student of your school may travel.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async studentTravel(
    @CurrentActor() actor: Actor,
    @Args('studentId', { type: () => ID, description: 'A student of your school.' }) studentId: string,
    @Looked() look: Look,
  ): Promise<StudentTravelType | null> {
    return told(await this.queries.ofStudent(actor, studentId, look));
  }

  @Query(() => StudentTravelType, { nullable: true, description: 'How far and how you may travel.' })
  @Allow('STUDENT')
  async myTravel(@CurrentActor() actor: Actor, @Looked() look: Look): Promise<StudentTravelType | null> {
    return told(await this.queries.ofStudent(actor, actor.studentId, look));
  }

  @Command({
    payload: SetTravelPayload,
    description:
      "Says how far and how the programme's students may travel where neither school nor student say otherwise.",
  })
  @Allow('COORDINATOR')
  async setProgrammeTravel(
    @CurrentActor() actor: Actor,
    @Input() { limits, fare }: SetProgrammeTravelInput,
  ): Promise<SetTravelPayload> {
    return { id: await this.programmes.run(actor, limits.said(), fare?.fare() ?? null) };
  }

  @Command({
    payload: SetTravelPayload,
    description: "Says how far and how your school's students may travel where nothing was said of a student.",
  })
  @Allow('CAREERS_LEAD')
  async setSchoolTravel(
    @CurrentActor() actor: Actor,
    @Input() { limits }: SetSchoolTravelInput,
  ): Promise<SetTravelPayload> {
    return { id: await this.schools.run(actor, limits.said()) };
  }

  @Command({ payload: SetTravelPayload, description: 'Says how far and how one student may travel.' })
  @Allow('CAREERS_LEAD')
  async setStudentTravel(
    @CurrentActor() actor: Actor,
    @Input() { studentId, limits }: SetStudentTravelInput,
  ): Promise<SetTravelPayload> {
    return { id: await this.students.run(actor, studentId, limits.said()) };
  }
}

function told(found: StudentTravel | undefined): StudentTravelType | null {
  if (found === undefined) return null;
  return { ofStudent: found.ofStudent, limits: travelLimits(found.yearGroup, found.saidLimits) };
}
