// Cells of text files that a spreadsheet program could take for formulas, and the apostrophe that guards them
// (`crates/files/src/text/guard.rs`).

/** A cell that is one, or looks like one. */
export const FORMULA =
  /^(?:[\t\r\n]|[\p{White_Space}\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠﹢﹣﹦﹫−])/u;

const isOne = (cell) => FORMULA.test(cell.replace(/^'+/, ""));

/** As an export writes it, and as it was. */
export const guarded = (text) => (isOne(text) ? `'${text}` : text);
export const unguarded = (cell) => (cell.startsWith("'") && isOne(cell) ? cell.slice(1) : cell);
