// What must not come of a text, whoever wrote it: nothing runs, nothing is asked, no element is made of it.

import { expect } from "@playwright/test";

/** Elements that do something by being there, and attributes that run. */
function recordHarm() {
  const doers = "script, iframe, frame, object, embed, base, applet, form[action], meta[http-equiv], link[rel=stylesheet]";
  const harm = (globalThis.__harm = []);
  const look = (element) => {
    const runs = element.getAttributeNames().some((name) => name.startsWith("on"));
    const leads = ["href", "src", "action", "formaction", "xlink:href"].some((name) =>
      /^[\s\u0000-\u0020]*(javascript|vbscript|data:text|data:image\/svg)/i.test(element.getAttribute(name) ?? ""),
    );
    const isOurs = element.src?.startsWith(location.origin) || element.href?.startsWith?.(location.origin);
    if (runs || leads || (element.matches(doers) && !isOurs)) harm.push(element.outerHTML.slice(0, 200));
  };
  const lookInto = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    look(node);
    for (const inner of node.querySelectorAll("*")) look(inner);
  };
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === "attributes") look(target);
        else addedNodes.forEach(lookInto);
      }
    }).observe(document.documentElement, { subtree: true, childList: true, attributes: true });
  });
}

export class Harm {
  #dialogs = [];

  /** Starts watching every page of a context; before its pages are opened. */
  static async watch(context) {
    const harm = new Harm();
    await context.addInitScript(recordHarm);
    context.on("dialog", (dialog) => {
      harm.#dialogs.push(dialog.message());
      dialog.dismiss();
    });
    return harm;
  }

  /** Nothing has come of anything so far, and the page still stands. */
  async expectNone(page) {
    const seen = await page.evaluate(() => ({
      hit: "__hit" in globalThis || "__hit" in Object.prototype,
      harm: globalThis.__harm,
      hidden: getComputedStyle(document.body).display === "none",
      crashed: document.querySelectorAll("#start-problem [data-problem]:not([hidden]), .crash").length,
      base: document.baseURI.split("#")[0],
      wider: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
    }));
    const base = page.url().split("#")[0];
    expect(seen, "harm").toEqual({ hit: false, harm: [], hidden: false, crashed: 0, base, wider: 0 });
    expect(this.#dialogs, "dialogs").toEqual([]);
  }
}

/**
 * Types a text as it is, also one that no message to the browser could carry (half a surrogate pair), and lets the
 * page hear of it.
 */
export async function typeAnything(field, text) {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  await field.evaluate((element, units) => {
    const text = units.map((unit) => String.fromCharCode(unit)).join("");
    const kind = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(element, text);
    for (const event of ["input", "change"]) element.dispatchEvent(new Event(event, { bubbles: true }));
  }, units);
}

/** Those of the texts that a part of the page does not show as they are; none, if all is well. */
export async function notShown(part, texts) {
  const shown = await part.evaluate((element) => element.textContent);
  return texts.filter((text) => !shown.includes(text)).map((text) => text.slice(0, 60));
}
