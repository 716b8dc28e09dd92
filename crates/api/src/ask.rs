//! Which request is answered by which reply, said once.

use crate::{AppError, Request};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A question or an order, with the type of its answer.
pub trait Ask: Sized {
    type Reply: Serialize + DeserializeOwned;

    fn into_request(self) -> Request;
}

/// Reads the bytes of a reply.
pub fn decode_reply<A: Ask>(bytes: &[u8]) -> Result<A::Reply, AppError> {
    postcard::from_bytes(bytes).map_err(|_unreadable| AppError::Malformed)
}

/// Declares [`Request`] and ties each variant to its reply: `asks! { CustomerPage => CustomerView, … }`.
macro_rules! asks {
    ($($(#[$doc:meta])* $ask:ident => $reply:ty),+ $(,)?) => {
        /// Everything the page can ask of the engine.
        #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
        pub enum Request { $($(#[$doc])* $ask($ask)),+ }

        $(impl $crate::Ask for $ask {
            type Reply = $reply;

            fn into_request(self) -> Request {
                Request::$ask(self)
            }
        })+
    };
}
pub(crate) use asks;
