//! `completions` and `man`: made from the same tables as everything else.

use std::fmt::Write as _;

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::super::cli::Cli;
use super::super::out;
use super::super::trouble::{Exit, Trouble, reason};
use super::keys;
use crate::screens::TABLES;

/// Completes the names of sessions, which the first column of `sizeup list` shows.
const BASH: &str = r#"
_sizeup_with_sessions() {
    local word="${COMP_WORDS[COMP_CWORD]}"
    case "${COMP_WORDS[1]}" in
        resume|show|export)
            if [[ $COMP_CWORD -eq 2 && "$word" != -* ]]; then
                COMPREPLY=($(compgen -W "$(sizeup list 2>/dev/null | cut -d' ' -f1)" -- "$word"))
                return
            fi
            ;;
    esac
    _sizeup "$@"
}
complete -F _sizeup_with_sessions -o nosort -o bashdefault -o default sizeup
"#;

/// The same for zsh; it stands before the last lines, which run what was defined.
const ZSH: &str = r#"
_sizeup_sessions() {
    compadd -- ${(f)"$(sizeup list 2>/dev/null | cut -d' ' -f1)"}
}
"#;

/// The same for fish, with the titles beside the names.
const FISH: &str = r#"
complete -c sizeup -n "__fish_sizeup_using_subcommand resume show export compare" -f -a "(sizeup list 2>/dev/null | string replace '  ' \t)"
"#;

/// Prints the completions for a shell.
pub fn completions(shell: Shell) -> Result<Exit, Trouble> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "sizeup", &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    match shell {
        Shell::Bash => script.push_str(BASH),
        Shell::Zsh => {
            let about = "Its id, title, or how one of them begins:";
            script = script.replace(&format!("{about}_default"), &format!("{about}_sizeup_sessions"));
            let last = script.rfind("if [ \"$funcstack[1]\"").unwrap_or(script.len());
            script.insert_str(last, ZSH.trim_start());
        }
        Shell::Fish => script.push_str(FISH),
        _ => {}
    }
    out::data(&script);
    Ok(Exit::Done)
}

/// Prints the manual page.
pub fn man() -> Result<Exit, Trouble> {
    let fault = |error: std::io::Error| {
        Trouble::new(
            Exit::Blocked,
            "Can't make the manual page",
            reason(&error),
            "\"sizeup --help\" says the same.",
        )
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(fault)?;
    let mut page = String::from_utf8_lossy(&page).into_owned();
    page.push_str(".SH KEYS\n.nf\n");
    for line in keys::in_words(TABLES).lines() {
        // A backslash steers, and so does a dot or a quote at the beginning of a line.
        let _ = writeln!(page, "\\&{}", line.replace('\\', "\\e").replace('-', "\\-"));
    }
    page.push_str(".fi\n");
    out::data(&page);
    Ok(Exit::Done)
}
