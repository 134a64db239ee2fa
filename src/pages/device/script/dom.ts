import { CARRIED } from '../carried.ts';

/** What the page carries for its script. */
export const carried = <Value>(): Value => JSON.parse(byId(CARRIED).textContent ?? '') as Value;

/** The element of the page with this id. Throws where there is none: page and script are made together. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id}`);
  return found;
}

/** An element with children; texts become text, never markup. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** A copy of a sign that the page holds ready in `<template id="sign-…">`. */
export function sign(name: string): Node {
  const template = byId(`sign-${name}`);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`no sign ${name}`);
  return template.content.cloneNode(true);
}

/** A list of facts, those without a value left out. */
export const factList = (
  facts: readonly (readonly [label: string, value: Node | string | undefined])[],
): HTMLElement =>
  element(
    'dl',
    { class: 'facts' },
    ...facts.flatMap(([label, value]) =>
      value ? [element('div', {}, element('dt', {}, label), element('dd', {}, value))] : [],
    ),
  );
