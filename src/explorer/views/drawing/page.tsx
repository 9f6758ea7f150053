import { useTitle } from '../../context.ts';
import type { PageProps } from '../../view.ts';

export interface DrawingParams {
  readonly id: string;
  readonly depth: number;
  readonly size: number;
  readonly kinds: readonly string[];
}

export function DrawingPage({ params }: PageProps<DrawingParams>) {
  useTitle(params.id);
  return <h1>{params.id}</h1>;
}
