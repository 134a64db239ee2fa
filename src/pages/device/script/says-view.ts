import type { Language } from '../../../base/language.ts';
import type { CertificateView } from '../../../credential/certificate-view.ts';
import { dayText } from '../../../credential/wording.ts';
import { VERDICT_TEXT } from '../../verdict.text.ts';
import { SITE_TEXT } from '../site/site.text.ts';
import type { Says } from '../site/verify-here.ts';
import { element, factList } from './dom.ts';

/** What a proof says, from its signed claims; what was signed stands in the signed language. */
export function saysView(says: Says, language: Language): HTMLElement {
  const text = VERDICT_TEXT[language];
  const heading = element('h2', { id: 'says' }, text.says);
  const card = says.kind === 'WHOLE' ? wholeView(says.view, language) : partView(says.claims, language);
  return element(
    'section',
    { class: 'stack', 'aria-labelledby': 'says' },
    heading,
    card,
    element('p', {}, text.compare),
  );
}

function wholeView(view: CertificateView, language: Language): HTMLElement {
  const text = VERDICT_TEXT[language];
  const { holder, target, qualification } = view;
  const signed = (value: string | undefined) => value && element('span', { lang: view.language }, value);
  const coded = (name: string, code?: string) => (code ? `${name} (${code})` : name);
  return element(
    'div',
    { class: 'card stack' },
    element('p', { class: 'stone', lang: view.language }, view.title),
    element('p', { class: 'big' }, holder.name),
    factList([
      [text.birthDate, holder.birthDate],
      [text.about, signed(coded(target.name, target.code))],
      [text.unit, signed(target.unitName)],
      [text.qualification, signed(coded(qualification.name, qualification.diaryNumber))],
      [text.issuer, signed(`${view.issuer.name} (${view.issuer.businessId})`)],
      [text.issuedOn, dayText(view.issuedOn, language)],
    ]),
    element(
      'div',
      { class: 'stack', lang: view.language },
      element('p', { class: 'stone' }, holder.identityAssurance),
      factList(view.facts.map(({ label, value }) => [label, value] as const)),
      ...view.sections.map(sectionView),
      ...view.foot.map((line) => element('p', { class: 'small' }, line)),
    ),
  );
}

function sectionView({ heading, groups }: CertificateView['sections'][number]): HTMLElement {
  return element(
    'details',
    {},
    element('summary', {}, `${heading} (${groups.flatMap(({ items }) => items).length})`),
    ...groups.map(({ name, items }) =>
      element(
        'div',
        { class: 'stack-s' },
        ...(name ? [element('h3', {}, name)] : []),
        element(
          'ul',
          { class: 'items' },
          ...items.map(({ text, language, level, note }) =>
            element(
              'li',
              {},
              element('p', language ? { lang: language } : {}, text),
              element('p', { class: 'small' }, [level?.label, note].filter(Boolean).join(', ')),
            ),
          ),
        ),
      ),
    ),
  );
}

function partView(claims: Extract<Says, { kind: 'PART' }>['claims'], language: Language): HTMLElement {
  const text = VERDICT_TEXT[language];
  return element(
    'div',
    { class: 'card stack' },
    element('p', {}, SITE_TEXT[language].shown),
    factList([
      [text.about, element('span', { lang: claims.language }, claims.achievement.name)],
      [text.issuer, `${claims.issuer.name} (${claims.issuer.business_id})`],
      [text.birthDate, claims.birthdate && dayText(claims.birthdate, language)],
      [text.issuedOn, dayText(new Date(claims.nbf * 1000).toISOString().slice(0, 10), language)],
    ]),
    ...(claims.name ? [element('p', { class: 'big' }, claims.name)] : []),
    element(
      'ul',
      { class: 'items', lang: claims.language },
      ...claims.result.map(({ name, value, inLanguage }) =>
        element('li', inLanguage ? { lang: inLanguage } : {}, [name, value].filter(Boolean).join(': ')),
      ),
    ),
    element('p', { class: 'small' }, SITE_TEXT[language].left),
  );
}
