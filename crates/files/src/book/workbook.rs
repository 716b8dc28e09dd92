use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use api::sheet::{DamagedPart, FileError, FileFormat, Limit, Sheet};

use super::markup::{Event, Markup};
use super::serial::DateSystem;
use super::shared_strings::SharedStrings;
use super::styles::Styles;
use super::xlsx_rows::{XlsxRows, cell_place};
use crate::archive::{Archive, Entry};
use crate::limits;
use crate::source::Source;

/// The outside of an Office Open XML workbook: its sheets and where they are.
#[derive(Clone, Debug)]
pub(crate) struct Workbook {
    archive: Archive,
    sheets: Vec<SheetEntry>,
    system: DateSystem,
    strings: Option<Entry>,
    styles: Option<Entry>,
    /// Read once, however often rows are asked for.
    shared: OnceCell<Rc<Shared>>,
}

/// What the cells of all sheets refer to.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) strings: SharedStrings,
    pub(crate) styles: Styles,
}

#[derive(Clone, Debug)]
struct SheetEntry {
    name: String,
    is_hidden: bool,
    /// `None`: a chart or something else without rows, or a part that is missing.
    part: Option<Entry>,
}

/// Sheets whose size is looked up in advance.
const SIZED_SHEETS: usize = 64;

impl Workbook {
    /// Reads the list of sheets; `main` is the part that has it.
    pub(crate) fn open<S: Source>(
        source: &mut S,
        archive: Archive,
        main: &str,
    ) -> Result<Self, FileError> {
        let mut workbook = Self {
            sheets: Vec::new(),
            system: DateSystem::From1900,
            strings: None,
            styles: None,
            shared: OnceCell::new(),
            archive,
        };
        let relations = workbook.relations(source, main)?;
        for (kind, target) in relations.values() {
            let entry = workbook.archive.find(target).cloned();
            match kind.as_str() {
                "sharedStrings" => workbook.strings = entry,
                "styles" => workbook.styles = entry,
                _ => {}
            }
        }
        let entry = workbook
            .archive
            .find(main)
            .ok_or(damaged(DamagedPart::Workbook))?;
        let mut markup = markup(source, entry, DamagedPart::Workbook)?;
        while let Some(event) = markup.next()? {
            let Event::Start {
                name, attributes, ..
            } = event
            else {
                continue;
            };
            match name {
                b"workbookPr" => {
                    if matches!(attributes.get(b"date1904"), Some(b"1" | b"true")) {
                        workbook.system = DateSystem::From1904;
                    }
                }
                b"sheet" => {
                    let part = attributes
                        .iter()
                        // r:id, whatever the prefix; sheetId is another thing.
                        .find(|(name, _)| name.ends_with(b":id"))
                        .and_then(|(_, id)| relations.get(id))
                        .filter(|(kind, _)| kind == "worksheet")
                        .and_then(|(_, target)| workbook.archive.find(target).cloned());
                    workbook.sheets.push(SheetEntry {
                        name: attributes.text(b"name").unwrap_or_default(),
                        is_hidden: attributes
                            .get(b"state")
                            .is_some_and(|state| state != b"visible"),
                        part,
                    });
                    let count = workbook.sheets.len() as u64;
                    limits::check(Limit::Sheets, limits::SHEETS, count)?;
                }
                _ => {}
            }
        }
        if workbook.sheets.is_empty() {
            return Err(damaged(DamagedPart::Workbook));
        }
        Ok(workbook)
    }

    /// The sheets, with the sizes they declare.
    pub(crate) fn sheets<S: Source>(&self, source: &mut S) -> Vec<Sheet> {
        self.sheets
            .iter()
            .enumerate()
            .map(|(index, sheet)| {
                let part = sheet.part.as_ref().filter(|_| index < SIZED_SHEETS);
                // A sheet that cannot be looked into is only told when it is asked for.
                let size = part.and_then(|part| declared_size(source, part).ok().flatten());
                Sheet {
                    name: sheet.name.clone(),
                    rows: size.map(|(rows, _)| rows),
                    columns: size.map(|(_, columns)| columns),
                    is_hidden: sheet.is_hidden,
                }
            })
            .collect()
    }

    /// Packed size of a sheet, for progress.
    pub(crate) fn packed_bytes(&self, sheet: usize) -> u64 {
        self.sheets
            .get(sheet)
            .and_then(|sheet| sheet.part.as_ref())
            .map_or(0, |part| part.packed)
    }

