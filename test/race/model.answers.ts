const yes = 'SlotRequestStatePayload';
const placed = 'AllocationStatePayload';

/** What has to have been answered in a run of the model, or it has tried less than it says: in each, and in one of a thousand sequences. */
export const answersToMeet: { readonly often: readonly string[]; readonly seldom: readonly string[] } = {
  often: listed({
    requestSlot: ['RequestSlotPayload', 'NotEnoughPlaces'],
    requestGroup: ['RequestGroupPayload', 'GroupDoesNotFit'],
    acceptSlotRequest: [yes, 'WrongState'],
    setSlotCapacity: ['SetSlotCapacityPayload'],
    joinWaitingListAsGroup: ['JoinWaitingListPayload', 'PlacesAreFree'],
    joinWaitingList: ['JoinWaitingListPayload', 'PlacesAreFree'],
    agreeAllocation: [placed, 'WrongState'],
    confirmAllocation: ['WrongState'],
    restoreAllocation: [placed, 'WrongState'],
  }),
  seldom: listed({
    requestSlot: ['IdempotencyConflict', 'WrongState'],
    requestGroup: ['IdempotencyConflict', 'WrongState'],
    declineSlotRequest: [yes, 'WrongState'],
    cancelSlotRequest: [yes, 'WrongState'],
    withdrawSlotRequest: [yes, 'WrongState'],
    // That the rules refuse an offer that is taken is rarer than that here; the stories of booking rules tell it by itself.
    takeOfferedPlaces: [yes, 'WrongState'],
    setSlotCapacity: ['PlacesTaken', 'WrongState'],
    cancelSlot: ['CancelSlotPayload', 'PlacesTaken', 'WrongState'],
    joinWaitingListAsGroup: ['AlreadyWaiting', 'WrongState'],
    joinWaitingList: ['AlreadyWaiting', 'WrongState'],
    leaveWaitingList: ['LeaveWaitingListPayload', 'WrongState'],
    acceptAllocation: [placed, 'WrongState'],
    declineAllocation: [placed, 'WrongState'],
    declineAllocationAsHost: [placed, 'WrongState'],
    withdrawAllocation: [placed, 'WrongState'],
    confirmAllocation: [placed, 'HostNotVerified'],
    restoreAllocation: ['RestoredBefore', 'PlaceGone'],
  }),
};

function listed(answers: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(answers).flatMap(([asked, each]) => each.map((answer) => `${asked}: ${answer}`));
}
