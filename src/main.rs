//! The page. Everything it does is in the library beside this file.

fn main() {
    page::start();
}
