//! How the program is linked: at a fixed address, where the linker can be asked for that.
//!
//! The tables of HTML and of character sets hold thirty thousand addresses, which a program that may lie anywhere has to
//! be told at every start: a third of the time of `--version`. Nothing here is `unsafe`, so little is lost with it.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
