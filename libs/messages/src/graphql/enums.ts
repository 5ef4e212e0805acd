import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { authorRoles, type AuthorRole } from '../domain/message.js';

/** Who writes messages, as the schema names them. */
export const MessageAuthorEnum = enumOf(authorRoles);
registerEnumType(MessageAuthorEnum, {
  name: 'MessageAuthor',
  description: 'As what somebody wrote about a booking.',
  valuesMap: {
    STUDENT: { description: 'The student whose booking it is.' },
    EMPLOYER: { description: 'Somebody at the host.' },
    CAREERS_LEAD: { description: "The careers lead of the student's school." },
    SAFEGUARDING_LEAD: { description: "The safeguarding lead of the student's school." },
  } satisfies Readonly<Record<AuthorRole, { readonly description: string }>>,
});
