use super::post::post;
use crate::session::Surroundings;
use api::{Event, FromEngine};
use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageChannel, WorkerGlobalScope};

/// The browser around the engine.
pub(super) struct Browser {
    /// To the same book in other tabs. Absent where the browser has none: then a tab learns of the others when it
    /// writes itself.
    pub(super) tabs: Option<BroadcastChannel>,
}

impl Surroundings for Browser {
    fn random(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
        let filled = scope
            .crypto()
            .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
        if filled.is_err() {
            // Insecure contexts have it too; this is for browsers that lie about it.
            for byte in &mut bytes {
                let random = js_sys::Math::random() * 256.0;
                #[allow(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "0 <= random < 256 by the definition of Math.random"
                )]
                let random = random as u8;
                *byte = random;
            }
        }
        bytes
    }

    fn tell(&self, event: Event) {
        post(&FromEngine::Event(event));
    }

    fn announce(&self) {
        if let Some(tabs) = &self.tabs {
            // A closed channel: the other tabs learn of it when they write.
            let _closed = tabs.post_message(&JsValue::TRUE);
        }
    }

    /// A turn of the event loop. A message to oneself, because timers are held back to 4 ms.
    async fn pause(&self) {
        let turn = Promise::new(&mut |resolve, _reject| match MessageChannel::new() {
            Ok(channel) => {
                channel.port1().set_onmessage(Some(&resolve));
                let _refused = channel.port2().post_message(&JsValue::NULL);
            }
            Err(_unavailable) => {
                let _refused = resolve.call0(&JsValue::NULL);
            }
        });
        let _turned = JsFuture::from(turn).await;
    }
}
