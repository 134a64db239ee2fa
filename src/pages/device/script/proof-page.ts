import type { CarriedProof } from '../carried.ts';
import { checkCode, codeIn } from '../check-code.ts';
import { ed25519Holds } from '../ed25519.ts';
import { showReading } from './code-view.ts';
import { byId, carried, element, sign } from './dom.ts';

/** Checks the code behind the # on this device; nothing of it leaves it. */
const { language, standing, asOf, text } = carried<CarriedProof>();
const section = byId('code');
const heading = byId('verdict').cloneNode(true) as HTMLElement;

async function read(code: string): Promise<void> {
  if (!standing) return;
  // A page may be asked again with another code: it starts from what the server said.
  byId('verdict').replaceWith(heading.cloneNode(true));
  showReading(await checkCode(code, standing, ed25519Holds), text, language);
}

if (standing) {
  section.hidden = false;
  byId('compare').hidden = true;
  byId('code-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void read(codeIn((byId('code-text') as HTMLTextAreaElement).value));
  });
  addEventListener('hashchange', () => void read(location.hash.slice(1)));
  void read(location.hash.slice(1));
}

if (!location.protocol.startsWith('http')) {
  const saved = element('p', {}, text.saved.replace('{day}', asOf));
  byId('verdict').before(element('div', { class: 'notice NOTICE', role: 'note' }, sign('NOTICE'), saved));
}

// The languages are other addresses: the code goes along, still behind the #.
for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) {
  link.addEventListener('click', () => {
    link.hash = location.hash;
  });
}
