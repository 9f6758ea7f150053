/**
 * Copies text. Pages without HTTPS have no clipboard, except on this machine.
 * @returns whether the browser allows it.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
