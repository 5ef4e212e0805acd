export * from './enqueue.js';
export * from './job-worker.js';
export * from './queues.js';
