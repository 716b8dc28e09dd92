// Both languages and both looks.

const long = Boolean(process.env.SHUKE_LONG);

/**
 * On every change one light and one dark look, one in each language, because colours do not differ by language; with
 * `--long` all four.
 */
export const LOOKS = ["zh-CN", "en-GB"]
  .flatMap((locale) => ["light", "dark"].map((colorScheme) => ({ locale, colorScheme })))
  .filter(({ locale, colorScheme }) => long || (locale === "zh-CN") === (colorScheme === "light"));
