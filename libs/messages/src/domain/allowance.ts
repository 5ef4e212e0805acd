/** How many messages somebody may write within an hour, about all bookings together. */
export const mostMessagesAnHour = 30;

const hourMs = 3_600_000;

/** The instant an hour before. O(1). */
export function hourBefore(now: Date): Date {
  return new Date(now.getTime() - hourMs);
}

/** The instant an hour after. O(1). */
export function hourAfter(sentAt: Date): Date {
  return new Date(sentAt.getTime() + hourMs);
}
