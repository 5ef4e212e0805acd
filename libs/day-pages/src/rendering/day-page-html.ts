import { languages, translations } from '#guardians';
import { neutralParts, type DayPage } from '../domain/day-page.js';
import { sayOfDay } from '../words/day-words.js';
import { document, html, type Markup } from './markup.js';

/** The page as HTML to read and to print, in its language and direction; what the employer wrote keeps its own. */
export function dayPageHtml({ language, direction, heading, parts, notes }: DayPage): string {
  const rows = parts.map(
    ({ label, lines, isOwnWords }) =>
      html`<dt>${label}</dt>
        ${lines.map((line) => (isOwnWords ? html`<dd lang="en" dir="auto">${line}</dd>` : html`<dd>${line}</dd>`))}`,
  );
  const remarks = notes.map((note) => html`<p><small>${note}</small></p>`);
  return document(
    { language, direction, title: heading },
    html`<h1>${heading}</h1>
      <dl>${rows}</dl>
      ${remarks}`,
  );
}

/** The page for every link that cannot be used, the same for each. */
export function neutralHtml(): string {
  const sections = neutralParts().map(
    ({ language, direction, heading, text }) =>
      html`<section lang="${language.toLowerCase()}" dir="${direction.toLowerCase()}">
        <h1>${heading}</h1>
        <p>${text}</p>
      </section>`,
  );
  return document({ language: 'EN', direction: 'LTR', title: translations.EN.words.askHeading }, html`${sections}`);
}

/** Where a link leads to: a button in every language. Whatever looks into mails by itself gets no further. */
export function doorHtml(script: string): string {
  const asks = languages.map((language): Markup => {
    const { direction } = translations[language];
    return html`<p lang="${language.toLowerCase()}" dir="${direction.toLowerCase()}">
      ${sayOfDay(language, 'openText')}
      <button name="language" value="${language}">${sayOfDay(language, 'open')}</button>
    </p>`;
  });
  const form = html`<form method="post" action="day-page">
    <input type="text" name="token" id="token" autocomplete="off" aria-label="code" required />${asks}
  </form>`;
  return document({ language: 'EN', direction: 'LTR', title: 'Foothold' }, form, script);
}

/** Puts what stands behind the # into the form and takes it out of the address. */
export const doorScript = `'use strict';
const field = document.getElementById('token');
if (location.hash.length > 1) {
  field.value = location.hash.slice(1);
  field.type = 'hidden';
  history.replaceState(null, '', location.pathname);
}
`;
