//! Keys and sequences of keys, without the browser, so that they can be tested natively.

/// What has to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// A letter alone. Off while typing, and altogether where the reader has switched letters off.
    Letter(char),
    /// With Ctrl, or ⌘ on Apple devices.
    Mod(char),
    /// One letter after the other.
    Sequence(char, char),
}

/// One key on the keycaps shown to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    Mod,
    Letter(String),
    /// Between the two keys of a sequence.
    Then,
}

/// A key as the browser reports it.
#[allow(clippy::struct_excessive_bools, reason = "as the browser reports it")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyPress<'a> {
    /// `KeyboardEvent.key`
    pub key: &'a str,
    pub is_mod: bool,
    pub is_alt: bool,
    pub is_shift: bool,
    /// A Chinese word is being composed: the key belongs to the input method.
    pub is_composing: bool,
    /// The focus is in a text field.
    pub is_typing: bool,
}

impl Shortcut {
    /// The keycaps, left to right.
    pub fn keys(self) -> Vec<Key> {
        let cap = |letter: char| Key::Letter(letter.to_uppercase().collect());
        match self {
            Self::Letter(letter) => vec![cap(letter)],
            Self::Mod(letter) => vec![Key::Mod, cap(letter)],
            Self::Sequence(first, second) => vec![cap(first), Key::Then, cap(second)],
        }
    }

    /// For `aria-keyshortcuts`; a sequence has no notation there.
    pub fn aria(self) -> Option<String> {
        match self {
            Self::Letter(letter) => Some(letter.to_string()),
            Self::Mod(letter) => Some(format!("Control+{letter} Meta+{letter}")),
            Self::Sequence(..) => None,
        }
    }
}

/// How long the second key of a sequence may take.
const SEQUENCE_MILLIS: i64 = 1_200;

/// Recognises shortcuts in a stream of keys.
#[derive(Clone, Copy, Debug, Default)]
pub struct Matcher {
    started: Option<(char, i64)>,
}

impl Matcher {
    /// The index of the shortcut that this key completes. `now_millis` on any clock that does not run backwards.
    pub fn press(
        &mut self,
        press: KeyPress<'_>,
        now_millis: i64,
        letters_on: bool,
        shortcuts: &[Shortcut],
    ) -> Option<usize> {
        let started = self.started.take();
        if press.is_composing || press.is_alt {
            return None;
        }
        let mut letters = press.key.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else {
            return None;
        };
        let letter = letter.to_ascii_lowercase();
        let find = |wanted: Shortcut| shortcuts.iter().position(|known| *known == wanted);
        if press.is_mod {
            // With Shift it is another shortcut, of the browser.
            return find(Shortcut::Mod(letter)).filter(|_| !press.is_shift);
        }
        if press.is_typing || !letters_on {
            return None;
        }
        if let Some((first, at)) = started
            && now_millis - at <= SEQUENCE_MILLIS
            && let Some(found) = find(Shortcut::Sequence(first, letter))
        {
            return Some(found);
        }
        if shortcuts
            .iter()
            .any(|known| matches!(known, Shortcut::Sequence(first, _) if *first == letter))
        {
            self.started = Some((letter, now_millis));
        }
        find(Shortcut::Letter(letter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &[Shortcut] = &[
        Shortcut::Letter('/'),
        Shortcut::Mod('k'),
        Shortcut::Sequence('g', 'c'),
        Shortcut::Letter('n'),
    ];

    fn press(matcher: &mut Matcher, key: &str, at: i64) -> Option<usize> {
        matcher.press(
            KeyPress {
                key,
                ..KeyPress::default()
            },
            at,
            true,
            ALL,
        )
    }

    #[test]
    fn letters_and_sequences() {
        let mut matcher = Matcher::default();
        assert_eq!(press(&mut matcher, "/", 0), Some(0));
        assert_eq!(press(&mut matcher, "c", 0), None);
        assert_eq!(press(&mut matcher, "g", 0), None);
        assert_eq!(press(&mut matcher, "c", 500), Some(2));
        assert_eq!(press(&mut matcher, "g", 1_000), None);
        assert_eq!(press(&mut matcher, "c", 9_000), None, "too late");
        assert_eq!(press(&mut matcher, "g", 10_000), None);
        assert_eq!(
            press(&mut matcher, "n", 10_100),
            Some(3),
            "not a sequence, but a letter"
        );
        assert_eq!(press(&mut matcher, "Enter", 10_200), None);
        assert_eq!(press(&mut matcher, "", 10_300), None);
    }

    #[test]
    fn typing_and_composing_are_left_alone() {
        let mut matcher = Matcher::default();
        let typed = KeyPress {
            key: "n",
            is_typing: true,
            ..KeyPress::default()
        };
        assert_eq!(matcher.press(typed, 0, true, ALL), None);
        let composed = KeyPress {
            key: "k",
            is_mod: true,
            is_composing: true,
            ..KeyPress::default()
        };
        assert_eq!(matcher.press(composed, 0, true, ALL), None);
        let palette = KeyPress {
            key: "K",
            is_mod: true,
            is_typing: true,
            ..KeyPress::default()
        };
        assert_eq!(
            matcher.press(palette, 0, false, ALL),
            Some(1),
            "Ctrl K acts everywhere"
        );
        let shifted = KeyPress {
            is_shift: true,
            ..palette
        };
        assert_eq!(matcher.press(shifted, 0, true, ALL), None);
        let letter = KeyPress {
            key: "n",
            ..KeyPress::default()
        };
        assert_eq!(
            matcher.press(letter, 0, false, ALL),
            None,
            "letters are switched off"
        );
        let alternative = KeyPress {
            key: "n",
            is_alt: true,
            ..KeyPress::default()
        };
        assert_eq!(matcher.press(alternative, 0, true, ALL), None);
    }
}
