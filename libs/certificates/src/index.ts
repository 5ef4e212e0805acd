export * from './certificates.module.js';
export { pdfPage, type PdfTerms } from './rendering/pdf-page.js';
export { CertificateResolver } from './graphql/certificate.resolver.js';
