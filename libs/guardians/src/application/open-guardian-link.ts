import type { Clock } from '#kernel';
import { isUsable } from '../domain/guardian-link.js';
import { askSchoolPage, questionPage, type GuardianPage } from '../domain/guardian-page.js';
import type { Language } from '../words/translations.js';
import { hashOfToken } from '#mail';
import type { FoundLink } from './ports.js';

/** Links by the hash of their token. */
export interface LinkReads {
  byToken(tokenHash: Buffer): Promise<FoundLink | undefined>;
}

/** Shows what a link is about. Changes nothing, so that it may be opened as often as one likes, by machines that look into mails as well. */
export class OpenGuardianLink {
  constructor(
    private readonly links: LinkReads,
    private readonly clock: Clock,
  ) {}

  /** One read, whatever the token is. The page is in the contact's language unless another is asked for. */
  async run(token: string, language: Language | null): Promise<GuardianPage> {
    const link = await this.links.byToken(hashOfToken(token));
    if (link === undefined || !isUsable(link, this.clock.now())) return askSchoolPage;
    return questionPage(link.placement, link.version, language ?? link.language, link.adjustments);
  }
}
