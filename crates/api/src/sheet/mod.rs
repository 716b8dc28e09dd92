//! What the page, the files worker and the engine say to each other about foreign files.
