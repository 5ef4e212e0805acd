import { dateIn, say, translations, type Language } from '#guardians';
import { isIdOf, localDateIn, systemActor, type Surroundings, type UnitOfWork } from '#kernel';
import type { Letter, LinkToken, Mail } from '#mail';
import { sayOfDay } from '../words/day-words.js';
import type { DayPageLinkId, DayPagesTx, PageLinkToSend } from './ports.js';

const worker = systemActor('send-day-page');

/** Sends the letter with a link, as the letters that ask for permission are sent: the token is drawn here and kept as a hash. */
export class PostDayPage {
  constructor(
    private readonly unitOfWork: UnitOfWork<DayPagesTx>,
    private readonly surroundings: Surroundings,
    private readonly mail: Mail,
    private readonly linkTo: (token: string) => string,
    private readonly drawToken: () => LinkToken,
  ) {}

  /** Harmless for a link that was sent or voided meanwhile. Throws what the mail throws. */
  async run(linkId: string): Promise<void> {
    if (!isIdOf('DayPageLink', linkId)) return;
    const letter = await this.unitOfWork.run(worker, (tx) => this.write(linkId, tx));
    if (letter === undefined) return;
    await this.mail.send(letter);
    await this.unitOfWork.run(worker, ({ links }) => links.markSent(linkId, this.surroundings.clock.now()));
  }

  private async write(linkId: DayPageLinkId, { links }: DayPagesTx): Promise<Letter | undefined> {
    const found = await links.lockToSend(linkId);
    if (found === undefined) return undefined;
    const { token, hash } = this.drawToken();
    await links.addToken(linkId, hash);
    const messageId = `${linkId}.${found.tokens + 1}`;
    return pageLetter(found, messageId, this.linkTo(token), this.surroundings.clock.now());
  }
}

/** The letter: the school's name and a link, in the contact's language and in English; nothing of the student, the place or the time. */
export function pageLetter(
  { email, language, schoolName: school, expiresAt }: PageLinkToSend,
  messageId: string,
  link: string,
  writtenAt: Date,
): Letter {
  const bodies = [...new Set<Language>([language, 'EN'])].map((each) => {
    const translation = translations[each];
    const date = dateIn(each, localDateIn('Europe/London', new Date(expiresAt.getTime() - 1)));
    const caution = translation.isReviewed ? [] : [say(translation, 'unreviewed')];
    return [sayOfDay(each, 'mailText', { school }), link, sayOfDay(each, 'mailTerms', { date }), ...caution].join(
      '\n\n',
    );
  });
  const subject = sayOfDay(language, 'mailSubject', { school });
  return { messageId, to: email, subject, text: bodies.join('\n\n-- \n\n'), writtenAt };
}
