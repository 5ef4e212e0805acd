import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, Look, Looked, PageArgs, pageRequest, toConnection } from '#platform';
import { MarkMessagesRead } from '../application/mark-messages-read.use-case.js';
import { SendMessage } from '../application/send-message.use-case.js';
import { MessageQueries } from '../persistence/message.queries.js';
import {
  MarkMessagesReadInput,
  MarkMessagesReadPayload,
  MessagesArgs,
  SendMessageInput,
  SendMessagePayload,
  UnreadMessagesArgs,
} from './message.inputs.js';
import { MessageConnection, RefusedMessageConnection, UnreadMessagesType } from './message.types.js';
import { ClientMessageIdConflictProblem, ContactDetailsFoundProblem, TooManyMessagesProblem } from './problems.js';

const sent = 'Sent to all sides of this placement: the student, the employer and the school.';
const kept = 'If somebody is in danger now, call 999.';
const keptForStudent = `Thank you for telling us. This was not sent on, and the employer will not see it. The safeguarding lead of your school will read it. ${kept}`;
const keptForAdult = `This was not sent on. The safeguarding lead of the student's school will read it. ${kept}`;

@Resolver()
export class MessageResolver {
  constructor(
    private readonly queries: MessageQueries,
    private readonly send: SendMessage,
    private readonly markRead: MarkMessagesRead,
  ) {}

  @Query(() => MessageConnection, { description: 'What was written about a placement, oldest first.' })
  @Allow('STUDENT', 'EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async messages(@CurrentActor() actor: Actor, @Args() args: MessagesArgs): Promise<MessageConnection> {
    return toConnection(await this.queries.ofThread(actor, args.allocationId, pageRequest(args)), (row) => row);
  }

  @Query(() => UnreadMessagesType, {
    description: 'What others wrote that you have not read, about all your placements or about one.',
  })
  @Allow('STUDENT', 'EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async unreadMessages(
    @CurrentActor() actor: Actor,
    @Args() { allocationId }: UnreadMessagesArgs,
  ): Promise<UnreadMessagesType> {
    return { count: await this.queries.unread(actor, allocationId ?? null) };
  }

  @Query(() => RefusedMessageConnection, {
    description:
      'Messages about placements of your students that were not sent because of contact details, newest first.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async refusedMessages(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Looked() look: Look,
  ): Promise<RefusedMessageConnection> {
    return toConnection(await this.queries.refused(actor, pageRequest(page), look), (row) => row);
  }

  @Command({
    payload: SendMessagePayload,
    problems: [ContactDetailsFoundProblem, TooManyMessagesProblem, ClientMessageIdConflictProblem],
    description:
      "Says something about a confirmed placement to all of its sides: the student, the employer and the student's school. There are no other messages.",
  })
  @Allow('STUDENT', 'EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async sendMessage(@CurrentActor() actor: Actor, @Input() input: SendMessageInput): Promise<SendMessagePayload> {
    const { allocationId, text, clientMessageId = null } = input;
    const messageId = await this.send.run(actor, { allocationId, text, clientMessageId });
    if (messageId !== null) return { messageId, words: sent };
    return { messageId, words: actor.role === 'STUDENT' ? keptForStudent : keptForAdult };
  }

  @Command({
    payload: MarkMessagesReadPayload,
    description: 'Notes that you have read a message and those before it about the same placement.',
  })
  @Allow('STUDENT', 'EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async markMessagesRead(
    @CurrentActor() actor: Actor,
    @Input() { messageId }: MarkMessagesReadInput,
  ): Promise<MarkMessagesReadPayload> {
    return { allocationId: await this.markRead.run(actor, messageId) };
  }
}
