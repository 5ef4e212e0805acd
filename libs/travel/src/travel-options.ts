/** Routing services that are asked before our own search, where there are any. */
export interface TravelOptions {
  /** Base address of a MOTIS server; null without one. */
  readonly motisUrl: string | null;
  /** Account at the TravelTime service; null without one. */
  readonly travelTime: { readonly applicationId: string; readonly apiKey: string } | null;
}

/**
 * Reads them from the environment: FOOTHOLD_MOTIS_URL, and FOOTHOLD_TRAVELTIME_APP_ID with FOOTHOLD_TRAVELTIME_API_KEY.
 * Throws when the address is none or only one half of the account is there.
 */
export function travelOptionsFrom(env: NodeJS.ProcessEnv): TravelOptions {
  const motisUrl = env['FOOTHOLD_MOTIS_URL'] || null;
  const [applicationId, apiKey] = [env['FOOTHOLD_TRAVELTIME_APP_ID'], env['FOOTHOLD_TRAVELTIME_API_KEY']];
  if (motisUrl !== null && !isWebAddress(motisUrl))
    throw new Error('FOOTHOLD_MOTIS_URL is not an address that begins with http:// or https://.');
  if (!applicationId !== !apiKey)
    throw new Error('FOOTHOLD_TRAVELTIME_APP_ID and FOOTHOLD_TRAVELTIME_API_KEY are needed together.');
  return { motisUrl, travelTime: applicationId && apiKey ? { applicationId, apiKey } : null };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
