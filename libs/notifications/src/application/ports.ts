/** What the use cases of this feature work with. */
export interface NotificationsTx {
  readonly notifications: Notifications;
}

/** Events on their way to those concerned. */
export interface Notifications {
  /**
   * Writes one notification for each audience that the event names, and marks the event as delivered. Doing it again changes nothing,
   * so an event whose delivery was cut off is simply delivered again. False when there is no such event.
   */
  deliver(eventId: string, at: Date): Promise<boolean>;
}
