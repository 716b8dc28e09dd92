//! Half-filled forms, kept to the last keystroke through crash, reload and a change of language.
