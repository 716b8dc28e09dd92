// Records what must never happen in any page of a browser context.

import { expect } from "@playwright/test";

class Watch {
  #origins = new Set();
  #requests = [];
  #violations = [];
  #errors = [];

  constructor(context) {
    context.on("request", (request) => this.#requests.push(new URL(request.url())));
    context.on("console", (message) => {
      const text = message.text();
      if (/Content Security Policy/i.test(text)) this.#violations.push(text);
      else if (message.type() === "error") this.#errors.push(text);
    });
    context.on("weberror", (error) => this.#errors.push(String(error.error())));
  }

  /** An origin that pages of this context may ask. */
  allow(address) {
    this.#origins.add(new URL(address).origin);
  }

  expectCalm(allowedErrors = []) {
    const overNetwork = this.#requests.filter((url) => /^(http|ws)s?:$/.test(url.protocol));
    const foreign = overNetwork.filter((url) => !this.#origins.has(url.origin));
    expect(foreign.map(String), "requests to other origins").toEqual([]);
    expect(this.#violations, "content security policy").toEqual([]);
    const unexpected = this.#errors.filter((text) => !allowedErrors.some((known) => known.test(text)));
    expect(unexpected, "errors on the console").toEqual([]);
  }
}

/** Starts watching every page and worker of a context that belongs to the site at `address`. */
export function watchContext(context, address) {
  const watch = new Watch(context);
  watch.allow(address);
  return watch;
}
