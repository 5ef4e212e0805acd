// Instances of the generator: a header of eight int32, then columns. Only the columns that a measurement needs are read and kept.
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';

const magic = 0x314d5857;

const columns = [
  ['start', (n) => n + 1],
  ['slot', (n, m, e) => e],
  ['metres', (n, m, e) => e],
  ['seats', (n, m) => m],
  ['reserve', (n, m) => m],
  ['week', (n, m) => m],
  ['employer', (n, m) => m],
  ['sector', (n, m) => m],
  ['tier', (n) => n],
  ['lottery', (n) => n],
  ['school', (n) => n],
  ['need', (n) => n],
];

/** The named columns as Int32Array (the lottery as Uint32Array), with the number of students and schools. */
export function readInstance(path, wanted) {
  const file = openSync(path, 'r');
  const header = new Int32Array(8);
  readSync(file, header);
  if (header[0] !== magic) throw new Error(`${path} is not an instance of the generator`);
  const [, students, slots, choices, schools] = header;
  const instance = { students, slots, choices, schools };
  let position = header.byteLength;
  for (const [name, lengthOf] of columns) {
    const length = lengthOf(students, slots, choices);
    if (wanted.includes(name)) {
      const column = name === 'lottery' ? new Uint32Array(length) : new Int32Array(length);
      readSync(file, column, { position });
      instance[name] = column;
    }
    position += 4 * length;
  }
  closeSync(file);
  return instance;
}

/** Writes an instance whose other columns are zero. */
export function writeInstance(path, instance) {
  const { students, slots, choices, schools } = instance;
  const parts = [Int32Array.of(magic, students, slots, choices, schools, 1, 0, 0)];
  for (const [name, lengthOf] of columns)
    parts.push(instance[name] ?? new Int32Array(lengthOf(students, slots, choices)));
  writeFileSync(path, Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))));
}
