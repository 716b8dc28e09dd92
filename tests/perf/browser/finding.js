// Search as you type: the peers and ours behind one face. Everybody searches name, phone, e-mail and city
// and hands over the best 50, ranked where it can rank.

import uFuzzy from "/npm/@leeoniya/ufuzzy/dist/uFuzzy.mjs";
import FlexSearch from "/npm/flexsearch/dist/flexsearch.bundle.module.min.mjs";
import MiniSearch from "/npm/minisearch/dist/es/index.js";
import { customers, dice, keystrokes } from "./data.js";
import { finder } from "./ours.js";

const LIMIT = 50;
const FIELDS = ["name", "phone", "email", "city"];
const now = () => performance.now();

const MAKERS = {
  async ours() {
    const index = await finder();
    return {
      build: () => index.build(),
      search: (text) => index.query(text, LIMIT),
      megabytes: () => index.memory_bytes() / 1e6,
    };
  },
  async includes(people) {
    let lines;
    return {
      build: timed(() => (lines = people.map((person) => FIELDS.map((field) => person[field]).join("\n").toLowerCase()))),
      search(text) {
        const wanted = text.toLowerCase();
        const found = [];
        for (let at = 0; at < lines.length; at++) if (lines[at].includes(wanted)) found.push(at);
        return found.slice(0, LIMIT);
      },
    };
  },
  async ufuzzy(people) {
    let lines;
    const search = new uFuzzy({
      unicode: true,
      interSplit: "[^\\p{L}\\d']+",
      intraSplit: "\\p{Ll}\\p{Lu}",
      intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
      intraChars: "[\\p{L}\\d']",
      intraContr: "'\\p{L}{1,2}\\b",
      intraMode: 1,
    });
    return {
      build: timed(() => (lines = people.map((person) => FIELDS.map((field) => person[field]).join(" ")))),
      search(text) {
        const [found, info, order] = search.search(lines, text, 0, 1_000);
        if (!found) return [];
        return order ? order.slice(0, LIMIT).map((at) => info.idx[at]) : found.slice(0, LIMIT);
      },
    };
  },
  async minisearch(people) {
    let index;
    const documents = people.map((person, id) => ({ id, ...person }));
    return {
      build: timed(() => {
        index = new MiniSearch({ fields: FIELDS });
        index.addAll(documents);
      }),
      search: (text) =>
        index.search(text, { prefix: true, fuzzy: 0.2, combineWith: "AND" }).slice(0, LIMIT).map(({ id }) => id),
    };
  },
  async flexsearch(people) {
    let index;
    const documents = people.map((person, id) => ({ id, ...person }));
    return {
      build: timed(() => {
        index = new FlexSearch.Document({ document: { id: "id", index: FIELDS }, tokenize: "forward" });
        for (const document of documents) index.add(document);
      }),
      search: (text) => index.search(text, { limit: LIMIT, merge: true }).map(({ id }) => id).slice(0, LIMIT),
    };
  },
};

const timed = (work) => () => {
  const start = now();
  work();
  return now() - start;
};

let kept;

/** Makes one contestant, without its index; `measure` builds that. */
export async function prepare(name) {
  const people = customers();
  kept = { people, contestant: await MAKERS[name](people) };
}

/** Builds the index and nothing else. Milliseconds. */
export async function build() {
  return kept.contestant.build();
}

/** Building, keystrokes and recall of the contestant that is kept. Milliseconds. */
export async function measure({ builds, passes }) {
  const { people, contestant } = kept;
  const built = Array.from({ length: builds }, () => contestant.build());
  const typed = keystrokes();
  for (const text of typed) contestant.search(text);
  const times = [];
  for (let pass = 0; pass < passes; pass++) {
    for (const text of typed) {
      const start = now();
      contestant.search(text);
      times.push(now() - start);
    }
  }
  return { built, times, recall: recall(people, contestant.search), megabytes: contestant.megabytes?.() };
}

/** Words as every contestant sees them: split at spaces, in lower case. */
const words = (person) => [...person.name.toLowerCase().split(/\s+/), person.phone];

/**
 * The share of the right customers among the best 50, found by trying all of them. Right is, for a word with
 * one letter wrong, everyone with a word at most one edit away (`whole`), or with a word that begins so
 * (`typed`: what search as you type has to find, since nobody knows whether more is to come).
 */
function recall(people, search) {
  const owners = new Map();
  people.forEach((person, at) => {
    for (const word of words(person)) {
      if (!owners.has(word)) owners.set(word, []);
      owners.get(word).push(at);
    }
  });
  const shares = {};
  for (const { kind, text } of typos(people)) {
    const found = [...search(text)];
    const right = { whole: new Set(), typed: new Set() };
    const add = (into, word) => owners.get(word).forEach((at) => into.add(at));
    for (const word of owners.keys()) {
      if (isOneAway(word, text)) add(right.whole, word);
      if ([-1, 0, 1].some((more) => isOneAway(word.slice(0, text.length + more), text))) add(right.typed, word);
    }
    for (const [what, set] of Object.entries(right)) {
      const share = found.filter((at) => set.has(at)).length / Math.min(LIMIT, set.size);
      (shares[`${kind}, ${what}`] ??= []).push(share);
    }
  }
  const mean = (list) => list.reduce((a, b) => a + b, 0) / list.length;
  return Object.fromEntries(Object.entries(shares).map(([kind, list]) => [kind, mean(list)]));
}

/** 120 words of customers with one letter wrong. */
function typos(people) {
  const random = dice(0x7e57);
  const made = [];
  const wanted = { latin: 40, han: 40, phone: 40 };
  while (Object.values(wanted).some((count) => count > 0)) {
    const person = people[random.below(people.length)];
    const word = random.pick(words(person));
    const kind = /^\d{11}$/.test(word) ? "phone" : /^\p{Script=Han}{3}$/u.test(word) ? "han" : /^[a-z]{5,}$/.test(word) ? "latin" : undefined;
    if (!kind || wanted[kind]-- <= 0) continue;
    // Not the first letter: people see that one.
    const at = 1 + random.below(word.length - 1);
    const letter = { latin: "aeiorstn"[random.below(8)], han: "伟芳娜秀英敏静丽"[random.below(8)], phone: String(random.below(10)) }[kind];
    const text = word.slice(0, at) + letter + word.slice(at + (kind === "latin" && random.chance(0.3) ? 0 : 1));
    made.push({ kind, text });
  }
  return made;
}

/** Whether one insertion, deletion, replacement or swap of neighbours makes one out of the other. */
function isOneAway(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === right[1] + right[0]);
}
