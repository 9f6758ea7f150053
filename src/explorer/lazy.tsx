import { type ComponentType, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type State<P> = { readonly Component: ComponentType<P> } | 'waiting' | 'failed';

/**
 * Makes a component whose code loads when the page first shows it, so that the start page stays small.
 * @param load imports the module and returns the component.
 */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: State<P> = 'waiting';
  return function Lazy(props: P) {
    const [state, setState] = useState<State<P>>(loaded);
    useEffect(() => {
      if (loaded !== 'waiting') return;
      load().then(
        (Component) => {
          loaded = { Component };
          setState(loaded);
        },
        () => setState('failed'),
      );
    }, []);
    if (state === 'waiting') return <div class="waiting" />;
    if (state === 'failed') {
      return (
        <p class="problems" role="alert">
          The service did not send this part of the page. It may have a newer version: reload the page.
        </p>
      );
    }
    return h(state.Component, props);
  };
}
