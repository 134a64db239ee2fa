import { html } from 'hono/html';
import type { Markup } from '../frame.ts';
import type { Visit } from '../visit/visit.ts';
import { TEXT_FIELDS, type Text, wordsOf } from '../wallet/checklist-view.ts';

const QUESTION = `query Providers { signInProviders { id audience address name { ${TEXT_FIELDS} } } }`;

export interface Provider {
  readonly id: string;
  readonly audience: 'PARTICIPANTS' | 'STAFF';
  readonly address: string;
  readonly name: Text;
}

/** The providers that people can be identified by here, in the settings' order. */
export async function providersOf(visit: Visit): Promise<readonly Provider[]> {
  return (await visit.ask<{ signInProviders: readonly Provider[] }>(QUESTION)).signInProviders;
}

/** A link to each of them: the way there and back is the server's own, and ends at a page of ours. */
export const providerLinks = (providers: readonly Provider[], label: string): Markup =>
  html`<div class="acts">${providers.map(
    ({ address, name }) =>
      html`<a class="button quiet" href="${new URL(address).pathname}">${label.replace('{name}', wordsOf(name))}</a>
`,
  )}</div>`;
