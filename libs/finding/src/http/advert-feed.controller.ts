import { Controller, Get, Headers, Inject, NotFoundException, Param, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { today, type Surroundings } from '#kernel';
import { answerIfChanged, Public, SURROUNDINGS } from '#platform';
import { PublicAdvertQueries } from '../persistence/public-advert.queries.js';
import { atomFeed } from './atom-feed.js';
import { jobPosting } from './job-posting.js';

/** Machines come back by the hour and not by the second: so many a minute and address, besides what holds for all requests. */
const rateLimit = { rateLimit: { max: 120, timeWindow: '1 minute' } };

/** Published adverts for machines: nothing that is not in the public catalogue. */
@Controller()
export class AdvertFeedController {
  constructor(
    private readonly adverts: PublicAdvertQueries,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  /** The hundred that are newest or were last edited as an Atom feed. */
  @Get('adverts.atom')
  @Public()
  @RouteConfig(rateLimit)
  async atom(@Headers() headers: Record<string, string | undefined>, @Res() reply: FastifyReply): Promise<void> {
    const adverts = await this.adverts.newest(today(this.surroundings.clock));
    answerIfChanged(reply, headers, {
      body: atomFeed(adverts),
      type: 'application/atom+xml; charset=utf-8',
      cacheControl: 'public, max-age=300',
      changedAt: adverts[0] === undefined ? null : new Date(adverts[0].updatedAt),
    });
  }

  /** One as a JobPosting of schema.org. */
  @Get('adverts/:file')
  @Public()
  @RouteConfig(rateLimit)
  async jsonLd(
    @Param('file') file: string,
    @Headers() headers: Record<string, string | undefined>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = /^(.*)\.jsonld$/.exec(file)?.[1] ?? '';
    const advert = await this.adverts.one(id, today(this.surroundings.clock));
    const body = advert && jobPosting(advert);
    if (advert === undefined || body === undefined) throw new NotFoundException();
    answerIfChanged(reply, headers, {
      body,
      type: 'application/ld+json; charset=utf-8',
      cacheControl: 'public, max-age=300',
      changedAt: new Date(advert.updatedAt),
    });
  }
}
