import { useApp } from '../context.ts';

/** Links to the page of an entity. */
export function EntityLink({ id, name }: { id: string; name: string }) {
  const { open } = useApp();
  return <a href={open('entity', { id })}>{name}</a>;
}
