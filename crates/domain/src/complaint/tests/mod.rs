mod authority;
mod clocks;
mod merging;
mod process;
mod story;
