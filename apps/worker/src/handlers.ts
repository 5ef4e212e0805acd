import type { INestApplicationContext } from '@nestjs/common';
import { WatchAccidents } from '#accidents';
import { PauseSilentEmployers } from '#answers';
import { PublishHead, SealTrail } from '#audit';
import { NoteBlockers } from '#blockers';
import { ExpireSlotRequests, RecheckVisits, RecheckVisitsAfterEvent, RemindEmployers } from '#bookings';
import { RemindOfAllegations } from '#concerns';
import { RecheckAfterEvent, RecheckClearances } from '#clearances';
import { PostDayPage } from '#day-pages';
import { WatchFiles } from '#departures';
import { MakeWeeklyDigests } from '#finding';
import { SendGuardianLink } from '#guardians';
import { systemActor, today, type Surroundings } from '#kernel';
import { WatchMentorChecks } from '#mentors';
import { ExpireNeeds } from '#needs';
import { DeliverEvent, SendLetter, SendMailCode, WriteLetters } from '#notifications';
import { KeepAdvertCalendar } from '#opportunities';
import { MakeSafeguardingDigests, MakeUnplacedReports, RaiseAlarms } from '#oversight';
import { SendContactInvitation } from '#own-contacts';
import { SURROUNDINGS, type JobHandlers } from '#platform';
import { AlertUnmarked, ExpireOffers, RemindToAnswer, WatchHosts } from '#placements';
import { RunRetention } from '#retention';
import { EscalateComplaints, ShowReviews } from '#reviews';
import { KeepRoundDates, RerunAfterNo, RunProposal } from '#rounds';
import { AlertNoInduction } from '#school-cover';
import { EscalateSuspensions } from '#suspensions';
import { SendTeamInvitation } from '#teams';
import { MoveRunningOut } from '#vetting';
import { OfferFreePlaces, ReleaseRivals } from '#waiting';

/** What the worker does for each queue, with the use cases of a service that is open. */
export function handlersOf(service: INestApplicationContext): JobHandlers {
  return {
    'alert-unmarked': async () => {
      await service.get(AlertUnmarked).run();
      await service.get(AlertNoInduction).run();
    },
    'deliver-event': async ({ eventId }) => {
      await service.get(DeliverEvent).run(systemActor('deliver-event'), eventId);
      await service.get(RecheckAfterEvent).run(eventId);
      await service.get(RecheckVisitsAfterEvent).run(eventId);
      await service.get(RerunAfterNo).ask(eventId);
      await service.get(ReleaseRivals).run(eventId);
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
      await service.get(WatchHosts).noteSilence();
      await service.get(PauseSilentEmployers).run();
    },
    'keep-advert-calendar': async () => {
      await service.get(KeepAdvertCalendar).run();
    },
    'keep-round-dates': async () => {
      await service.get(KeepRoundDates).run();
    },
    'make-digests': async () => {
      await service.get(MakeWeeklyDigests).run();
    },
    'make-safeguarding-digests': async () => {
      await service.get(MakeSafeguardingDigests).run();
    },
    'make-unplaced-reports': async () => {
      await service.get(MakeUnplacedReports).run();
    },
    'note-blockers': async () => {
      await service.get(NoteBlockers).run();
    },
    'move-running-out': async () => {
      await service.get(MoveRunningOut).run();
      await service.get(WatchMentorChecks).run();
    },
    'publish-audit-head': async () => {
      await service.get(PublishHead).run();
      await service.get(RaiseAlarms).run('NIGHTLY');
    },
    'raise-alarms': async () => {
      await service.get(RaiseAlarms).run('EVERY_FIVE_MINUTES');
    },
    'recheck-clearances': async () => {
      await service.get(RecheckClearances).run({}, 'recheck-clearances');
      await service.get(RecheckVisits).run({});
    },
    'recheck-today': async () => {
      const { clock } = service.get<Surroundings>(SURROUNDINGS);
      await service.get(RecheckClearances).run({ on: today(clock) }, 'recheck-today');
      await service.get(RecheckVisits).run({ on: today(clock) });
    },
    'offer-free-places': async ({ slotId }) => {
      await service.get(OfferFreePlaces).run(slotId ?? null);
    },
    'remind-employers': async () => {
      await service.get(RemindEmployers).run(systemActor('remind-employers'));
      await service.get(WatchHosts).remind();
    },
    'remind-of-allegations': async () => {
      await service.get(RemindOfAllegations).run();
    },
    'remind-students': async () => {
      await service.get(KeepRoundDates).remind();
      await service.get(RemindToAnswer).run();
    },
    'run-proposal': async ({ proposalId }) => {
      await service.get(RunProposal).run(proposalId);
      await service.get(RerunAfterNo).publish(proposalId);
    },
    'run-retention': async () => {
      await service.get(RunRetention).run({ isDry: false });
    },
    'seal-audit': async () => {
      await service.get(SealTrail).run();
    },
    'send-day-page': ({ linkId }) => service.get(PostDayPage).run(linkId),
    'send-contact-invitation': ({ ownContactId }) => service.get(SendContactInvitation).run(ownContactId),
    'send-guardian-link': ({ linkId }) => service.get(SendGuardianLink).run(linkId),
    'send-letter': ({ letterId }) => service.get(SendLetter).run(letterId),
    'send-mail-code': ({ accountId }) => service.get(SendMailCode).run(accountId),
    'send-team-invitation': ({ invitationId }) => service.get(SendTeamInvitation).run(invitationId),
    'show-reviews': async () => {
      await service.get(ShowReviews).run();
    },
    'watch-accidents': async () => {
      await service.get(WatchAccidents).run();
    },
    'watch-files': async () => {
      await service.get(WatchFiles).run();
    },
    'write-letters': async () => {
      await service.get(WriteLetters).run();
    },
  };
}
