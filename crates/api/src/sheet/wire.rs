use serde::{Serialize, de::DeserializeOwned};
use thiserror::Error;

/// Bytes that are no message of this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a message of this build")]
pub struct WireError;

/// The bytes of a message.
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, WireError> {
    postcard::to_allocvec(message).map_err(|_unspecific| WireError)
}

/// The message in these bytes.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, WireError> {
    postcard::from_bytes(bytes).map_err(|_unspecific| WireError)
}

#[cfg(test)]
mod tests {
    use super::super::{BlockBuilder, Problem, ProblemKind, ReadFrame};
    use super::*;

    #[test]
    fn frames_survive_the_wire() {
        let mut builder = BlockBuilder::new(1, 2);
        builder.push("熟客");
        builder.push("+86 138");
        builder.end_row();
        let frame = ReadFrame::Block {
            block: builder.finish(),
            problems: vec![Problem {
                row: Some(1),
                column: None,
                kind: ProblemKind::Ragged {
                    found: 1,
                    expected: 2,
                },
            }],
        };
        let bytes = encode(&frame).unwrap();
        assert_eq!(decode::<ReadFrame>(&bytes), Ok(frame));
        for cut in 0..bytes.len() {
            assert_eq!(decode::<ReadFrame>(&bytes[..cut]), Err(WireError));
        }
    }
}
