import { html } from 'hono/html';
import { framed, type Page } from './frame.ts';
import type { Visit } from './visit/visit.ts';

export const PRIVACY_PATH = '/privacy';

const QUESTION = `query PrivacyPage($language: Language) {
  privacyNotice(language: $language) { title sections { heading paragraphs } }
}`;

interface Answer {
  readonly privacyNotice: {
    readonly title: string;
    readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  };
}

/** The privacy notice of this installation, for everyone. */
export async function privacyPage(visit: Visit): Promise<Page> {
  const { language, context } = visit;
  const { privacyNotice } = await visit.ask<Answer>(QUESTION, { language });
  return framed({
    language,
    title: privacyNotice.title,
    path: PRIVACY_PATH,
    listed: false,
    signedIn: context.actor?.participant != null,
    main: html`<h1>${privacyNotice.title}</h1>
${privacyNotice.sections.map(
  ({ heading, paragraphs }) => html`<section class="stack">
<h2>${heading}</h2>
${paragraphs.map((one) => html`<p>${one}</p>`)}
</section>
`,
)}`,
  });
}
