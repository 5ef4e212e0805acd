import { escapeXml } from './escape-xml.js';
import type { PublicAdvert } from './public-advert.js';

/** Where nothing was ever published. */
const never = '1970-01-01T00:00:00Z';

/** Published adverts as an Atom feed (RFC 4287), in their order. Links are relative to the address of the feed. */
export function atomFeed(adverts: readonly PublicAdvert[]): string {
  const updated =
    adverts
      .map(({ updatedAt }) => updatedAt)
      .sort()
      .at(-1) ?? never;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>urn:foothold:adverts</id>
  <title>Experiences of work on offer</title>
  <updated>${updated}</updated>
  <link rel="self" type="application/atom+xml" href="/adverts.atom"/>
${adverts.map(entry).join('')}</feed>
`;
}

function entry(advert: PublicAdvert): string {
  const { id, title, summary, employerName, locality, area, kind, publishedAt, updatedAt } = advert;
  return `  <entry>
    <id>urn:foothold:${escapeXml(id)}</id>
    <title>${escapeXml(title)}</title>
    <author><name>${escapeXml(employerName)}</name></author>
    <published>${publishedAt}</published>
    <updated>${updatedAt}</updated>
    <category term="${escapeXml(kind)}"/>
    <link rel="alternate" type="application/ld+json" href="/adverts/${escapeXml(id)}.jsonld"/>
    <summary>${escapeXml(`${summary} (${locality}, ${area})`)}</summary>
  </entry>
`;
}
