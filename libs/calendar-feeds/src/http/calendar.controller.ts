import { Controller, Get, Headers, NotFoundException, Param, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { answerIfChanged, Public } from '#platform';
import { ReadCalendar, type CalendarForm } from '../application/read-calendar.js';

const types: Readonly<Record<CalendarForm, string>> = {
  ics: 'text/calendar; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** Calendars behind secret links: who has the link is the reader. A link that is wrong, malformed or over reads alike. */
@Controller('calendars')
export class CalendarController {
  constructor(private readonly calendar: ReadCalendar) {}

  @Get(':file')
  @Public()
  @RouteConfig({ rateLimit: { max: 120, timeWindow: '1 minute' } })
  async read(
    @Param('file') file: string,
    @Headers() headers: Record<string, string | undefined>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, secret, form] = /^([\w-]{43})\.(ics|csv)$/.exec(file) ?? [];
    const as: CalendarForm = form === 'csv' ? 'csv' : 'ics';
    const body = secret === undefined ? undefined : await this.calendar.run(secret, as);
    if (body === undefined) throw new NotFoundException('There is no such calendar.');
    void reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex');
    if (as === 'csv') void reply.header('content-disposition', 'attachment; filename="calendar.csv"');
    answerIfChanged(reply, headers, {
      body,
      type: types[as],
      cacheControl: 'private, max-age=300',
      changedAt: null,
    });
  }
}
