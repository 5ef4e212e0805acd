import { haversineMetres, walkMinutes } from '#geo';
import { centreOf, type HomeCell } from './home-cell.js';
import { roughPublicTransportMinutes } from './rough-minutes.js';
import {
  usualMaxWalkMinutes,
  type Journey,
  type TravelEdge,
  type TravelRequest,
  type TravelSite,
  type TravelTimeProvider,
} from './travel-time-provider.js';

/**
 * Travel times from straight-line distance alone, for places and dates that no timetable covers: on foot where that is near enough,
 * else a rough public transport estimate, marked so. The same out and back, at any hour. Keeps nothing between calls. A batch costs one
 * distance (some 0.2 microseconds) for each different pair of workplace and cell, however many slots and students share them.
 */
export class WalkAndRoughEstimate implements TravelTimeProvider {
  batch<SiteId extends string, HomeId extends string>({
    sites,
    homes,
    limits,
  }: TravelRequest<SiteId, HomeId>): Promise<TravelEdge<SiteId, HomeId>[]> {
    const workplaces = groupsOf(sites, ({ point }) => `${point.latitude},${point.longitude}`);
    const cells = groupsOf(homes, ({ cell }) => cell).map((members) => ({
      centre: centreOf(members[0].cell),
      members,
    }));
    const edges: TravelEdge<SiteId, HomeId>[] = [];
    for (const workplace of workplaces) {
      for (const { centre, members } of cells) {
        const journey = journeyOver(haversineMetres(centre, workplace[0].point), limits.maxWalkMinutes);
        if (journey.outMinutes > limits.maxMinutesEachWay) continue;
        for (const { id: siteId } of workplace) {
          for (const { id: homeId } of members) edges.push({ siteId, homeId, ...journey });
        }
      }
    }
    return Promise.resolve(edges);
  }

  between(home: HomeCell, site: TravelSite, maxWalkMinutes = usualMaxWalkMinutes): Promise<Journey> {
    return Promise.resolve(journeyOver(haversineMetres(centreOf(home), site.point), maxWalkMinutes));
  }
}

function journeyOver(crowMetres: number, maxWalkMinutes: number): Journey {
  const onFoot = walkMinutes(crowMetres);
  if (onFoot <= maxWalkMinutes) return { outMinutes: onFoot, backMinutes: onFoot, mode: 'WALK', rough: false };
  const riding = roughPublicTransportMinutes(crowMetres);
  return { outMinutes: riding, backMinutes: riding, mode: 'PUBLIC_TRANSPORT', rough: true };
}

/** Members with an equal key together, groups and members in the order of first appearance; no group is empty. */
function groupsOf<Member>(members: readonly Member[], keyOf: (member: Member) => string): [Member, ...Member[]][] {
  const groups = new Map<string, [Member, ...Member[]]>();
  for (const member of members) {
    const group = groups.get(keyOf(member));
    if (group === undefined) groups.set(keyOf(member), [member]);
    else group.push(member);
  }
  return [...groups.values()];
}
