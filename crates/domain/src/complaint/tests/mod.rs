mod authority;
mod merging;
mod process;
mod story;
