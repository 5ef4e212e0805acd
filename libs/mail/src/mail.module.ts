import { Module } from '@nestjs/common';
import { ChosenMail } from './chosen-mail.js';

/** Letters on their way out of the service. */
@Module({
  providers: [{ provide: ChosenMail, useFactory: () => new ChosenMail() }],
  exports: [ChosenMail],
})
export class MailModule {}
