use api::sheet::{
    BLOCK_ROWS, FileError, FileFormat, ForeignKind, HeaderChoice, Inspection, Problem, ProblemKind,
    Progress, ReadEnd, ReadOptions,
};

use crate::rows::Rows;
use crate::sniff::{Container, container};
use crate::source::Source;
use crate::text::{TextReader, inspect_text, text_shape, whole_file};

/// Looks at the head of a file. `name` is used for its ending only.
pub fn inspect<S: Source>(
    mut source: S,
    name: &str,
    options: ReadOptions,
) -> Result<Inspection, FileError> {
    let mut inspection = match container(&source.read_at(0, 4096)?) {
        Container::Foreign(looks_like) => return Err(FileError::NotASpreadsheet { looks_like }),
        Container::Text => inspect_text(&mut source, name, options)?,
        Container::Archive | Container::Compound => {
            return Err(FileError::NotASpreadsheet {
                looks_like: ForeignKind::OtherWorkbook,
            });
        }
    };
    if let Some(problem) = wrong_extension(name, inspection.format) {
        inspection.problems.push(problem);
    }
    Ok(inspection)
}

/// Reads the rows below the header, block by block.
pub struct RowReader<S> {
    inner: TextReader<S>,
    size: u64,
}

impl<S: Source> RowReader<S> {
    /// Opens a file. Whatever the options leave open is found out first.
    pub fn open(mut source: S, name: &str, options: ReadOptions) -> Result<Self, FileError> {
        let inspection = inspect(&mut source, name, options)?;
        let size = source.size();
        let (encoding, delimiter) = text_shape(&inspection);
        let mut inner = TextReader::new(source, encoding, delimiter, options.keeps_guard)?;
        if let HeaderChoice::Row(row) = inspection.read_options().header {
            inner.skip_header(row)?;
        }
        Ok(Self { inner, size })
    }

    /// The next rows; `None` at the end.
    pub fn next_rows(&mut self) -> Result<Option<Rows>, FileError> {
        self.inner.next_rows(BLOCK_ROWS)
    }

    /// How far reading has come.
    pub fn progress(&self) -> Progress {
        Progress {
            rows: self.inner.filled_rows(),
            bytes_done: self.inner.bytes_done(),
            bytes_total: self.size,
        }
    }

    /// What there was in all.
    pub fn end(&self) -> ReadEnd {
        ReadEnd {
            rows: self.inner.filled_rows(),
            problems: self.inner.problems().clone(),
        }
    }
}

fn wrong_extension(name: &str, found: FileFormat) -> Option<Problem> {
    let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
    let promised = match ending.as_str() {
        "csv" | "tsv" | "tab" => FileFormat::Delimited,
        "xlsx" | "xlsm" | "xltx" => FileFormat::Xlsx,
        "xls" | "xlt" | "et" => FileFormat::Xls,
        "ods" | "ots" => FileFormat::Ods,
        _ => return None,
    };
    (promised != found).then(|| whole_file(ProblemKind::WrongExtension { found }))
}
