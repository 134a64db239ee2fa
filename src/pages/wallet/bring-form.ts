import type { Problem } from '../form/field.ts';
import type { Page } from '../frame.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { BRING_TEXT } from './bring.text.ts';
import { BRING_PATH, bringPage } from './bring-page.ts';

/** The largest wallet that the schema takes, and what a form adds around it. */
export const LARGEST_BROUGHT = 11_000_000 + 64 * 1024;

const PROOF = mutation('bringCredential', '... on CredentialBrought { outcome holding { id } }');
const WALLET = mutation('importWallet', '... on WalletImported { imports }');
const REMOVE = mutation('removeHolding', '... on HoldingRemoved { holding }', 'HoldingInput');

/** Brings a proof or a wallet, or removes a proof that was brought. */
export async function bringOrRemove(visit: Visit): Promise<Page | Response> {
  const act = visit.field('act');
  if (act === 'wallet') return bringWallet(visit);
  return act === 'remove' ? remove(visit) : bringProof(visit);
}

async function bringProof(visit: Visit): Promise<Page | Response> {
  const words = BRING_TEXT[visit.language];
  const [file, text, name] = [await visit.file('file'), visit.field('text'), visit.field('name')];
  if ((file === null) === (text === ''))
    return bringPage(visit, [{ field: 'file', message: words.oneFirst }]);
  const done = await visit.act<{ holding: { id: string } | null }>(PROOF, {
    ...(file ? { fileBase64: file.toString('base64') } : { text }),
    ...(name ? { name } : {}),
    covering: visit.field('code') === 'cover',
  });
  if (isRefused(done)) return bringPage(visit, [problemOf(done)]);
  if (!done.holding) return bringPage(visit, [{ field: 'file', message: words.notKept }], true);
  return visit.goTo(BRING_PATH, 'kept');
}

const problemOf = ({
  code,
  message,
  path,
}: {
  code: string;
  message: string;
  path: readonly string[] | null;
}): Problem => {
  if (code === 'FILE_HOLDS_IDENTITY_CODE') return { field: 'code', message };
  return { field: path?.at(-1) === 'name' ? 'name' : 'file', message };
};

async function bringWallet(visit: Visit): Promise<Page | Response> {
  const words = BRING_TEXT[visit.language];
  const zip = await visit.file('zip');
  if (!zip) return bringPage(visit, [{ field: 'zip', message: words.zipFirst }]);
  const done = await visit.act(WALLET, {
    fileBase64: zip.toString('base64'),
    leaveOutForged: visit.field('leaveOut') === 'yes',
  });
  return isRefused(done)
    ? bringPage(visit, [{ field: 'zip', message: done.message }])
    : visit.goTo(BRING_PATH, 'imported');
}

async function remove(visit: Visit): Promise<Page | Response> {
  const done = await visit.act(REMOVE, { holding: visit.field('holding') });
  return isRefused(done) ? bringPage(visit, [{ message: done.message }]) : visit.goTo(BRING_PATH, 'removed');
}
