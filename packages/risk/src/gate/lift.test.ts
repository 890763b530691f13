import type { CodeHost, Review } from '@slipway/core';
import { expect, test } from 'vitest';
import { findEnvironmentLift, findLifts } from './lift.ts';

const [head, older] = ['b'.repeat(40), 'a'.repeat(40)] as [string, string];
const approval: Review = {
  id: 1,
  author: 'eva',
  isBot: false,
  state: 'APPROVED',
  commit: head,
  submittedAt: '2026-11-23T11:00:00Z',
  body: 'I looked at the locks.',
  url: 'https://example.com/review/1',
  association: 'MEMBER',
};

function hostWith(reviews: readonly Partial<Review>[], more: Partial<CodeHost> = {}): CodeHost {
  return {
    pullRequest: async (number) => ({ value: { number, author: 'ann', head, base: older } }),
    reviews: async () => ({ value: reviews.map((review, i) => ({ ...approval, id: i + 1, ...review })) }),
    permission: async () => ({ value: 'write' }),
    workflowRuns: async () => ({ value: [] }),
    environmentApprovals: async () => ({ value: [] }),
    issuesWithLabel: async () => ({ value: [] }),
    runUrl: 'https://example.com/run/9',
    ...more,
  };
}
const query = { pullRequests: [7], head, author: 'ann' };

test('an approving review of the scored commit lifts, and it is kept who gave it and why', async () => {
  expect(await findLifts(hostWith([{}]), query)).toEqual({
    lifts: [
      {
        by: 'review',
        pullRequest: 7,
        login: 'eva',
        at: approval.submittedAt,
        url: approval.url,
        why: 'I looked at the locks.',
        commit: head,
        permission: 'write',
      },
    ],
    notes: [],
  });
});

const refused: [string, Partial<Review>, RegExp][] = [
  ['of the author', { author: 'Ann' }, /it is the author/],
  ['of a bot', { author: 'helper[bot]', isBot: true }, /not given by a person/],
  ['of an earlier commit', { commit: older }, /given to aaaaaaaaaa, and bbbbbbbbbb came after it/],
  ['of no commit', { commit: undefined }, /given to no commit/],
];
test.each(refused)('an approval %s lifts nothing, and the report says why', async (_, review, why) => {
  const { lifts, notes } = await findLifts(hostWith([review]), query);
  expect(lifts).toEqual([]);
  expect(notes).toEqual([expect.stringMatching(why)]);
});

test.each(['read', 'triage', 'none'])('who has the permission %s cannot lift', async (role) => {
  const { lifts, notes } = await findLifts(hostWith([{}], { permission: async () => ({ value: role }) }), query);
  expect(lifts).toEqual([]);
  expect(notes).toEqual([expect.stringContaining(`the permission is ${role}`)]);
});

test.each(['COMMENTED', 'CHANGES_REQUESTED', 'DISMISSED', 'PENDING'])(
  'a review that is %s lifts nothing',
  async (state) => {
    expect((await findLifts(hostWith([{ state }]), query)).lifts).toEqual([]);
  },
);

test('the last word of a reviewer counts, and a comment is none', async () => {
  const at = (hour: number) => ({ submittedAt: `2026-11-23T${hour}:00:00Z` });
  const taken = [at(12), { ...at(13), state: 'CHANGES_REQUESTED' }];
  expect((await findLifts(hostWith(taken), query)).lifts).toEqual([]);
  const kept = [{ ...at(13), state: 'COMMENTED' }, { ...at(11), state: 'CHANGES_REQUESTED' }, at(12)];
  expect((await findLifts(hostWith(kept), query)).lifts).toHaveLength(1);
});

test('one approval that counts is enough beside others that do not', async () => {
  const reviews = [{}, { author: 'ann', submittedAt: '2026-11-23T12:00:00Z' }];
  const { lifts, notes } = await findLifts(hostWith(reviews), query);
  expect(lifts).toMatchObject([{ login: 'eva' }]);
  expect(notes).toHaveLength(1);
});

test('where permissions cannot be read, what GitHub says of the reviewer decides, and that is told', async () => {
  const permission = async () => ({ trouble: 'the token may not read metadata' });
  const member = await findLifts(hostWith([{}], { permission }), query);
  expect(member.lifts).toMatchObject([{ permission: undefined }]);
  expect(member.notes).toEqual([expect.stringContaining('GitHub says MEMBER')]);
  const stranger = await findLifts(hostWith([{ association: 'NONE' }], { permission }), query);
  expect(stranger.lifts).toEqual([]);
});

test.each(['pullRequest', 'reviews'] as const)(
  'when %s cannot be read, the verdict stands and says so',
  async (call) => {
    const host = hostWith([{}], { [call]: async () => ({ trouble: 'GitHub answered 503' }) });
    const { lifts, notes } = await findLifts(host, { pullRequests: [7], head: undefined, author: undefined });
    expect(lifts).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/#7 could not be read: GitHub answered 503.*the verdict stands/)]);
  },
);

test('in a merge group every pull request needs its own review, of its own head', async () => {
  const heads: Record<number, string> = { 7: head, 8: older };
  const host = hostWith([{}], {
    pullRequest: async (number) => ({ value: { number, author: 'ann', head: heads[number]!, base: older } }),
  });
  const group = { head: undefined, author: undefined };
  expect((await findLifts(host, { ...group, pullRequests: [7] })).lifts).toHaveLength(1);
  const { lifts, notes } = await findLifts(host, { ...group, pullRequests: [7, 8] });
  expect(lifts).toEqual([]);
  expect(notes.at(-1)).toContain('#8 of this group waits for a review');
});

test('without a pull request nothing lifts', async () => {
  expect(await findLifts(hostWith([{}]), { ...query, pullRequests: [] })).toEqual({ lifts: [], notes: [] });
});

const said = { environments: ['risk-review'], approved: true, reviewer: 'eva', isBot: false, comment: 'I ran it.' };
const throughEnvironment = (...approvals: (typeof said)[]) =>
  findEnvironmentLift(hostWith([], { environmentApprovals: async () => ({ value: approvals }) }), 'risk-review', {
    head,
    author: 'ann',
  });

test('a required reviewer of the environment lifts, with the words that were left', async () => {
  expect(await throughEnvironment(said)).toMatchObject({
    lifts: [{ by: 'environment', login: 'eva', why: 'I ran it.', commit: head, url: 'https://example.com/run/9' }],
    notes: [],
  });
});

test.each([
  ['the author', { reviewer: 'ann' }, /it is the author/],
  ['a bot', { isBot: true }, /not given by a person/],
  ['a reviewer who rejects', { approved: false }, /rejected/],
  ['an approval of another environment', { environments: ['production'] }, /Nobody approved/],
])('%s lifts nothing through the environment', async (_, more, why) => {
  const { lifts, notes } = await throughEnvironment({ ...said, ...more });
  expect(lifts).toEqual([]);
  expect(notes[0]).toMatch(why);
});

test('when the approvals of the run cannot be read, the verdict stands', async () => {
  const host = hostWith([], { environmentApprovals: async () => ({ trouble: 'GitHub answered 503' }) });
  const { lifts, notes } = await findEnvironmentLift(host, 'risk-review', { head, author: 'ann' });
  expect([lifts, notes]).toEqual([[], [expect.stringContaining('GitHub answered 503. So the verdict stands')]]);
});
