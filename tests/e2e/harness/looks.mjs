// Both languages in both looks.

const long = Boolean(process.env.SHUKE_LONG);

/**
 * `everywhere` says whether a look is tried at every size and with an empty book as well: on every change one
 * light and one dark look, one in each language, because what differs by size does not differ by colour; with
 * `--long` all four.
 */
export const LOOKS = ["zh-CN", "en-GB"].flatMap((locale) =>
  ["light", "dark"].map((colorScheme) => ({
    locale,
    colorScheme,
    everywhere: long || (locale === "zh-CN") === (colorScheme === "light"),
  })),
);
