use api::sheet::Encoding;
use encoding_rs::{CoderResult, Encoding as Table};

/// Turns the bytes of a file into UTF-8, piece by piece.
///
/// UTF-8 itself is passed through unchecked: blocks are checked when they are finished, which
/// saves a pass over the text and lets a broken byte be told with its row.
pub(crate) struct Decoder {
    inner: Option<encoding_rs::Decoder>,
    /// Bytes of a byte order mark that may still come.
    mark: &'static [u8],
    had_errors: bool,
}

impl Decoder {
    pub(crate) fn new(encoding: Encoding) -> Self {
        let inner =
            (encoding != Encoding::Utf8).then(|| table(encoding).new_decoder_with_bom_removal());
        Self {
            inner,
            mark: "\u{FEFF}".as_bytes(),
            had_errors: false,
        }
    }

    /// Appends the text of `bytes`; `is_last`: nothing comes behind them.
    pub(crate) fn push(&mut self, bytes: &[u8], is_last: bool, text: &mut Vec<u8>) {
        let Some(inner) = &mut self.inner else {
            let mut rest = bytes;
            while let ([expected, later @ ..], [byte, behind @ ..]) = (self.mark, rest) {
                if expected != byte {
                    self.mark = &[];
                    break;
                }
                (self.mark, rest) = (later, behind);
            }
            text.extend_from_slice(rest);
            return;
        };
        let mut rest = bytes;
        loop {
            let room = inner.max_utf8_buffer_length(rest.len()).unwrap_or(1 << 16);
            let start = text.len();
            text.resize(start + room, 0);
            let into = text.get_mut(start..).unwrap_or_default();
            let (result, read, written, had_errors) = inner.decode_to_utf8(rest, into, is_last);
            text.truncate(start + written);
            self.had_errors |= had_errors;
            rest = rest.get(read..).unwrap_or_default();
            if result == CoderResult::InputEmpty {
                return;
            }
        }
    }

    /// Whether replacement characters had to stand in so far (never for UTF-8, see above).
    pub(crate) fn had_errors(&self) -> bool {
        self.had_errors
    }
}

/// The conversion table; GBK is read with that of GB18030, which contains it.
pub(super) fn table(encoding: Encoding) -> &'static Table {
    match encoding {
        Encoding::Utf8 => encoding_rs::UTF_8,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
        Encoding::Gb18030 => encoding_rs::GB18030,
        Encoding::Big5 => encoding_rs::BIG5,
        Encoding::ShiftJis => encoding_rs::SHIFT_JIS,
        Encoding::EucJp => encoding_rs::EUC_JP,
        Encoding::EucKr => encoding_rs::EUC_KR,
        Encoding::Windows1250 => encoding_rs::WINDOWS_1250,
        Encoding::Windows1251 => encoding_rs::WINDOWS_1251,
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
        Encoding::Windows1253 => encoding_rs::WINDOWS_1253,
        Encoding::Windows1254 => encoding_rs::WINDOWS_1254,
        Encoding::Windows1255 => encoding_rs::WINDOWS_1255,
        Encoding::Windows1256 => encoding_rs::WINDOWS_1256,
        Encoding::Windows1257 => encoding_rs::WINDOWS_1257,
        Encoding::Windows1258 => encoding_rs::WINDOWS_1258,
        Encoding::Windows874 => encoding_rs::WINDOWS_874,
        Encoding::Koi8R => encoding_rs::KOI8_R,
    }
}
