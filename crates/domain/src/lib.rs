//! What a business knows: records, values, commands and rules. Pure: no clock, no input or output.

pub mod parse;
