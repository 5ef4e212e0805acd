import type { INestApplicationContext } from '@nestjs/common';
import { ExpireSlotRequests } from '#bookings';
import { systemActor } from '#kernel';
import { DeliverEvent } from '#notifications';
import type { JobHandlers } from '#platform';
import { RunProposal } from '#rounds';

/** What the worker does for each queue, with the use cases of a service that is open. */
export function handlersOf(service: INestApplicationContext): JobHandlers {
  return {
    'deliver-event': ({ eventId }) => service.get(DeliverEvent).run(systemActor('deliver-event'), eventId),
    'expire-slot-requests': async () => {
      await service.get(ExpireSlotRequests).run(systemActor('expire-slot-requests'));
    },
    'run-proposal': async ({ proposalId }) => {
      await service.get(RunProposal).run(proposalId);
    },
  };
}