    /// The rows of a sheet.
    pub(crate) fn rows<S: Source>(
        &self,
        mut source: S,
        sheet: usize,
    ) -> Result<XlsxRows<S>, FileError> {
        let entry = self.sheets.get(sheet).ok_or(FileError::NoSuchSheet {
            sheets: u32::try_from(self.sheets.len()).unwrap_or(u32::MAX),
        })?;
        let part = entry.part.as_ref().ok_or(damaged(DamagedPart::Sheet))?;
        let shared = self.shared(&mut source)?;
        let markup = markup(source, part, DamagedPart::Sheet)?;
        Ok(XlsxRows::new(markup, shared, self.system))
    }

    fn shared<S: Source>(&self, source: &mut S) -> Result<Rc<Shared>, FileError> {
        if let Some(shared) = self.shared.get() {
            return Ok(Rc::clone(shared));
        }
        let styles = match &self.styles {
            Some(entry) => Styles::read(markup(&mut *source, entry, DamagedPart::Styles)?)?,
            None => Styles::default(),
        };
        let strings = match &self.strings {
            Some(entry) => SharedStrings::read(markup(source, entry, DamagedPart::SharedStrings)?)?,
            None => SharedStrings::default(),
        };
        let shared = Rc::new(Shared { strings, styles });
        Ok(Rc::clone(self.shared.get_or_init(|| shared)))
    }

    /// What the workbook refers to: kind and place by id.
    fn relations<S: Source>(
        &self,
        source: &mut S,
        main: &str,
    ) -> Result<BTreeMap<Vec<u8>, (String, String)>, FileError> {
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", main));
        let mut relations = BTreeMap::new();
        let Some(entry) = self.archive.find(&format!("{folder}/_rels/{name}.rels")) else {
            return Ok(relations);
        };
        let mut markup = markup(source, entry, DamagedPart::Workbook)?;
        while let Some(event) = markup.next()? {
            if let Event::Start {
                name: b"Relationship",
                attributes,
                ..
            } = event
            {
                let kind = attributes.text(b"Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = attributes.text(b"Target").unwrap_or_default();
                let id = attributes.get(b"Id").unwrap_or_default().to_vec();
                if (relations.len() as u64) < 4 * limits::SHEETS {
                    relations.insert(id, (kind, resolved(folder, &target)));
                }
            }
        }
        Ok(relations)
    }
}

/// The part that holds the list of sheets.
pub(crate) fn main_part<S: Source>(
    source: &mut S,
    archive: &Archive,
) -> Result<Option<String>, FileError> {
    if let Some(entry) = archive.find("_rels/.rels") {
        let mut markup = markup(source, entry, DamagedPart::Workbook)?;
        while let Some(event) = markup.next()? {
            if let Event::Start {
                name: b"Relationship",
                attributes,
                ..
            } = event
                && attributes
                    .get(b"Type")
                    .is_some_and(|kind| kind.ends_with(b"/officeDocument"))
                && let Some(target) = attributes.text(b"Target")
            {
                return Ok(Some(resolved("", &target)));
            }
        }
    }
    let usual = "xl/workbook.xml";
    Ok(archive.find(usual).map(|_| usual.to_owned()))
}

/// A place relative to a folder of the archive.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

/// Rows and columns down to the last cell that the sheet declares.
fn declared_size<S: Source>(source: &mut S, part: &Entry) -> Result<Option<(u64, u32)>, FileError> {
    let mut markup = markup(source, part, DamagedPart::Sheet)?;
    while let Some(event) = markup.next()? {
        match event {
            Event::Start {
                name: b"dimension",
                attributes,
                ..
            } => {
                let area = attributes.get(b"ref").unwrap_or_default();
                // What programs write that do not know the size when they begin.
                if area == b"A1" {
                    return Ok(None);
                }
                let last = area.rsplit(|byte| *byte == b':').next().unwrap_or_default();
                return Ok(cell_place(last).map(|(column, row)| (u64::from(row) + 1, column + 1)));
            }
            Event::Start {
                name: b"sheetData", ..
            } => return Ok(None),
            _ => {}
        }
    }
    Ok(None)
}

fn markup<S: Source>(source: S, entry: &Entry, what: DamagedPart) -> Result<Markup<S>, FileError> {
    let part = entry.open(source, FileFormat::Xlsx)?;
    Ok(Markup::new(part, FileFormat::Xlsx, what))
}

fn damaged(part: DamagedPart) -> FileError {
    FileError::Damaged {
        format: FileFormat::Xlsx,
        part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_inside() {
        for (folder, target, path) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("xl", "../../../etc/passwd", "etc/passwd"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
        ] {
            assert_eq!(resolved(folder, target), path);
        }
    }
}
