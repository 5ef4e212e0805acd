import {
  aStranger,
  asOwner,
  attempt,
  graphql,
  perform,
  plainAnswers,
  unique,
  type Answer,
  type TestEmployer,
  type TestProgramme,
} from '#testing';

/** What most of these mutations answer with. */
export const moved = '... on ActivityProfilePayload { profileId state }';

/** A profile as the employer or the coordinator reads it. */
export interface SeenProfile {
  readonly id: string;
  readonly state: string;
  readonly tier: string;
  readonly tierReason: string | null;
  readonly approvedUntil: string | null;
  readonly nextStepOf: string;
  readonly nextStep: string;
  readonly asks: readonly {
    readonly id: string;
    readonly form: string;
    readonly isMet: boolean;
    readonly why: string;
  }[];
}

const fields = 'id state tier tierReason approvedUntil nextStepOf nextStep asks { id of form ask why isMet }';

/** The employer's own profiles. */
export async function ownProfiles(token: string): Promise<SeenProfile[]> {
  const { data } = await graphql(token, `{ myActivityProfiles(first: 50) { nodes { ${fields} } } }`);
  return data.myActivityProfiles.nodes;
}

/** What waits for the coordinator, in order. */
export async function queueOf(coordinator: string, first = 100): Promise<SeenProfile[]> {
  const { data } = await graphql(coordinator, `{ vettingQueue(first: ${first}) { nodes { ${fields} } } }`);
  return data.vettingQueue.nodes;
}

/** The one profile of that id as its employer sees it. */
export async function ownProfile(employer: TestEmployer, id: string): Promise<SeenProfile> {
  const found = (await ownProfiles(employer.token)).find((profile) => profile.id === id);
  if (found === undefined) throw new Error('the employer sees its profile');
  return found;
}

/** What is still asked, by name. */
export const stillAsked = ({ asks }: SeenProfile): string[] => asks.filter(({ isMet }) => !isMet).map(({ id }) => id);

/** Where the profile stands in the database. */
export async function stateOf(id: string): Promise<string> {
  const [row] = await asOwner<{ state: string }>('select state from activity_profile where id = $1', [id]);
  return row?.state ?? '';
}

/** A profile begun by the employer and answered, in whatever state that leads to. */
export async function anAnsweredProfile(
  { token, siteId }: Pick<TestEmployer, 'token' | 'siteId'>,
  activity: string,
  answers: object = plainAnswers,
): Promise<string> {
  const { profileId } = await perform(token, 'startVetting', { siteId, activity }, 'profileId');
  await perform(token, 'declareActivity', { profileId, ...answers });
  return profileId;
}

/** Records a check, or says why not. */
export async function check(
  token: string,
  mutation: string,
  profileId: string,
  on = '2026-09-14',
): Promise<Answer['data']> {
  const seen = { on, byWhom: 'Pat Hale of the council', note: 'They know what a student needs.' };
  // The register of notices is looked at wherever more than a conversation is asked for.
  if (mutation !== 'recordVettingConversation')
    await attempt(token, 'recordEnforcementNotices', { profileId, ...seen });
  const problems = '... on VettingIncomplete { missing } ... on OtherCheckAsked { tier checks }';
  return attempt(token, mutation, { profileId, ...seen }, `${moved} ${problems}`);
}

/** Approves a profile, or says why not. */
export const approve = (token: string, profileId: string): Promise<Answer['data']> =>
  attempt(
    token,
    'approveActivity',
    { profileId },
    '... on ApproveActivityPayload { profileId state approvedUntil } ... on VettingIncomplete { missing }',
  );

/** An employer with a web domain of its own and adults at another, as it signs up: a site, two adults, nothing verified. */
export async function aNewcomer(
  programme: TestProgramme,
  { webDomain, mailDomain }: { webDomain: string | null; mailDomain: string },
): Promise<TestEmployer> {
  const { token } = await aStranger();
  const registered = { programmeId: programme.id, name: `Newcomer ${unique()}`, sector: 'R', staffCount: 9, webDomain };
  const { employerId } = await perform(token, 'registerEmployer', registered, 'employerId');
  const site = { name: 'The studio', addressLine: '2 Lea Road', postcode: 'B26 2RZ', access: 'Steps' };
  const { siteId } = await perform(token, 'addSite', site, 'siteId');
  const adult = async (name: string): Promise<string> => {
    const input = { siteId, name, jobTitle: 'Printer', workEmail: `adult${unique()}@${mailDomain}` };
    return (await perform(token, 'addHostAdult', input, 'hostAdultId')).hostAdultId;
  };
  const [supervisorId, deputyId] = [await adult('Kim Lee'), await adult('Jo Marsh')];
  await perform(token, 'submitEmployer', { employerId });
  for (const hostAdultId of [supervisorId, deputyId])
    await perform(programme.coordinator, 'recordCallBack', { hostAdultId });
  return {
    id: employerId,
    programme,
    isVerified: false,
    coordinator: programme.coordinator,
    token,
    siteId,
    supervisorId,
    deputyId,
  };
}
