//! Turns locales/{vi,en}/<feature>.json into typed keys: a key missing in one language fails the build.

use leptos_i18n_parser::parse_locales::{
    options::{Config, ParseOptions},
    parse_locales,
};
use std::{collections::BTreeSet, env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    let options = ParseOptions::new().interpolate_display(true);
    let config = Config::new("vi")?.add_locale("en")?.add_namespaces(features()?)?.parse_options(options);
    let locales = parse_locales(None, config)?;
    for error in locales.diag.errors().iter() {
        println!("cargo::error={error}");
    }
    let mut disagree = false;
    for warning in locales.diag.warnings().iter() {
        disagree = true;
        println!("cargo::warning={warning}");
    }
    if disagree {
        return Err("the files of both languages must have the same keys".into());
    }
    let attributes =
        "#![allow(missing_docs, unused_qualifications, clippy::all, clippy::allow_attributes)]".parse().ok();
    let code = leptos_i18n_codegen::gen_code(&locales, None, false, Option::as_ref(&attributes), false)?;
    let folder = PathBuf::from(env::var("OUT_DIR")?).join("i18n");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("mod.rs"), code.to_string())?;
    Ok(())
}

/// The features that have texts: a file each.
fn features() -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut features = BTreeSet::new();
    for file in fs::read_dir("locales/vi")? {
        let file = file?.path();
        let name = file.file_stem().and_then(|name| name.to_str()).ok_or("the name of a file is not text")?;
        features.insert(name.to_owned());
    }
    Ok(features)
}
