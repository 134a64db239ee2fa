import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { byId, carried } from './dom.ts';

type Options =
  | { readonly make: true; readonly options: Parameters<typeof startRegistration>[0]['optionsJSON'] }
  | { readonly make: false; readonly options: Parameters<typeof startAuthentication>[0]['optionsJSON'] };

// The page holds what the authenticator is asked and a form for its answer: nothing is fetched.
const asked = carried<Options>();
const answer = byId('response');
const form = byId('answer');
const use = byId('use');

byId('no-script').hidden = true;
use.hidden = false;
use.addEventListener('click', async () => {
  const failed = byId('failed');
  failed.hidden = true;
  try {
    const given = asked.make
      ? await startRegistration({ optionsJSON: asked.options })
      : await startAuthentication({ optionsJSON: asked.options });
    if (!(answer instanceof HTMLInputElement && form instanceof HTMLFormElement)) return;
    answer.value = JSON.stringify(given);
    form.submit();
  } catch {
    failed.hidden = false;
  }
});
