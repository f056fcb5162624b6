# Sourced by scripts/run and scripts/test, which set root: `set_up run` and `set_up test` make
# .venv, install into it and see to Qt's system libraries. When nothing has changed since the
# last time they return at once. Every word goes to stderr: stdout belongs to the program.

use_versions() { # $1: nothing, or -lowest; each has an environment of its own
    venv=${root:?}/.venv$1
    unfinished=$venv/unfinished # there while a call installs, and after one that was broken off
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

is_root() {
    [ "$(id -u)" = 0 ]
}

apt_line() { # $1: packages; says what to type
    if is_root; then
        printf 'type: apt-get install %s' "$1"
    elif command -v sudo >/dev/null; then
        printf 'type: sudo apt-get install %s' "$1"
    else
        printf 'type as root: apt-get install %s' "$1"
    fi
}

set_up() { # $1: run or test
    if is_set_up "$1"; then
        return
    fi
    find_python
    check_place
    lock
    if ! is_set_up "$1"; then # by the call that was waited for
        make_up_to_date "$1"
    fi
    unlock
    install_libraries
}

is_set_up() {
    is_whole && [ "$(cat "$venv/$1.stamp" 2>/dev/null)" = "$(contents_stamp)" ]
}

# pip fetches everything before it changes anything: as long as the folders are older than its
# start, what was installed before works still. They tell it however a call was ended.
is_whole() {
    [ ! -e "$unfinished" ] ||
        [ -z "$(find "$venv/bin" "$venv"/lib/*/site-packages -prune -newer "$unfinished/start" \
            2>/dev/null)" ]
}

place_stamp() { # an environment works only where it was made and with the Python that made it
    printf '%s\n' "$root" "$("$venv/bin/python" -V 2>&1)"
}

contents_stamp() {
    place_stamp
    cat "$root/pyproject.toml" "$root/$constraints" | cksum
}

find_python() { # sets python to the first that will do
    recent='import sys; sys.exit(sys.version_info < (3, 11))'
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        "$python" -c "$recent" 2>/dev/null || continue
        "$python" -c 'import ensurepip, venv' 2>/dev/null && return
        fail "$python lacks venv; on Debian and Ubuntu, $(apt_line "$python-venv")"
    done
    if old=$(python3 -V 2>/dev/null); then
        fail "Python 3.11 or newer is needed and this is $old;" \
            "install, say, the packages python3.12 and python3.12-venv"
    fi
    fail "Python 3.11 or newer is needed; on Debian and Ubuntu, $(apt_line python3-venv)"
}

check_place() {
    case $root in
        *[\"\$,:\;\\\{]*) # Qt, setuptools or venv stumble over them
            fail "Python and Qt need a folder without \" \$ , : ; \\ { in its path, unlike $root" ;;
    esac
    for place in "$root" "$venv"; do
        [ ! -e "$place" ] || [ -w "$place" ] || fail_unwritable "$place"
    done
}

fail_unwritable() { # $1: where
    fail "cannot write to $1: copy the folder without .venv to where you may write," \
        "or let root type: chown -R $(id -un) '$1'"
}

# One call at a time changes .venv. The system takes the lock back when the last process of a
# call has ended, in whatever way. Where it keeps no locks (NFS), all goes on without.
lock() {
    exec 9<"$root"
    at_once='import fcntl, sys
try:
    fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    sys.exit(1)
except OSError:
    pass'
    if ! "$python" -c "$at_once"; then
        say "another call is setting up ${venv##*/}; waiting for it ..."
        "$python" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)'
    fi
}

unlock() {
    exec 9<&-
}

make_up_to_date() { # $1: run or test
    say "setting up ${venv##*/}; the first time this takes a minute or two ..."
    log=$(build "$1" 2>&1) || fail_with_reason
}

build() { # $1: run or test; ends with the first step that fails
    export TMPDIR="$unfinished/tmp" # so that nothing of pip's is left in /tmp, or needs room there
    { fits_here || "$python" -m venv --clear --without-pip "$venv"; } &&
        rm -rf "$unfinished" && mkdir "$unfinished" "$TMPDIR" && : >"$unfinished/start" &&
        { [ -e "$venv/bin/pip" ] || "$venv/bin/python" -Im ensurepip --default-pip; } &&
        install_app "$1" && write_stamps "$1" && rm -rf "$unfinished"
}

fits_here() {
    is_whole && [ "$(cat "$venv/place.stamp" 2>/dev/null)" = "$(place_stamp)" ]
}

install_app() { # $1: run or test
    case $1 in
        test) app=".[test]" ;;
        *) app="." ;;
    esac
    cd "$root" && "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-cache-dir -c "$constraints" -e "$app"
}

write_stamps() { # $1: run or test
    place_stamp >"$venv/place.stamp" && contents_stamp >"$venv/run.stamp" &&
        { [ "$1" = run ] || contents_stamp >"$venv/$1.stamp"; }
}

fail_with_reason() { # log: the words of the step that failed
    if fits_here; then
        rm -rf "$unfinished"
    else
        rm -rf "${venv:?}"/* 2>/dev/null || true # half made; may be what fills the disk
    fi
    if says 'Errno (28|69|122)]|No space left' 1; then
        fail "the disk is full: make room for 2 GB in $root and start this again"
    elif says 'Errno (1|13|30)]|Permission denied' 1; then
        fail_unwritable "$root"
    elif says 'connection (broken|aborted|reset)|ConnectionError|incomplete|timed? ?out' 1; then
        fail "pip cannot reach its package index: start this again when there is a network" \
            "(where it goes through a proxy, HTTPS_PROXY has to name it)"
    elif says "codec can't" 1; then
        fail "Python cannot read $root in your locale: give the folder a name in plain letters"
    fi
    says error 5 || says . 5 || true
    fail "setting up ${venv##*/} failed, as told above; starting this again begins anew"
}

says() { # $1: what to look for in log, for grep -E; $2: how many of its lines to show, the last
    printf '%s\n' "$log" | LC_ALL=C grep -iE "$1" | tail -n "$2" | grep . >&2
}

# Nothing here is fatal: reports and exports need no Qt, and before a window opens main.py checks
# again and names what is missing.
install_libraries() {
    is_debian || return 0
    packages=$("$venv/bin/python" -P -m gui.platform_check) || return 0
    [ -n "$packages" ] || return 0
    if is_root; then
        as_root=
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root=sudo
    else
        say "a window needs system libraries; $(apt_line "$packages")"
        return 0
    fi
    say "installing the system libraries of Qt: $packages"
    if ! log=$(apt_install 2>&1 </dev/null); then
        says . 5 || true
        say "that failed, and a window needs them; $(apt_line "$packages")"
    fi
}

apt_install() {
    $as_root apt-get update -qq || true # the lists at hand may do
    # shellcheck disable=SC2086 # several words each, or none
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        -o DPkg::Lock::Timeout=60 $packages
}
