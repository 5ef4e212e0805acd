import { createHash } from 'node:crypto';
import { escapeXml } from '#finding';

/** Markup that is safe to be sent as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

/** Markup from a template: every value is text and escaped, but for what is markup itself, alone or in a list. O(length). */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Markup | readonly Markup[])[]): Markup {
  return new Markup(parts.map((part, index) => part + written(values[index] ?? '')).join(''));
}

function written(value: string | Markup | readonly Markup[]): string {
  if (value instanceof Markup) return value.text;
  return typeof value === 'string' ? escapeXml(value) : value.map(({ text }) => text).join('');
}

/** The style of every page: readable on a telephone, and on paper without the button. */
const style =
  'body{font:1.1rem/1.5 sans-serif;margin:1rem auto;max-width:42rem;padding:0 1rem;color:#1d2733}h1{font-size:1.5rem}' +
  'dt{font-weight:bold;margin-top:.8rem}dd{margin:0}button{font-size:1.1rem;padding:.6rem 1.2rem}@media print{form{display:none}}';

const styleHash = createHash('sha256').update(style).digest('base64');

/** What a browser may do with these pages: show them, and send their form back here. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "script-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** A whole page. `script` is the address of one of ours, if it has any. */
export function document(
  { language, direction, title }: { language: string; direction: string; title: string },
  body: Markup,
  script: string | null = null,
): string {
  const scripts = script === null ? new Markup('') : html`<script src="${script}" defer></script>`;
  const page = html`<!doctype html>
    <html lang="${language.toLowerCase()}" dir="${direction.toLowerCase()}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${new Markup(style)}
        </style>
        ${scripts}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
  return page.text;
}
