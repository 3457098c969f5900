//! Tests over the packs' time data.

mod common;
mod edtf;
mod properties;
mod tables;
