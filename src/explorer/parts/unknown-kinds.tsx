import { useApp } from '../context.ts';

/** Says which kinds of the address this graph does not have. */
export function UnknownKinds({ kinds }: { kinds: readonly string[] }) {
  const { graph } = useApp();
  const unknown = kinds.filter((value) => !graph.kinds.some((kind) => kind.value === value));
  if (unknown.length === 0) return null;
  return (
    <p class="problems" role="alert">
      The address names kinds that this graph does not have: {unknown.join(', ')}. The page ignores them. It knows{' '}
      {graph.kinds.map(({ value }) => value).join(', ')}.
    </p>
  );
}
