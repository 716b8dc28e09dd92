use std::collections::HashMap;

use api::sheet::FileError;

use super::date_format::{NumberShape, built_in_shape, format_shape};
use super::markup::{Event, Markup};
use crate::source::Source;

/// How the numbers of a workbook are shown, by the style of their cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Styles {
    shapes: Vec<NumberShape>,
}

/// More styles than Excel itself can have.
const MOST_STYLES: usize = 70_000;

impl Styles {
    /// Reads the part with the styles.
    pub(crate) fn read<S: Source>(mut markup: Markup<S>) -> Result<Self, FileError> {
        let mut formats: HashMap<u32, NumberShape> = HashMap::new();
        let mut shapes = Vec::new();
        let mut is_inside = false;
        while let Some(event) = markup.next()? {
            match event {
                Event::Start {
                    name: b"numFmt",
                    attributes,
                    ..
                } => {
                    let id = attributes.text(b"numFmtId").and_then(|id| id.parse().ok());
                    let code = attributes.text(b"formatCode").unwrap_or_default();
                    if let Some(id) = id
                        && formats.len() < MOST_STYLES
                    {
                        formats.insert(id, format_shape(&code));
                    }
                }
                Event::Start {
                    name: b"cellXfs",
                    is_empty,
                    ..
                } => is_inside = !is_empty,
                Event::End { name: b"cellXfs" } => is_inside = false,
                Event::Start {
                    name: b"xf",
                    attributes,
                    ..
                } if is_inside && shapes.len() < MOST_STYLES => {
                    let id = attributes
                        .text(b"numFmtId")
                        .and_then(|id| id.parse().ok())
                        .unwrap_or(0);
                    let written = formats.get(&id).copied();
                    shapes.push(written.unwrap_or_else(|| built_in_shape(id)));
                }
                _ => {}
            }
        }
        Ok(Self { shapes })
    }

    /// The shape of the style with this index.
    pub(crate) fn shape(&self, style: usize) -> NumberShape {
        self.shapes.get(style).copied().unwrap_or_default()
    }
}
