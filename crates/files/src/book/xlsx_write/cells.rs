//! Rows and cells of a sheet.

use api::sheet::{CellKind, ColumnPlan, FileError, Limit, SheetPlan};

use super::parts::{DECLARATION, MAIN};
use crate::book::escape::push_escaped;
use crate::book::serial::{serial_from_day, serial_from_instant};
use crate::cell_text::is_plain_number;
use crate::limits;

/// Longest text of a cell that Excel accepts, in UTF-16 units.
const LONGEST_TEXT: u64 = 32_767;
/// Digits that a spreadsheet program keeps.
const MOST_DIGITS: usize = 15;

const STYLE_HEADER: u32 = 1;
const STYLE_TEXT: u32 = 2;
const STYLE_DAY: u32 = 3;
const STYLE_INSTANT: u32 = 4;
/// Money with 0, 1, 2, 3 and 4 decimals.
const STYLE_MONEY: u32 = 5;
const MOST_DECIMALS: u8 = 4;

/// The start of a sheet, with its header row.
pub(super) fn sheet_head(plan: &SheetPlan, is_first: bool) -> Result<String, FileError> {
    let selected = if is_first { " tabSelected=\"1\"" } else { "" };
    let mut xml = format!(
        "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView{selected} workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         </sheetView></sheetViews><cols>"
    );
    for (number, column) in (1..).zip(&plan.columns) {
        let width = width(column);
        xml.extend([format!(
            "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"
        )]);
    }
    xml.push_str("</cols><sheetData>");
    push_row_start(1, &mut xml);
    for (index, column) in plan.columns.iter().enumerate() {
        push_text(&column.name, STYLE_HEADER, index, 1, &mut xml)?;
    }
    xml.push_str("</row>");
    Ok(xml)
}

/// Wide enough for the name and for what such columns usually hold, in characters.
fn width(column: &ColumnPlan) -> usize {
    let name: usize = column
        .name
        .chars()
        .map(|c| if c.is_ascii() { 1 } else { 2 })
        .sum();
    let usual = match column.kind {
        CellKind::Text => 16,
        CellKind::Number => 10,
        CellKind::Money { .. } | CellKind::Day => 12,
        CellKind::Instant => 20,
    };
    (name + 2).clamp(usual, 60)
}

/// The number of the style of a column.
pub(super) fn style(kind: CellKind) -> u32 {
    match kind {
        CellKind::Text => STYLE_TEXT,
        CellKind::Number => 0,
        CellKind::Money { decimals } => STYLE_MONEY + u32::from(decimals.min(MOST_DECIMALS)),
        CellKind::Day => STYLE_DAY,
        CellKind::Instant => STYLE_INSTANT,
    }
}

/// Adds a cell, as the kind of its column where it is spelt so, else as text.
pub(super) fn push_cell(
    cell: &str,
    kind: CellKind,
    style: u32,
    column: usize,
    row: u64,
    xml: &mut String,
) -> Result<(), FileError> {
    if cell.is_empty() {
        return Ok(());
    }
    let number = match kind {
        CellKind::Text => None,
        CellKind::Number | CellKind::Money { .. } => is_kept_number(cell).then(|| cell.to_owned()),
        CellKind::Day => serial_from_day(cell).map(|serial| serial.to_string()),
        CellKind::Instant => serial_from_instant(cell).map(|serial| serial.to_string()),
    };
    let Some(number) = number else {
        return push_text(cell, STYLE_TEXT, column, row, xml);
    };
    push_cell_start(column, row, style, xml);
    xml.push_str("><v>");
    xml.push_str(&number);
    xml.push_str("</v></c>");
    Ok(())
}

/// Whether a spreadsheet program gives back the digits exactly as they are.
fn is_kept_number(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let whole = cell.strip_prefix('-').unwrap_or(cell);
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0') && !whole.starts_with("0.");
    is_plain_number(cell) && digits <= MOST_DIGITS && !has_leading_zero
}

fn push_text(
    text: &str,
    style: u32,
    column: usize,
    row: u64,
    xml: &mut String,
) -> Result<(), FileError> {
    if text.len() as u64 > LONGEST_TEXT {
        let units = text.encode_utf16().count() as u64;
        limits::check(Limit::CellBytes, LONGEST_TEXT, units)?;
    }
    push_cell_start(column, row, style, xml);
    xml.push_str(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    push_escaped(text, xml);
    xml.push_str("</t></is></c>");
    Ok(())
}

/// Starts a row, numbered from 1.
pub(super) fn push_row_start(number: u64, xml: &mut String) {
    xml.push_str("<row r=\"");
    xml.push_str(&number.to_string());
    xml.push_str("\">");
}

fn push_cell_start(column: usize, row: u64, style: u32, xml: &mut String) {
    xml.push_str("<c r=\"");
    push_column_name(column, xml);
    xml.push_str(&row.to_string());
    if style > 0 {
        xml.push_str("\" s=\"");
        xml.push_str(&style.to_string());
    }
    xml.push('"');
}

/// `A`, `B`, … `Z`, `AA`, …
fn push_column_name(column: usize, xml: &mut String) {
    let letter = |index: usize| u8::try_from(index).map_or('A', |index| char::from(b'A' + index));
    let (mut rest, mut name) = (column, Vec::new());
    loop {
        name.push(letter(rest % 26));
        match (rest / 26).checked_sub(1) {
            Some(left) => rest = left,
            None => break,
        }
    }
    xml.extend(name.iter().rev());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn column_names() {
        for (column, name) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16_383, "XFD"),
        ] {
            let mut xml = String::new();
            push_column_name(column, &mut xml);
            assert_eq!(xml, name);
        }
    }

    #[test]
    fn numbers_that_would_change_stay_text() {
        for kept in ["0", "0.5", "-12.50", "123456789012345"] {
            assert!(is_kept_number(kept), "{kept}");
        }
        for text in [
            "007",
            "-01",
            "1234567890123456",
            "+5",
            "1e5",
            "440301199001011234",
        ] {
            assert!(!is_kept_number(text), "{text}");
        }
    }
}
