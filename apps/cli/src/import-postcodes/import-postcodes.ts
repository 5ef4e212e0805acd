import pg from 'pg';
import { PostcodeStage, type StagedRow, type SwappedDirectory } from './postcode-stage.js';
import { PostcodesRejected, type LineFault } from './postcodes-rejected.js';
import { readPostcodeFile } from './read-postcode-file.js';

/** What an import came to. */
export interface ImportedPostcodes extends SwappedDirectory {
  /** Rows under outward codes that ended by 2000. */
  readonly leftOut: number;
}

const batchSize = 10_000;
const rowsPerReport = 100_000;
const mostFaultsShown = 50;

/**
 * Puts the postcodes of a file in place of the directory's, with the sectors and outward codes worked out from them, all or none. Reads
 * as a stream: memory does not grow with the file. `report` hears every 100,000 rows how many were read. Throws `PostcodesRejected` with
 * the faults of the whole file; the directory is then as it was, as it is after any other failure.
 */
export async function importPostcodes(
  ownerUrl: string,
  file: string,
  report: (rowsRead: number) => void = () => undefined,
): Promise<ImportedPostcodes> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    const stage = await PostcodeStage.open(owner);
    const { taken, leftOut, faults } = await fill(stage, file, report);
    const repeated = await stage.repeated(mostFaultsShown);
    for (const { line, code, firstLine } of repeated.first) {
      faults.add({ line, column: 'postcode', value: code, reason: `is in line ${firstLine} too` });
    }
    faults.count += repeated.count - repeated.first.length;
    if (faults.count > 0) throw new PostcodesRejected(faults.count, faults.first);
    if (taken === 0) throw new Error('The file holds no postcode; the directory is as it was.');
    return { ...(await stage.swapIn()), leftOut };
  } finally {
    await owner.end();
  }
}

interface Filled {
  readonly taken: number;
  readonly leftOut: number;
  readonly faults: Faults;
}

async function fill(stage: PostcodeStage, file: string, report: (rowsRead: number) => void): Promise<Filled> {
  const faults = new Faults();
  let [taken, leftOut, rowsRead] = [0, 0, 0];
  let batch: StagedRow[] = [];
  for await (const { line, reading } of readPostcodeFile(file)) {
    if (++rowsRead % rowsPerReport === 0) report(rowsRead);
    if (reading.kind === 'FAULTY') for (const fault of reading.faults) faults.add({ line, ...fault });
    if (reading.kind === 'LEFT_OUT') leftOut++;
    if (reading.kind !== 'TAKEN') continue;
    taken++;
    batch.push({ line, ...reading.row });
    if (batch.length === batchSize) {
      await stage.add(batch);
      batch = [];
    }
  }
  await stage.add(batch);
  return { taken, leftOut, faults };
}

/** Counts all faults and keeps the first ones: a file that is no list of postcodes has millions. */
class Faults {
  count = 0;
  readonly first: LineFault[] = [];

  add(fault: LineFault): void {
    this.count++;
    if (this.first.length < mostFaultsShown) this.first.push(fault);
  }
}
