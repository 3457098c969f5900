//! Compiles every folder with a `pack.toml`, and the world, into the build's output folder.

use chancery_pack::{Folder, PackError, compile_language};
use flate2::{Compression, write::ZlibEncoder};
use std::io::Write;
use std::{env, fs, path::PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=.");
    if let Err(error) = compile() {
        println!("cargo::error=packs/{error}");
        std::process::exit(1);
    }
}

fn compile() -> Result<(), PackError> {
    let folder = Folder::new(env!("CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let world = folder.world()?;
    let mut list = String::from("&[");
    write(&out.join("world.pack"), &postcard::to_stdvec(&world).unwrap_or_default());
    write(&out.join("atlas.pack"), &packed(&postcard::to_stdvec(&folder.atlas()?).unwrap_or_default()));
    for code in folder.languages() {
        let language = compile_language(&folder, &code, &world)?;
        write(&out.join(format!("{code}.pack")), &language.to_bytes());
        list.push_str(&format!("({code:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{code}.pack\")).as_slice()),"));
    }
    list.push(']');
    write(&out.join("list.rs"), list.as_bytes());
    Ok(())
}

/// What only lookups need is packed: a third of the size, and nobody waits for it while reading.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

fn write(path: &PathBuf, bytes: &[u8]) {
    if let Err(error) = fs::write(path, bytes) {
        println!("cargo::error={}: {error}", path.display());
        std::process::exit(1);
    }
}
