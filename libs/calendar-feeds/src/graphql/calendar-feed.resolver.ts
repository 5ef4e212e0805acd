import { Field, ID, InputType, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, DateTimeScalar, Input } from '#platform';
import { CreateCalendarFeed, RevokeCalendarFeed } from '../application/calendar-feed.use-cases.js';
import { CalendarQueries } from '../persistence/calendar.queries.js';

@InputType({ description: 'Makes a secret link to your calendar in the role in which you act.' })
export class CreateCalendarFeedInput {
  @Field({ description: 'True ends the link that you have; with false there must be none.' })
  replacesExisting: boolean;
}

@ObjectType({ description: 'The link was made.' })
export class CreateCalendarFeedPayload {
  @Field(() => ID, { description: 'The link.' })
  calendarFeedId: string;

  @Field({
    description:
      'The path of the calendar on this server, /calendars/….ics, with its secret: told this once. With .csv in place of .ics it is a table. Whoever has it reads the calendar until it is ended.',
  })
  path: string;
}

@InputType({ description: 'Selects a link to a calendar of yours.' })
export class RevokeCalendarFeedInput {
  @Field(() => ID, { description: 'The link; see myCalendarFeed.' })
  calendarFeedId: string;
}

@ObjectType({ description: 'The link opens nothing any more.' })
export class RevokeCalendarFeedPayload {
  @Field(() => ID, { description: 'The link.' })
  calendarFeedId: string;
}

@ObjectType('CalendarFeed', { description: 'A secret link to a calendar. The secret itself is not kept.' })
export class CalendarFeedType {
  @Field(() => ID, { description: 'Opaque; not the secret.' })
  id: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  madeAt: string;
}

@Resolver()
export class CalendarFeedResolver {
  constructor(
    private readonly create: CreateCalendarFeed,
    private readonly revoke: RevokeCalendarFeed,
    private readonly queries: CalendarQueries,
  ) {}

  @Query(() => CalendarFeedType, {
    nullable: true,
    description: 'The open link to your calendar in the role in which you act; null without one.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'EMPLOYER')
  async myCalendarFeed(@CurrentActor() actor: Actor): Promise<CalendarFeedType | null> {
    return (await this.queries.own(actor)) ?? null;
  }

  @Command({
    payload: CreateCalendarFeedPayload,
    description:
      'Makes a secret link to your calendar, for any calendar program to subscribe to. You have one at most.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'EMPLOYER')
  async createCalendarFeed(
    @CurrentActor() actor: Actor,
    @Input() { replacesExisting }: CreateCalendarFeedInput,
  ): Promise<CreateCalendarFeedPayload> {
    const { id, secret } = await this.create.run(actor, replacesExisting);
    return { calendarFeedId: id, path: `/calendars/${secret}.ics` };
  }

  @Command({ payload: RevokeCalendarFeedPayload, description: 'Ends the secret link to your calendar at once.' })
  @Allow('STUDENT', 'CAREERS_LEAD', 'EMPLOYER')
  async revokeCalendarFeed(
    @CurrentActor() actor: Actor,
    @Input() { calendarFeedId }: RevokeCalendarFeedInput,
  ): Promise<RevokeCalendarFeedPayload> {
    await this.revoke.run(actor, calendarFeedId);
    return { calendarFeedId };
  }
}
