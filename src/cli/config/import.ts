/** Loads a module. In a file of its own, because in the built command no other may: code that is kept between runs cannot. */
export function importModule(url: string): Promise<unknown> {
  return import(url);
}
