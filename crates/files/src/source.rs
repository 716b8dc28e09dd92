use api::sheet::FileError;

/// Bytes that can be read in slices: a `File` in the browser, a vector in tests.
pub trait Source {
    /// Size in bytes.
    fn size(&self) -> u64;

    /// Up to `length` bytes from `offset` on, fewer only at the end.
    fn read_at(&mut self, offset: u64, length: usize) -> Result<Vec<u8>, FileError>;
}

impl Source for Vec<u8> {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn read_at(&mut self, offset: u64, length: usize) -> Result<Vec<u8>, FileError> {
        let start = usize::try_from(offset)
            .unwrap_or(usize::MAX)
            .min(self.len());
        let end = start.saturating_add(length).min(self.len());
        Ok(self.get(start..end).unwrap_or_default().to_vec())
    }
}

impl<S: Source + ?Sized> Source for Box<S> {
    fn size(&self) -> u64 {
        (**self).size()
    }

    fn read_at(&mut self, offset: u64, length: usize) -> Result<Vec<u8>, FileError> {
        (**self).read_at(offset, length)
    }
}

impl<S: Source + ?Sized> Source for &mut S {
    fn size(&self) -> u64 {
        (**self).size()
    }

    fn read_at(&mut self, offset: u64, length: usize) -> Result<Vec<u8>, FileError> {
        (**self).read_at(offset, length)
    }
}
