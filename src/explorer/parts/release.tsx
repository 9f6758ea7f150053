import { useAnswer } from '../api/answer.ts';
import { useApp } from '../context.ts';

const document = '{ release { id version title published citation } }';

interface ReleaseAnswer {
  readonly release: {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly published: string;
    readonly citation: string;
  };
}

/** Names the release that answers, and how to cite it. */
export function Release() {
  const { graph } = useApp();
  const { data } = useAnswer<ReleaseAnswer>(document);
  if (!data) return <p class="quiet">{graph.name}</p>;
  const { version, title, published, citation } = data.release;
  return (
    <>
      <p>
        {title}, version {version}, {published}
      </p>
      <details>
        <summary>How to cite this release</summary>
        <p>{citation}</p>
      </details>
    </>
  );
}
