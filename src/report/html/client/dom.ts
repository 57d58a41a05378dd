/** The few things of the document that the page's script needs again and again. */

export function one<E extends Element = HTMLElement>(selector: string, within: ParentNode = document): E | undefined {
  return within.querySelector<E>(selector) ?? undefined;
}

export function every<E extends Element = HTMLElement>(selector: string, within: ParentNode = document): readonly E[] {
  return [...within.querySelectorAll<E>(selector)];
}

/** An element with its text. Text is never markup here. */
export function made<T extends keyof HTMLElementTagNameMap>(tag: T, className = '', ...children: readonly (Node | string)[]): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

export function drawn<T extends keyof SVGElementTagNameMap>(
  tag: T,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[T] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Whether somebody is writing there, so that letters are no commands. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== 'checkbox');
}
