import { describe, expect, it } from '@jest/globals';
import { findPostcodeColumns, type PostcodeColumn } from './postcode-columns.js';

/** First lines of real files, shortened to what lies about the columns that are read. */
const headers: readonly [file: string, header: string, read: Partial<Record<PostcodeColumn, string>>][] = [
  [
    'the postcode directory of February 2008',
    'pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,osward,usertype,oseast1m,osnrth1m,osgrdind,oshlthau,hro,ctry',
    { postcode: 'pcds', terminated: 'doterm', gridIndicator: 'osgrdind', easting: 'oseast1m', northing: 'osnrth1m' },
  ],
  [
    'the postcode lookup of August 2020',
    'pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa11,cty,oac11,lat,long,lep1,lep2,pfa,imd,calncv,stp',
    {
      postcode: 'pcds',
      terminated: 'doterm',
      gridIndicator: 'osgrdind',
      latitude: 'lat',
      longitude: 'long',
      easting: 'oseast1m',
      northing: 'osnrth1m',
    },
  ],
  [
    'the postcode lookup of August 2026',
    'pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty26cd,oac21ind,lat,long,lep21cd1,icb26cd',
    {
      postcode: 'pcds',
      terminated: 'doterm',
      gridIndicator: 'gridind',
      latitude: 'lat',
      longitude: 'long',
      easting: 'east1m',
      northing: 'north1m',
    },
  ],
  [
    'the postcode directory as the geography portal serves it',
    'X,Y,OBJECTID,PCD,PCD2,PCDS,DOINTR,DOTERM,OSEAST1M,OSNRTH1M,OSGRDIND,LAT,LONG,GlobalID',
    {
      postcode: 'PCDS',
      terminated: 'DOTERM',
      gridIndicator: 'OSGRDIND',
      latitude: 'LAT',
      longitude: 'LONG',
      easting: 'OSEAST1M',
      northing: 'OSNRTH1M',
    },
  ],
  ['our sample', 'postcode,lat,lon,kind', { postcode: 'postcode', latitude: 'lat', longitude: 'lon' }],
  [
    'a list with its words spelt out',
    ' Postcode ,LATITUDE,LONGITUDE',
    { postcode: ' Postcode ', latitude: 'LATITUDE', longitude: 'LONGITUDE' },
  ],
  ['a list of postcodes in seven places', 'lat,PCD7,long', { postcode: 'PCD7', latitude: 'lat', longitude: 'long' }],
];

describe('the columns of a file of postcodes', () => {
  it.each(headers)('are found in %s', (_, header, read) => {
    const names = header.split(',');
    const found = findPostcodeColumns(names);
    expect(Object.fromEntries(Object.entries(found).map(([column, { name }]) => [column, name]))).toEqual(read);
    for (const { name, place } of Object.values(found)) expect(names[place]).toBe(name);
  });

  it('count as no place when one of a pair is missing', () => {
    const found = findPostcodeColumns(['pcds', 'lat', 'oseast1m', 'osnrth1m']);
    expect(found.latitude).toBeUndefined();
    expect(found.easting?.place).toBe(2);
  });

  it('are asked for by name when they are not there, all at once', () => {
    expect(() => findPostcodeColumns(['upn', 'given_name'])).toThrow(
      'The first line names no columns of postcodes (pcds, pcd2, pcd8, pcd, pcd7, postcode) and none of places ' +
        '(lat and long, or oseast1m and osnrth1m).',
    );
    expect(() => findPostcodeColumns(['pcds', 'lat'])).toThrow('no columns of places');
    expect(() => findPostcodeColumns(['lat', 'long'])).toThrow('no columns of postcodes');
  });
});
