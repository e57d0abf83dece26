//! The token: who has it is the page that this user opened.

use crate::workbench::Failure;

/// A token nobody can guess: 256 bits of what the operating system calls random, in hexadecimal.
///
/// # Errors
/// A system that gives none.
pub(super) fn new_token() -> Result<String, Failure> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| {
        Failure::Usage(format!(
            "the system gives no random numbers ({error}), and without them nothing is served."
        ))
    })?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Whether `given` is `token`; it takes as long for a token that is nearly right.
pub(super) fn same(given: &str, token: &str) -> bool {
    let differ = given.bytes().zip(token.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b));
    given.len() == token.len() && differ == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_long_and_never_the_same() {
        let (one, two) = (new_token().unwrap(), new_token().unwrap());
        assert_eq!(one.len(), 64);
        assert!(same(&one, &one) && !same(&one, &two) && !same("", &one) && !same(&one[..63], &one));
    }
}
