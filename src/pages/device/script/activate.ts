import { byId } from './dom.ts';

// A card's QR code carries its code behind the #, where no server sees it; out of the address at once.
const code = decodeURIComponent(location.hash.slice(1));
const field = byId('code');
if (code && field instanceof HTMLInputElement) {
  field.value = code;
  history.replaceState(null, '', location.pathname + location.search);
  byId('pin').focus();
}
