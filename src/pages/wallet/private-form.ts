import { LONGEST_ENTRY } from '../../wallet/acts/write-private-entry.ts';
import type { Problem } from '../form/field.ts';
import { problemOf } from '../form/problem-of.ts';
import type { Page } from '../frame.ts';
import { PRIVATE_PATH } from '../visit/cookies.ts';
import { isRefused, mutation, type Refused, type Visit } from '../visit/visit.ts';
import { PRIVATE_TEXT } from './private.text.ts';
import { KINDS, LEVELS } from './private-entries.ts';
import { privatePage } from './private-page.ts';

const UNLOCKED = '... on PrivatePartUnlocked { unlocked }';
const SET = mutation('setPrivateSecret', '... on PrivateSecretSet { unlocked }');
const OPEN = mutation('unlockPrivatePart', UNLOCKED);
const CHANGE = mutation('changePrivateSecret', UNLOCKED);
const ANEW = mutation(
  'startPrivatePartAnew',
  '... on PrivatePartStartedAnew { unlocked }',
  'SetPrivateSecretInput',
);
const WRITE = mutation('writePrivateEntry', '... on PrivateEntryWritten { entry { id } }');
const REMOVE = mutation('removePrivateEntry', '... on PrivateEntryRemoved { entry }');

interface Unlocked {
  readonly unlocked: string;
}

const ACTS: Readonly<Record<string, (visit: Visit) => Promise<Page | Response>>> = {
  set: (visit) => setSecret(visit, SET, 'set'),
  anew: (visit) => setSecret(visit, ANEW, 'anew'),
  change,
  open,
  close,
  write,
  remove,
};

/** Sets, changes or forgets the secret, opens and closes, writes and removes. */
export const changePrivate = async (visit: Visit): Promise<Page | Response> => {
  const act = visit.field('act');
  return Object.hasOwn(ACTS, act) ? ACTS[act]!(visit) : privatePage(visit);
};

/** What is wrong with a new secret as it was typed; whether it is long enough the schema says. */
function newSecretProblems(visit: Visit): Problem[] {
  const text = PRIVATE_TEXT[visit.language];
  const secret = visit.exact('newSecret');
  if (!secret) return [{ field: 'newSecret', message: text.secretMissing }];
  return secret === visit.exact('newSecretAgain')
    ? []
    : [{ field: 'newSecretAgain', message: text.secretDiffers }];
}

/** A refusal of a new secret, in words of a page that knows no password and no PIN. */
function secretProblem(visit: Visit, refused: Refused, present?: string): Problem {
  const codes = {
    WEAK_SECRET: 'newSecret',
    ...(present ? { SECRET_WRONG: present, TOO_MANY_ATTEMPTS: present } : {}),
  };
  const problem = problemOf(refused, [], codes);
  return refused.code === 'WEAK_SECRET'
    ? { ...problem, message: PRIVATE_TEXT[visit.language].secretWeak }
    : problem;
}

async function setSecret(visit: Visit, document: string, done: string): Promise<Page | Response> {
  const text = PRIVATE_TEXT[visit.language];
  const problems = newSecretProblems(visit);
  const understood = visit.field('understood') === 'yes';
  if (!understood) problems.push({ field: 'understood', message: text.understoodFirst });
  if (problems.length > 0) return privatePage(visit, problems);
  const made = await visit.act<Unlocked>(document, { secret: visit.exact('newSecret'), understood });
  if (isRefused(made)) return privatePage(visit, [secretProblem(visit, made)]);
  visit.keepUnlocked(made.unlocked);
  return visit.goTo(PRIVATE_PATH, done);
}

async function change(visit: Visit): Promise<Page | Response> {
  const text = PRIVATE_TEXT[visit.language];
  const old = visit.exact('old');
  const problems = [
    ...(old ? [] : [{ field: 'old', message: text.secretMissing }]),
    ...newSecretProblems(visit),
  ];
  if (problems.length > 0) return privatePage(visit, problems);
  const made = await visit.act<Unlocked>(CHANGE, { old, secret: visit.exact('newSecret') });
  if (isRefused(made)) return privatePage(visit, [secretProblem(visit, made, 'old')]);
  visit.keepUnlocked(made.unlocked);
  return visit.goTo(PRIVATE_PATH, 'changed');
}

/** Opens with the secret that was typed; gives what kept it from opening, or null. */
async function unlock(visit: Visit): Promise<Problem | null> {
  const secret = visit.exact('secret');
  if (!secret) return { field: 'secret', message: PRIVATE_TEXT[visit.language].secretMissing };
  const made = await visit.act<Unlocked>(OPEN, { secret });
  if (isRefused(made)) return secretProblem(visit, made, 'secret');
  visit.keepUnlocked(made.unlocked);
  return null;
}

async function open(visit: Visit): Promise<Page | Response> {
  const problem = await unlock(visit);
  return problem ? privatePage(visit, [problem]) : visit.goTo(PRIVATE_PATH);
}

async function close(visit: Visit): Promise<Response> {
  visit.forgetUnlocked();
  return visit.goTo(PRIVATE_PATH, 'closed');
}

/** Writes an entry; one that closed meanwhile is opened with the secret that came along. */
async function write(visit: Visit): Promise<Page | Response> {
  if (visit.fieldNames().includes('secret')) {
    const problem = await unlock(visit);
    if (problem) return privatePage(visit, [problem]);
  }
  const text = PRIVATE_TEXT[visit.language];
  const kind = KINDS.find((one) => one === visit.field('kind')) ?? 'DIARY';
  const level = LEVELS.find((one) => one === visit.field('level'));
  const [checklist, requirement] = visit.field('about').split(' ');
  const problems = [
    ...(visit.field('text') ? [] : [{ field: 'text', message: text.textMissing }]),
    ...(level && kind !== 'SELF_ASSESSMENT' ? [{ field: 'level', message: text.levelOnly }] : []),
  ];
  if (problems.length > 0) return privatePage(visit, problems);
  const done = await visit.act(WRITE, {
    unlocked: visit.unlocked ?? '',
    kind,
    text: visit.field('text'),
    ...(checklist ? { checklist } : {}),
    ...(requirement ? { requirement } : {}),
    ...(level ? { level } : {}),
  });
  if (!isRefused(done)) return visit.goTo(PRIVATE_PATH, 'written');
  if (done.code === 'PRIVATE_PART_LOCKED') visit.forgetUnlocked();
  return privatePage(visit, [writeProblem(visit, done)]);
}

function writeProblem(visit: Visit, refused: Refused): Problem {
  const codes = { PRIVATE_PART_LOCKED: 'secret', NOT_FOUND: 'about' };
  const problem = problemOf(refused, ['text'], codes);
  return refused.code === 'INVALID_INPUT' && problem.field === 'text'
    ? {
        ...problem,
        message: PRIVATE_TEXT[visit.language].tooLong.replace(
          '{longest}',
          LONGEST_ENTRY.toLocaleString(visit.language),
        ),
      }
    : problem;
}

async function remove(visit: Visit): Promise<Page | Response> {
  const done = await visit.act(REMOVE, { unlocked: visit.unlocked ?? '', entry: visit.field('entry') });
  if (!isRefused(done)) return visit.goTo(PRIVATE_PATH, 'removed');
  return privatePage(visit, [
    done.code === 'PRIVATE_PART_LOCKED'
      ? { field: 'secret', message: done.message }
      : { message: done.message },
  ]);
}
