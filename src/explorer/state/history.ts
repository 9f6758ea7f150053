/** The address of the page as a value that components follow: links, "back" and "forward" all change it. */
import { useEffect, useState } from 'preact/hooks';

export type Navigate = (address: string, options?: { readonly replace?: boolean }) => void;

/** Follows the address of the page. @returns the address, and a function that opens another one of this page. */
export function useAddress(): readonly [URL, Navigate] {
  const [address, setAddress] = useState(() => new URL(location.href));
  useEffect(() => {
    const follow = () => setAddress(new URL(location.href));
    const navigate: Navigate = (to, { replace = false } = {}) => {
      if (replace) history.replaceState(null, '', to);
      else history.pushState(null, '', to);
      follow();
    };
    const click = (event: MouseEvent) => {
      const address = addressOfClick(event);
      if (address === null) return;
      event.preventDefault();
      navigate(address);
      scrollTo(0, 0);
    };
    addEventListener('popstate', follow);
    addEventListener('hashchange', follow);
    addEventListener('click', click);
    open.navigate = navigate;
    return () => {
      removeEventListener('popstate', follow);
      removeEventListener('hashchange', follow);
      removeEventListener('click', click);
    };
  }, []);
  return [address, stable];
}

/** The function of the mounted page. `stable` stays the same while the page follows addresses. */
const open: { navigate: Navigate } = { navigate: (to) => location.assign(to) };
const stable: Navigate = (to, options) => open.navigate(to, options);

/** Returns the address of a click on a link to this page; null for all other clicks, such as one for a new tab. */
function addressOfClick(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link?.target !== '' || link.hasAttribute('download')) return null;
  const to = new URL(link.href, location.href);
  const isHere = to.origin === location.origin && to.pathname === location.pathname;
  // A link inside the page, such as the skip link, only moves the focus.
  const isInside = (link.getAttribute('href') ?? '').startsWith('#');
  return isHere && !isInside ? to.href : null;
}
