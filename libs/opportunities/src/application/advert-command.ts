import { isIdOf, NotFound, type EmployerId } from '#kernel';
import { activityOf, type Activity } from '#vetting';
import type { Advert, HalfDay } from '../domain/opportunity.js';
import type { Hosts } from './ports.js';

/** What an advert is to say, its site and adults named by ids that nobody has checked yet. */
export type AdvertCommand = Omit<Advert, 'siteId' | 'supervisorId' | 'deputyId' | 'dayPlan' | 'activity'> & {
  /** Null goes by what is mostly done in that kind of work. */
  readonly activity: Activity | null;
  readonly siteId: string;
  readonly supervisorId: string;
  readonly deputyId: string;
  readonly dayPlan: readonly HalfDayCommand[];
};

/** A half-day whose adult nobody has checked yet; null where none is named. */
export type HalfDayCommand = Omit<HalfDay, 'hostAdultId' | 'meets'> & {
  readonly meets: string | null;
  readonly hostAdultId: string | null;
};

/** The advert with its site and adults looked up: a site of the employer's, two adults of that site. Throws `NotFound` for any that is not. */
export async function resolveAdvert(hosts: Hosts, employerId: EmployerId, command: AdvertCommand): Promise<Advert> {
  const { siteId, supervisorId, deputyId } = command;
  if (!isIdOf('Site', siteId) || !(await hosts.hasSite(employerId, siteId))) throw new NotFound('Site', siteId);
  if (!isIdOf('HostAdult', supervisorId)) throw new NotFound('HostAdult', supervisorId);
  if (!isIdOf('HostAdult', deputyId)) throw new NotFound('HostAdult', deputyId);
  const dayPlan = command.dayPlan.map(plannedHalfDay);
  const named = [supervisorId, deputyId, ...dayPlan.flatMap(({ hostAdultId }) => hostAdultId ?? [])];
  const adults = await hosts.adultsOf(siteId, named);
  const stranger = named.find((id) => !adults.has(id));
  if (stranger !== undefined) throw new NotFound('HostAdult', stranger);
  const activity = command.activity ?? activityOf(command.category);
  return { ...command, activity, siteId, supervisorId, deputyId, dayPlan };
}

/** What is not said is left out, so that a plan without it reads as plans did before it could be said. */
function plannedHalfDay({ meets, hostAdultId, ...half }: HalfDayCommand): HalfDay {
  if (hostAdultId !== null && !isIdOf('HostAdult', hostAdultId)) throw new NotFound('HostAdult', hostAdultId);
  return { ...half, ...(meets === null ? {} : { meets }), ...(hostAdultId === null ? {} : { hostAdultId }) };
}
