/**
 * Asks until there is an answer, twenty times a second, and returns it; `undefined` and `false` are none. It waits without end: the runner's
 * own limit ends a test that hangs.
 */
export async function until<Found>(look: () => Promise<Found | undefined | false>): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resume) => setTimeout(resume, 50));
  }
}
