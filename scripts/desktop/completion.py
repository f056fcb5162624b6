"""Completion for bash, zsh and fish, made from the options that the program has.

A value called PATH is a file of any name, FILE is a document, and all others are for the user to
type.
"""

import shlex
from argparse import Action, ArgumentParser

_BASH = """\
_chainrule() {{
    case $3 in
        {files})
            mapfile -t COMPREPLY < <(compgen -f -- "$2") ;;
        {typed}) ;;
        *)
            if [[ $2 == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "{all}" -- "$2")
            else
                mapfile -t COMPREPLY < <(compgen -d -- "$2"; compgen -f -X '!*.chainrule' -- "$2")
            fi ;;
    esac
}}
complete -o filenames -F _chainrule chainrule
"""


def bash(parser: ArgumentParser) -> str:
    """Write the file that bash-completion looks for."""
    options = _options(parser)
    files = [option for option in options if "PATH" in _values(option)]
    typed = [option for option in options if _values(option) and option not in files]
    return _BASH.format(files=_names(files, " | "), typed=_names(typed, " | "), all=_names(options))


def zsh(parser: ArgumentParser) -> str:
    """Write the function that zsh looks for in its fpath."""
    specs = [
        _zsh_spec(option, name) for option in _options(parser) for name in option.option_strings
    ]
    lines = [shlex.quote(spec) for spec in (*specs, ":FILE:_files -g '*.chainrule'")]
    return "#compdef chainrule\n_arguments \\\n    " + " \\\n    ".join(lines) + "\n"


def fish(parser: ArgumentParser) -> str:
    """Write the file that fish looks for."""
    lines = ["complete -c chainrule -f -k -a '(__fish_complete_suffix .chainrule)'"]
    for option in _options(parser):
        words = ["complete", "-c", "chainrule"]
        for name in option.option_strings:
            words += ["-l", name[2:]] if name.startswith("--") else ["-s", name[1:]]
        if values := _values(option):
            words += ["-r", "-F"] if "PATH" in values else ["-x"]
        lines.append(shlex.join([*words, "-d", option.help or ""]))
    return "\n".join(lines) + "\n"


def _zsh_spec(option: Action, name: str) -> str:
    repeats = "*" if option.default == [] else ""
    told = (option.help or "").replace("]", r"\]")
    values = "".join(f":{word}:{'_files' if word == 'PATH' else ' '}" for word in _values(option))
    return f"{repeats}{name}[{told}]{values}"


def _options(parser: ArgumentParser) -> list[Action]:
    return [action for action in parser._actions if action.option_strings]


def _values(option: Action) -> list[str]:
    """Name the values that follow an option."""
    return [] if option.nargs == 0 else str(option.metavar).split()


def _names(options: list[Action], separator: str = " ") -> str:
    return separator.join(name for option in options for name in option.option_strings)
