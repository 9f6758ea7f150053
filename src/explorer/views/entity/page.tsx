import { useTitle } from '../../context.ts';
import type { PageProps } from '../../view.ts';

export interface EntityParams {
  readonly id: string;
  /** Rows of each relation before "show more". */
  readonly size: number;
}

export function EntityPage({ params }: PageProps<EntityParams>) {
  useTitle(params.id);
  return <h1>{params.id}</h1>;
}
