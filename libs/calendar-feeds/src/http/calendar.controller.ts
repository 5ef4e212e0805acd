import { Controller, Get, Headers, NotFoundException, Param, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { answerIfChanged, Public } from '#platform';
import { ReadCalendar } from '../application/read-calendar.js';

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
    const secret = /^([\w-]{43})\.ics$/.exec(file)?.[1];
    const body = secret === undefined ? undefined : await this.calendar.run(secret);
    if (body === undefined) throw new NotFoundException('There is no such calendar.');
    void reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex');
    answerIfChanged(reply, headers, {
      body,
      type: 'text/calendar; charset=utf-8',
      cacheControl: 'private, max-age=300',
      changedAt: null,
    });
  }
}
