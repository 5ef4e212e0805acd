import type { INestApplicationContext } from '@nestjs/common';
import { PauseSilentEmployers } from '#answers';
import { PublishHead, SealTrail } from '#audit';
import { ExpireSlotRequests, RemindEmployers } from '#bookings';
import { RemindOfAllegations } from '#concerns';
import { RecheckAfterEvent, RecheckClearances } from '#clearances';
import { PostDayPage } from '#day-pages';
import { MakeWeeklyDigests } from '#finding';
import { SendGuardianLink } from '#guardians';
import { systemActor, today, type Surroundings } from '#kernel';
import { ExpireNeeds } from '#needs';
import { DeliverEvent, SendLetter, SendMailCode, WriteLetters } from '#notifications';
import { KeepAdvertCalendar } from '#opportunities';
import { SURROUNDINGS, type JobHandlers } from '#platform';
import { AlertUnmarked, ExpireOffers } from '#placements';
import { RunRetention } from '#retention';
import { EscalateComplaints, ShowReviews } from '#reviews';
import { RunProposal } from '#rounds';
import { EscalateSuspensions } from '#suspensions';
import { SendTeamInvitation } from '#teams';
import { MoveRunningOut } from '#vetting';
import { OfferFreePlaces } from '#waiting';

/** What the worker does for each queue, with the use cases of a service that is open. */
export function handlersOf(service: INestApplicationContext): JobHandlers {
  return {
    'alert-unmarked': async () => {
      await service.get(AlertUnmarked).run();
    },
    'deliver-event': async ({ eventId }) => {
      await service.get(DeliverEvent).run(systemActor('deliver-event'), eventId);
      await service.get(RecheckAfterEvent).run(eventId);
    },
    'escalate-complaints': async () => {
      await service.get(EscalateComplaints).run();
    },
    'escalate-suspensions': async () => {
      await service.get(EscalateSuspensions).run();
    },
    'expire-needs': async () => {
      await service.get(ExpireNeeds).run();
    },
    'expire-offers': async () => {
      await service.get(ExpireOffers).run();
    },
    'expire-slot-requests': async () => {
      await service.get(ExpireSlotRequests).run(systemActor('expire-slot-requests'));
      await service.get(PauseSilentEmployers).run();
    },
    'keep-advert-calendar': async () => {
      await service.get(KeepAdvertCalendar).run();
    },
    'make-digests': async () => {
      await service.get(MakeWeeklyDigests).run();
    },
    'move-running-out': async () => {
      await service.get(MoveRunningOut).run();
    },
    'publish-audit-head': async () => {
      await service.get(PublishHead).run();
    },
    'recheck-clearances': async () => {
      await service.get(RecheckClearances).run({}, 'recheck-clearances');
    },
    'recheck-today': async () => {
      const { clock } = service.get<Surroundings>(SURROUNDINGS);
      await service.get(RecheckClearances).run({ on: today(clock) }, 'recheck-today');
    },
    'offer-free-places': async ({ slotId }) => {
      await service.get(OfferFreePlaces).run(slotId ?? null);
    },
    'remind-employers': async () => {
      await service.get(RemindEmployers).run(systemActor('remind-employers'));
    },
    'remind-of-allegations': async () => {
      await service.get(RemindOfAllegations).run();
    },
    'run-proposal': async ({ proposalId }) => {
      await service.get(RunProposal).run(proposalId);
    },
    'run-retention': async () => {
      await service.get(RunRetention).run({ isDry: false });
    },
    'seal-audit': async () => {
      await service.get(SealTrail).run();
    },
    'send-day-page': ({ linkId }) => service.get(PostDayPage).run(linkId),
    'send-guardian-link': ({ linkId }) => service.get(SendGuardianLink).run(linkId),
    'send-letter': ({ letterId }) => service.get(SendLetter).run(letterId),
    'send-mail-code': ({ accountId }) => service.get(SendMailCode).run(accountId),
    'send-team-invitation': ({ invitationId }) => service.get(SendTeamInvitation).run(invitationId),
    'show-reviews': async () => {
      await service.get(ShowReviews).run();
    },
    'write-letters': async () => {
      await service.get(WriteLetters).run();
    },
  };
}
