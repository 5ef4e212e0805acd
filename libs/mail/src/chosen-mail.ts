import { FolderMail } from './folder-mail.js';
import type { Letter, Mail } from './letter.js';
import { readMailSettings, type MailSettings } from './mail-settings.js';
import { NotifyMail } from './notify-mail.js';
import { SmtpMail } from './smtp-mail.js';

/** Mail in the way that the settings choose. They are read when the first letter goes: a process that never sends one needs none. */
export class ChosenMail implements Mail {
  private chosen: Mail | undefined;

  constructor(private readonly settings: () => MailSettings = () => readMailSettings(process.env)) {}

  async send(letter: Letter): Promise<void> {
    this.chosen ??= mailBy(this.settings());
    await this.chosen.send(letter);
  }

  /** Nest calls it when the process ends, so that no connection keeps it alive. */
  onModuleDestroy(): void {
    if (this.chosen instanceof SmtpMail) this.chosen.close();
    this.chosen = undefined;
  }
}

function mailBy(settings: MailSettings): Mail {
  switch (settings.way) {
    case 'FOLDER':
      return new FolderMail(settings.folder, settings.from);
    case 'SMTP':
      return new SmtpMail(settings.url, settings.from);
    case 'NOTIFY':
      return new NotifyMail(settings);
  }
}
