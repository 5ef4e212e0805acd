import { Body, Controller, Get, Inject, Post, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { languages, type Language } from '#guardians';
import type { Surroundings } from '#kernel';
import { Public, SURROUNDINGS } from '#platform';
import { OpenDayPage } from '../application/open-day-page.use-case.js';
import { dayPageHtml, doorHtml, doorScript, neutralHtml } from '../rendering/day-page-html.js';
import { dayPagePdf } from '../rendering/day-page-pdf.js';
import { pagePolicy } from '../rendering/markup.js';

const rateLimit = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** The door answers without a look at any link; what opens one is sent in a form, so that no token is ever part of an address. */
@Controller()
export class DayPageController {
  constructor(
    private readonly openPage: OpenDayPage,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Get('day-page')
  @Public()
  @RouteConfig(rateLimit)
  door(@Res() reply: FastifyReply): void {
    void closed(reply).type('text/html; charset=utf-8').send(doorHtml('day-page.js'));
  }

  @Get('day-page.js')
  @Public()
  @RouteConfig(rateLimit)
  script(@Res() reply: FastifyReply): void {
    void closed(reply).type('text/javascript; charset=utf-8').send(doorScript);
  }

  /** The page behind a link, or the one page for every link that cannot be used. */
  @Post('day-page')
  @Public()
  @RouteConfig(rateLimit)
  async open(@Body() form: unknown, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.openPage.run(textOf(form, 'token'), languageOf(form));
    void closed(reply)
      .code(200)
      .type('text/html; charset=utf-8')
      .send(page === undefined ? neutralHtml() : dayPageHtml(page));
  }

  /** The same in English as PDF. */
  @Post('day-page.pdf')
  @Public()
  @RouteConfig(rateLimit)
  async pdf(@Body() form: unknown, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.openPage.run(textOf(form, 'token'), 'EN');
    if (page === undefined) {
      void closed(reply).code(200).type('text/html; charset=utf-8').send(neutralHtml());
      return;
    }
    void closed(reply)
      .code(200)
      .type('application/pdf')
      .send(await dayPagePdf(page, this.surroundings.clock.now()));
  }
}

/** Kept by nobody on the way, shown in no frame, and running nothing but our own script. */
function closed(reply: FastifyReply): FastifyReply {
  return reply
    .header('content-security-policy', pagePolicy)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex');
}

function textOf(form: unknown, name: string): string {
  const value: unknown = typeof form === 'object' && form !== null ? Reflect.get(form, name) : '';
  return typeof value === 'string' ? value : '';
}

function languageOf(form: unknown): Language | null {
  const asked = textOf(form, 'language');
  return languages.find((language) => language === asked) ?? null;
}
