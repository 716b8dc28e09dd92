use crate::files_client::FilesWorker;
use crate::platform::code_reader::CodeReader;
use crate::platform::pixels::Easel;
use web_sys::{Blob, HtmlVideoElement};

/// Longer edges cost time and read no better, in pixels.
const FRAME_EDGE: u32 = 960;
/// A photo may show the code from afar.
const PHOTO_EDGES: [u32; 3] = [1_000, 2_000, 600];

/// Reads codes in pictures: by the browser where it can, else in the files worker, so that the page stays quick.
pub(super) struct PictureReader {
    easel: Easel,
    own: Option<CodeReader>,
    worker: Option<FilesWorker>,
}

impl PictureReader {
    /// `None` where neither is to be had.
    pub(super) async fn start() -> Option<Self> {
        let easel = Easel::new()?;
        let own = CodeReader::find().await;
        let worker = if own.is_none() {
            Some(FilesWorker::start().ok()?)
        } else {
            None
        };
        Some(Self { easel, own, worker })
    }

    /// The codes a video shows now; `None` when nobody can look any more.
    pub(super) async fn look_at_video(&self, video: &HtmlVideoElement) -> Option<Vec<String>> {
        if !self.easel.draw_video(video, FRAME_EDGE) {
            return Some(Vec::new());
        }
        self.look().await
    }

    /// The codes in a picture; `None` when it is no picture.
    pub(super) async fn look_at_file(&self, file: &Blob) -> Option<Vec<String>> {
        for edge in PHOTO_EDGES {
            if !self.easel.draw_file(file, edge).await {
                return None;
            }
            let found = self.look().await.unwrap_or_default();
            if !found.is_empty() {
                return Some(found);
            }
        }
        Some(Vec::new())
    }

    async fn look(&self) -> Option<Vec<String>> {
        if let Some(own) = &self.own {
            return own.texts(self.easel.canvas()).await;
        }
        let pixels = self.easel.pixels()?;
        let worker = self.worker.as_ref()?;
        worker
            .find_codes(pixels.width, pixels.brightness)
            .await
            .ok()
    }
}
