import type { ApplicationId, InputFault } from '#kernel';

/**
 * What is wrong with a new order of a student's live applications: each must stand in it once, and nothing else. Faults of what was
 * sent come in its order, then those that are missing in theirs; empty when the order may be taken. O(ids).
 */
export function rankingFaults(sent: readonly string[], live: readonly ApplicationId[]): InputFault[] {
  const known = new Set<string>(live);
  const seen = new Set<string>();
  const faults: InputFault[] = [];
  sent.forEach((id, index) => {
    const path = `applicationIds.${index}`;
    if (!known.has(id)) faults.push({ path, value: id, message: 'is not a live application in this round' });
    else if (seen.has(id)) faults.push({ path, value: id, message: 'stands in the order already' });
    seen.add(id);
  });
  for (const id of live) {
    if (!seen.has(id))
      faults.push({
        path: 'applicationIds',
        value: id,
        message: 'is live in this round and has to stand in the order',
      });
  }
  return faults;
}
