import type { Language } from '../base/language.ts';
import { LANGUAGES } from '../base/language.ts';
import { dayText } from '../credential/wording.ts';

interface Manual {
  readonly title: string;
  readonly lines: readonly string[];
}

/** How to keep a retired server's proofs verifying, for whoever gets the files; `{url}` and `{day}` are filled in. */
const MANUAL: Readonly<Record<Language, Manual>> = {
  fi: {
    title: 'Todistukset pitävät, kun palvelu on päättynyt',
    lines: [
      'Nämä tiedostot pitävät todistukset tarkistettavina. Ne on tehty {day} palvelusta {url}.',
      '**Pidä nimi.** Myöntäjien tunnisteet (did:web) on sidottu nimeen ja https-yhteyteen. Uusi verkkotunnuksen rekisteröinti ajoissa, pidä varmenne voimassa ja vie tiedostot osoitteeseen {url}. Jos nimi siirtyy vieraalle, hän voi esiintyä myöntäjänä: nimestä luovutaan vasta, kun todistuksilla ei ole enää väliä.',
      '**Mihin tahansa.** Mikä tahansa tiedostoja jakava palvelin kelpaa. Säännöt ovat tiedostoissa `_redirects`, `_headers`, `.htaccess` ja `nginx.conf.example`: jokainen `/v/…` näyttää sivun `v/index.html`, ja `/status/<luettelo>` antaa tiedoston `status/<luettelo>/index.json`. Ilman jälkimmäistä sääntöä vieraat tarkistajat eivät saa selville perumisia.',
      '**Ilman palvelinta.** `pateva verify TIEDOSTO --trust KANSIO` tarkistaa tästä kansiosta. `verify/index.html` toimii myös levyltä avattuna.',
      '**Lopullista.** Luettelot ovat voimassa sata vuotta, eikä niitä voi muuttaa ilman avaimia. Hävitä palvelimen avaimet, kun olet varma. Keskeytetty todistus jää keskeytetyksi: palauta tai peru se ennen päättämistä.',
      '**Ei henkilötietoja.** Tiedostoissa ei ole kenenkään nimeä. Perutut paperit on lueteltu niin, että vain paperin haltija löytää omansa.',
    ],
  },
  sv: {
    title: 'Intygen håller när tjänsten har upphört',
    lines: [
      'De här filerna håller intygen möjliga att kontrollera. De gjordes {day} av tjänsten {url}.',
      '**Behåll namnet.** Utfärdarnas identifierare (did:web) är bundna till namnet och till https. Förnya domännamnet i tid, håll certifikatet giltigt och lägg filerna på adressen {url}. Om namnet går till någon annan kan den uppträda som utfärdare: ge upp namnet först när intygen inte längre spelar någon roll.',
      '**Var som helst.** Vilken server som helst som delar ut filer duger. Reglerna står i `_redirects`, `_headers`, `.htaccess` och `nginx.conf.example`: varje `/v/…` visar sidan `v/index.html`, och `/status/<lista>` ger filen `status/<lista>/index.json`. Utan den senare regeln får främmande kontrollanter inte reda på återkallanden.',
      '**Utan server.** `pateva verify FIL --trust MAPP` kontrollerar mot den här mappen. `verify/index.html` fungerar också öppnad från disken.',
      '**Slutligt.** Listorna gäller i hundra år och kan inte ändras utan nycklarna. Förstör serverns nycklar när du är säker. Ett tillfälligt indraget intyg förblir indraget: återställ eller återkalla det före avslutet.',
      '**Inga personuppgifter.** Ingens namn finns i filerna. Återkallade papper är listade så att bara den som har papperet hittar sitt.',
    ],
  },
  en: {
    title: 'Proofs hold after the service has ended',
    lines: [
      'These files keep proofs verifiable. They were made on {day} of the service {url}.',
      '**Keep the name.** The issuers’ identifiers (did:web) are bound to the host name and to https. Renew the domain in time, keep the certificate valid and put the files at {url}. Whoever gets the name can pose as the issuers: let it go only when the proofs no longer matter.',
      '**Any host.** Any server of static files will do. The rules stand in `_redirects`, `_headers`, `.htaccess` and `nginx.conf.example`: every `/v/…` shows the page `v/index.html`, and `/status/<list>` gives the file `status/<list>/index.json`. Without the latter rule other people’s verifiers cannot learn of revocations.',
      '**Without a host.** `pateva verify FILE --trust FOLDER` checks against this folder. `verify/index.html` also works when opened from a disk.',
      '**Final.** The lists are valid for a hundred years and cannot be changed without the keys. Destroy the server’s keys once you are sure. What is suspended stays suspended: resume or revoke it before retiring.',
      '**No personal data.** Nobody’s name is in the files. Revoked papers are listed so that only whoever holds the paper finds it.',
    ],
  },
};

/** The README of a retired site, in fi, sv and en. */
export function retiredReadme(baseUrl: string, day: string): string {
  const parts = LANGUAGES.map((language) => {
    const { title, lines } = MANUAL[language];
    const filled = lines.map((line) =>
      line.replaceAll('{url}', baseUrl).replaceAll('{day}', dayText(day, language)),
    );
    return [`# ${title}`, ...filled].join('\n\n');
  });
  return `${parts.join('\n\n')}\n`;
}
