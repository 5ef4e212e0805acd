export * from './batched.js';
export * from './command.js';
export * from './connection.js';
export * from './enum-of.js';
export * from './input.js';
export * from './problems.js';
export * from './scalars.js';
export * from './validators.js';
