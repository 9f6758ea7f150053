/** The address of the page as a value that components follow: links, "back" and "forward" all change it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export type Navigate = (address: string, options?: { readonly replace?: boolean }) => void;

/** Milliseconds that a replaced address waits for the next: browsers refuse a page that replaces its address often. */
const restMs = 150;

/** Follows the address of the page. @returns the address, and a function that opens another one of this page. */
export function useAddress(): readonly [URL, Navigate] {
  const [address, setAddress] = useState(() => new URL(location.href));
  const pending = useRef<{ href: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const navigate: Navigate = useCallback((to, { replace = false } = {}) => {
    const next = new URL(to, location.href);
    if (replace) {
      if (pending.current) clearTimeout(pending.current.timer);
      pending.current = { href: next.href, timer: setTimeout(() => settle(pending), restMs) };
    } else {
      settle(pending);
      history.pushState(null, '', next);
    }
    setAddress(next);
  }, []);
  useEffect(() => {
    const follow = () => {
      // The user has left the entry whose address was about to change.
      if (pending.current) clearTimeout(pending.current.timer);
      pending.current = null;
      setAddress(new URL(location.href));
    };
    const leave = () => settle(pending);
    const click = (event: MouseEvent) => {
      const to = addressOfClick(event);
      if (to === null) return;
      event.preventDefault();
      navigate(to);
      scrollTo(0, 0);
    };
    addEventListener('popstate', follow);
    addEventListener('pagehide', leave);
    addEventListener('click', click);
    return () => {
      removeEventListener('popstate', follow);
      removeEventListener('pagehide', leave);
      removeEventListener('click', click);
    };
  }, [navigate]);
  return [address, navigate];
}

/** Writes the address that waits. */
function settle(pending: { current: { href: string; timer: ReturnType<typeof setTimeout> } | null }): void {
  if (!pending.current) return;
  clearTimeout(pending.current.timer);
  history.replaceState(null, '', pending.current.href);
  pending.current = null;
}

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
