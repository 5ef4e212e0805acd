import { isIdOf, NotFound, today, type Actor, type MessageId, type Surroundings, type UnitOfWork } from '#kernel';
import { tellSafeguardingLead } from '#concerns';
import { hourAfter, hourBefore, mostMessagesAnHour } from '../domain/allowance.js';
import { isForSafeguardingLead, readOnFrom, type Message } from '../domain/message.js';
import { findPrivateWays } from '../domain/private-ways.js';
import { ClientMessageIdConflict, ContactDetailsFound, TooManyMessages } from '../domain/problems.js';
import { requireWriter } from '../domain/thread.js';
import { authorOf } from './author-of.js';
import type { MessagesTx, SentMessage, Thread, Threads } from './ports.js';

/** Something to say about a booking. */
export interface SendMessageCommand {
  readonly allocationId: string;
  readonly text: string;
  /** The author's own name for this message. */
  readonly clientMessageId: string | null;
}

type Verdict = Pick<Message, 'outcome' | 'found'>;

/**
 * Says something about a booking to all of its sides at once: student, employer and the student's school. What holds words of concern
 * becomes a concern instead and is asked first, so that it is taken with telephone numbers in it, late, and however much was written
 * before. Throws NotFound, WrongState, TooManyMessages, ContactDetailsFound and ClientMessageIdConflict.
 */
export class SendMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork<MessagesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** The message, or `null` when the text went to the safeguarding lead. */
  async run(actor: Actor, command: SendMessageCommand): Promise<MessageId | null> {
    const { id, outcome, found } = await this.unitOfWork.run(actor, (tx) => this.send(actor, command, tx));
    // Only out here, because what is refused is kept as well: the unit of work has to end well before it is told.
    if (outcome === 'REFUSED') throw new ContactDetailsFound(found);
    return outcome === 'DELIVERED' ? id : null;
  }

  private async send(actor: Actor, command: SendMessageCommand, tx: MessagesTx): Promise<SentMessage> {
    const { text, clientMessageId } = command;
    const author = authorOf(actor);
    const thread = await lockedThread(tx.threads, command.allocationId);
    const earlier = await tx.messages.underKey(thread.id, author.id, clientMessageId);
    if (earlier !== undefined) return sameAnswer(earlier, command);
    const verdict = await this.judge(actor, text, thread, tx);
    const message: Message = {
      ...verdict,
      id: this.surroundings.newId('Message'),
      allocationId: thread.id,
      schoolId: thread.schoolId,
      authorId: author.id,
      authorRole: author.role,
      text,
      clientMessageId,
      sentAt: this.surroundings.clock.now(),
    };
    await tx.messages.add(message);
    await tellOf(message, thread, tx);
    return message;
  }

  private async judge(actor: Actor, text: string, thread: Thread, tx: MessagesTx): Promise<Verdict> {
    const { clock } = this.surroundings;
    const author = authorOf(actor);
    if (isForSafeguardingLead(text, author.role, thread.state)) {
      await tellSafeguardingLead(tx, this.surroundings, actor, thread, { body: text, feltSafe: null });
      return { outcome: 'CONCERN', found: [] };
    }
    requireWriter(thread, today(clock), author.role);
    const sentBack = await tx.messages.sentBack(author.id, mostMessagesAnHour, hourBefore(clock.now()));
    if (sentBack !== undefined) throw new TooManyMessages(hourAfter(sentBack).toISOString());
    const before = await tx.messages.latestTexts(thread.id, author.id, readOnFrom);
    const found = findPrivateWays(text, thread.workplacePostcode, before);
    return { outcome: found.length > 0 ? 'REFUSED' : 'DELIVERED', found };
  }
}

async function lockedThread(threads: Threads, allocationId: string): Promise<Thread> {
  const thread = isIdOf('Allocation', allocationId) ? await threads.lock(allocationId) : undefined;
  if (thread === undefined) throw new NotFound('Allocation', allocationId);
  return thread;
}

/** The answer that the first of two equal messages got. */
function sameAnswer(earlier: SentMessage, { text, clientMessageId }: SendMessageCommand): SentMessage {
  if (earlier.text !== text) throw new ClientMessageIdConflict(clientMessageId ?? '');
  return earlier;
}

/** Tells the others of a message, and always the school; of a refused one its safeguarding lead alone. Never what it says. */
async function tellOf({ outcome, authorRole }: Message, thread: Thread, { outbox }: MessagesTx): Promise<void> {
  const { id: subjectId, schoolId, employerId, studentId } = thread;
  if (outcome === 'REFUSED') await outbox.add({ kind: 'message.refused', subjectId, safeguardingOf: schoolId });
  if (outcome !== 'DELIVERED') return;
  await outbox.add({
    kind: 'message.sent',
    subjectId,
    schoolId,
    employerId: authorRole === 'EMPLOYER' ? null : employerId,
    studentId: authorRole === 'STUDENT' ? null : studentId,
  });
}
