// A phone that lets no page copy.

/** Copying fails from now on, in either way that a page has. */
export const refuse = (page) =>
  page.evaluate(() => {
    if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
    document.execCommand = () => false;
  });

/** The words of a field that are marked. */
export const chosen = (page) =>
  page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return value.slice(selectionStart, selectionEnd);
  });
