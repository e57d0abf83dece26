//! How the program is linked: at a fixed address, where the linker can be asked for that.
//!
//! The tables of HTML and of character sets hold thirty thousand addresses, which a program that may lie anywhere has to
//! be told at every start: a third of the time of `--version`. What is lost is that the addresses of the program's own code
//! cannot be foreseen; that code forbids `unsafe`.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
    // Who asks for a program without shared libraries has a linker that lays it out by rules of its own.
    let is_static = std::env::var("CARGO_CFG_TARGET_FEATURE").is_ok_and(|has| has.contains("crt-static"));
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && !is_static {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
