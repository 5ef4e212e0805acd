export * from './application/make-weekly-digests.use-case.js';
export * from './finding.module.js';
export { escapeXml } from './http/escape-xml.js';
