/** The page that people sign in to, from FOOTHOLD_SITE; null where that is not set or no address, and letters then name none. */
export function siteAddress(env: NodeJS.ProcessEnv): string | null {
  const site = env['FOOTHOLD_SITE'];
  return site !== undefined && URL.canParse(site) ? site : null;
}
