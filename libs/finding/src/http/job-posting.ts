import type { PublicAdvert } from './public-advert.js';

/**
 * An advert as a JobPosting of schema.org, in JSON-LD: `<` is written so that it can stand inside a page as it is. One without an open
 * slot to come is valid through the day before it would have been read, that is, no longer: `undefined` then.
 */
export function jobPosting(advert: PublicAdvert): string | undefined {
  if (advert.lastStart === null) return undefined;
  const place = {
    '@type': 'Place',
    address: {
      '@type': 'PostalAddress',
      addressLocality: advert.locality,
      postalCode: advert.area,
      addressCountry: 'GB',
    },
  };
  const where =
    advert.kind === 'VIRTUAL'
      ? { jobLocationType: 'TELECOMMUTE', applicantLocationRequirements: { '@type': 'Country', name: 'GB' } }
      : {};
  const posting = {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    identifier: { '@type': 'PropertyValue', name: 'Foothold', value: advert.id },
    title: advert.title,
    description: advert.summary,
    datePosted: advert.publishedAt.slice(0, 10),
    validThrough: advert.lastStart,
    employmentType: advert.kind === 'PLACEMENT' ? 'INTERN' : 'VOLUNTEER',
    hiringOrganization: { '@type': 'Organization', name: advert.employerName },
    jobLocation: place,
    ...where,
  };
  return JSON.stringify(posting).replaceAll('<', '\\u003c');
}
