import { registerEnumType } from '@nestjs/graphql';
import { hourBands, tiers, type HourBand, type Tier } from '#evaluation';
import { enumOf } from '#platform';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** The tiers as the schema names them. */
export const TierEnum = enumOf(tiers);
registerEnumType(TierEnum, {
  name: 'Tier',
  description: 'The stages of secondary school that hours are counted by.',
  valuesMap: {
    YEARS_7_TO_9: { description: "Years 7 to 9: about a week's worth." },
    YEARS_10_AND_11: { description: "Years 10 and 11: about a week's worth." },
    YEARS_12_AND_13: { description: 'Later; told, but no part of the fifty hours.' },
  } satisfies Described<Tier>,
});

/** The bands of hours as the schema names them. */
export const HourBandEnum = enumOf(hourBands.map(({ band }) => band));
registerEnumType(HourBandEnum, {
  name: 'HourBand',
  description: 'How far a student has come towards fifty hours.',
  valuesMap: {
    NONE: { description: 'Not an hour.' },
    UNDER_10: { description: 'Some, and under ten.' },
    UNDER_25: { description: 'Ten and more, and under twenty-five.' },
    UNDER_50: { description: 'Twenty-five and more, and under fifty.' },
    REACHED: { description: 'Fifty and more.' },
  } satisfies Described<HourBand>,
});
