//! Taking answers over from customers' phones: by camera, from a picture or a file, or from a text.

mod came;
mod eye;
mod heard;
mod picture;
mod scan_page;

pub(super) use scan_page::ScanPage;
