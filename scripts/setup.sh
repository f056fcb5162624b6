# Sourced by scripts/run and scripts/test, which set root: `set_up run` and `set_up test` make
# .venv, install into it and see to Qt's system libraries. When nothing has changed since the
# last time they return at once. Every word goes to stderr: stdout belongs to the program.

use_versions() { # $1: nothing, or -lowest; each has an environment of its own
    venv=$root/.venv$1
    constraints=constraints$1.txt
}
use_versions ""

say() {
    printf 'chainrule: %s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 2
}

is_debian() { # Ubuntu too
    [ -e /etc/debian_version ] && command -v apt-get >/dev/null
}

set_up() { # $1: run or test
    if [ "$(cat "$venv/$1.stamp" 2>/dev/null)" = "$(contents_stamp)" ]; then
        return
    fi
    find_python
    say "setting up ${venv##*/}; the first time this takes a minute or two ..."
    if [ "$(cat "$venv/place.stamp" 2>/dev/null)" != "$(place_stamp)" ]; then
        make_venv
    fi
    rm -f "$venv"/*.stamp # what breaks off from here on is made anew next time
    case $1 in
        test) install_app ".[test]" ;;
        *) install_app "." ;;
    esac
    place_stamp >"$venv/place.stamp"
    contents_stamp >"$venv/run.stamp"
    if [ "$1" = test ]; then
        contents_stamp >"$venv/test.stamp"
    fi
    install_libraries
}

place_stamp() { # an environment works only where it was made and with the Python that made it
    printf '%s\n' "$root" "$("$venv/bin/python" -V 2>&1)"
}

contents_stamp() {
    place_stamp
    cat "$root/pyproject.toml" "$root/$constraints" | cksum
}

make_venv() {
    "$python" -m venv --clear "$venv" >&2 || fail "$python could not make $venv"
}

find_python() { # sets python to the first that will do
    recent='import sys; sys.exit(sys.version_info < (3, 11))'
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        "$python" -c "$recent" 2>/dev/null || continue
        "$python" -c 'import ensurepip, venv' 2>/dev/null && return
        fail "$python lacks venv; on Debian and Ubuntu: sudo apt-get install $python-venv"
    done
    if old=$(python3 -V 2>/dev/null); then
        fail "Python 3.11 or newer is needed and this is $old;" \
            "install, say, the packages python3.12 and python3.12-venv"
    fi
    fail "Python 3.11 or newer is needed; on Debian and Ubuntu: sudo apt-get install python3-venv"
}

install_app() { # $1: what to install, as pip spells it
    (cd "$root" && "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-cache-dir -c "$constraints" -e "$1" >&2) ||
        fail "pip could not install the packages (see above)"
}

# Nothing here is fatal: reports and exports need no Qt, and before a window opens main.py checks
# again and names what is missing.
install_libraries() {
    is_debian || return 0
    packages=$("$venv/bin/python" -P -m gui.platform_check) || return 0
    [ -n "$packages" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root=sudo
    else
        say "a window needs system libraries: sudo apt-get install $packages"
        return 0
    fi
    say "installing the system libraries of Qt: $packages"
    if ! log=$(apt_install 2>&1 </dev/null); then
        printf '%s\n' "$log" >&2
        say "that failed; by hand: sudo apt-get install $packages"
    fi
}

apt_install() {
    $as_root apt-get update -qq || true # the lists at hand may do
    # shellcheck disable=SC2086 # several words each, or none
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        -o DPkg::Lock::Timeout=60 $packages
}
