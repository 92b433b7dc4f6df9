/** What a function may find in its environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One name of an environment. Throws an error that names it where it is missing. */
export function need(environment: Environment, name: string): string {
  const value = environment[name];
  if (!value) throw new Error(`missing in the environment: ${name}`);
  return value;
}
