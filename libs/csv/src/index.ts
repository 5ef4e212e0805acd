export * from './cell-readers.js';
export * from './csv-rejected.js';
export * from './graphql/csv-rejected.problem.js';
export * from './read-sheet.js';
export * from './read-table.js';
