use serde::{Deserialize, Serialize};

/// What a foreign file is, judged by its bytes, not by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FileFormat {
    /// Text with a delimiter: CSV, TSV and their kin.
    Delimited,
    /// Office Open XML workbook (Excel 2007 and later, WPS).
    Xlsx,
    /// Binary Excel workbook (Excel 97–2003).
    Xls,
    /// OpenDocument spreadsheet (LibreOffice).
    Ods,
}

/// How the bytes of a text file stand for characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// Simplified Chinese; includes GBK and GB 2312, which is what Excel in China writes.
    Gb18030,
    /// Traditional Chinese (Taiwan, Hong Kong).
    Big5,
    ShiftJis,
    EucJp,
    EucKr,
    /// Central European.
    Windows1250,
    /// Cyrillic.
    Windows1251,
    /// Western European.
    Windows1252,
    /// Greek.
    Windows1253,
    /// Turkish.
    Windows1254,
    /// Hebrew.
    Windows1255,
    /// Arabic.
    Windows1256,
    /// Baltic.
    Windows1257,
    /// Vietnamese.
    Windows1258,
    /// Thai.
    Windows874,
    /// Cyrillic, older mail programs.
    Koi8R,
}

impl Encoding {
    /// Every encoding, in the order a picker would list them.
    pub const ALL: [Self; 19] = [
        Self::Utf8,
        Self::Gb18030,
        Self::Big5,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::ShiftJis,
        Self::EucJp,
        Self::EucKr,
        Self::Windows1252,
        Self::Windows1250,
        Self::Windows1251,
        Self::Windows1253,
        Self::Windows1254,
        Self::Windows1255,
        Self::Windows1256,
        Self::Windows1257,
        Self::Windows1258,
        Self::Windows874,
        Self::Koi8R,
    ];

    /// The name users know from other programs, the same in every language.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Gb18030 => "GBK / GB18030",
            Self::Big5 => "Big5",
            Self::ShiftJis => "Shift-JIS",
            Self::EucJp => "EUC-JP",
            Self::EucKr => "EUC-KR",
            Self::Windows1250 => "Windows-1250",
            Self::Windows1251 => "Windows-1251",
            Self::Windows1252 => "Windows-1252",
            Self::Windows1253 => "Windows-1253",
            Self::Windows1254 => "Windows-1254",
            Self::Windows1255 => "Windows-1255",
            Self::Windows1256 => "Windows-1256",
            Self::Windows1257 => "Windows-1257",
            Self::Windows1258 => "Windows-1258",
            Self::Windows874 => "Windows-874",
            Self::Koi8R => "KOI8-R",
        }
    }
}

/// What stands between two cells of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Delimiter {
    Comma,
    Semicolon,
    Tab,
    Pipe,
}

impl Delimiter {
    /// Every delimiter that is recognised.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The character itself, always one byte.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

/// Which row holds the names of the columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeaderChoice {
    /// Judge by the cells.
    #[default]
    Guess,
    /// There is none; the first row is data.
    Absent,
    /// The row with this index, counted from 0; rows above it are skipped.
    Row(u32),
}

/// How to read a file. `Default` means: find everything out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadOptions {
    /// `None`: detect. Ignored by workbooks.
    pub encoding: Option<Encoding>,
    /// `None`: detect. Ignored by workbooks.
    pub delimiter: Option<Delimiter>,
    /// Index of the sheet, counted from 0; `None`: the first visible one with rows.
    pub sheet: Option<u32>,
    pub header: HeaderChoice,
    /// Keep the apostrophe that this app and others put before `=`, `+`, `-` and `@` in text
    /// files, so that a spreadsheet program does not take the cell for a formula, and the
    /// wrapping of `="13800138000"`. Normally both are taken off again.
    pub keeps_guard: bool,
}

/// The kinds of file that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OutputFormat {
    /// UTF-8 with byte order mark, CRLF, commas; text that looks like a formula is guarded by an
    /// apostrophe, which reading takes off again.
    Csv,
    /// As [`OutputFormat::Csv`], with tabs.
    Tsv,
    /// A workbook with real numbers and days, and text cells for everything else.
    Xlsx,
}

/// What a column of a written file holds, and how its cells are spelt in [`RowBlock::text`].
///
/// A cell that is not spelt so is written as text: nothing is lost.
///
/// [`RowBlock::text`]: super::RowBlock::text
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellKind {
    /// Anything, exactly as it is; also phone numbers and codes with leading zeros.
    Text,
    /// Digits with an optional `-` and an optional `.`.
    Number,
    /// As [`CellKind::Number`], shown with thousands separators and this many decimals.
    Money { decimals: u8 },
    /// `YYYY-MM-DD`.
    Day,
    /// `YYYY-MM-DD HH:MM` or `YYYY-MM-DD HH:MM:SS` (a `T` may stand for the space), already in
    /// the time zone of the shop.
    Instant,
}

/// A column of a file to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnPlan {
    pub name: String,
    pub kind: CellKind,
}

/// A sheet of a file to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetPlan {
    /// Shown on the sheet's tab; made legal (31 characters, no `[]:*?/\`) by the worker.
    pub name: String,
    pub columns: Vec<ColumnPlan>,
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WritePlan {
    pub format: OutputFormat,
    /// CSV and TSV take exactly one.
    pub sheets: Vec<SheetPlan>,
}
